#include "zopa/io/gmcr/gmcr_writer.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include <nlohmann/json.hpp>

#include "zopa/io/foreign/conflict.hpp"

namespace zopa::gmcr {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostTerms = 10'000;  // of one condition
constexpr std::size_t kMostOptions = 62;    // of a file, as its reader has it

// What each option of GMCR+ is, for a conjunction: yes, no, or not named.
using Term = std::map<std::size_t, bool>;

class Writer {
 public:
  explicit Writer(const Negotiation& negotiation) : negotiation_(negotiation) {}

  Result<std::string> write() {
    parties_ = foreign::parties_of_conflict(negotiation_);
    for (const PartyId party : parties_) add_options(party);
    if (options_.empty() || options_.size() > kMostOptions) {
      fail(Message("fault.gmcr_options", {{"count", options_.size()}}));
    }
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    Json makers = Json::array();
    for (const PartyId party : parties_) makers.push_back(maker(party));
    add_rules();
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    const Json file = {{"program", "gmcr-py"},
                       {"version", "0.4.1"},
                       {"decisionMakers", std::move(makers)},
                       {"options", std::move(options_)},
                       {"infeasibles", std::move(infeasible_)},
                       {"useManualPreferenceRanking", false}};
    return file.dump(2) + "\n";
  }

 private:
  void fail(const Message& message) {
    error_.diagnostics.push_back(
        fault("cannot-write", message, negotiation_.file()).diagnostics[0]);
  }

  void add_options(PartyId party) {
    auto& owned = owned_.emplace_back();
    for (std::size_t i = 0; i < negotiation_.issues().size(); ++i) {
      const Issue& issue = negotiation_.issues()[i];
      if (issue.by != party) continue;
      std::vector<OptionId> options;
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        if (!issue.options[o].excluded) options.emplace_back(o);
      }
      if (options.size() > 2 && !issue.irreversible.empty()) {
        fail(Message("fault.gmcr_irreversible",
                     {{"issue", Code{issue.id}}, {"count", options.size()}}));
        continue;
      }
      if (options.size() == 2 && rules_out(issue, options[0], options[1]) &&
          rules_out(issue, options[1], options[0])) {
        fail(Message("fault.gmcr_fixed", {{"issue", Code{issue.id}}}));
        continue;
      }
      add_options(issue, IssueId{i}, options, owned);
    }
  }

  void add_options(const Issue& issue, IssueId id, const std::vector<OptionId>& options,
                   std::vector<std::size_t>& owned) {
    for (std::size_t o = 1; o < options.size(); ++o) {
      number_of_[{id, options[o]}] = options_.size();
      owned.push_back(options_.size());
      const std::string name = options.size() == 2
                                   ? issue.name
                                   : issue.name + ": " + issue.options[options[o].index()].name;
      options_.push_back({{"name", name}, {"permittedDirection", direction(issue, options)}});
    }
    first_option_[id] = options.empty() ? OptionId{std::size_t{0}} : options[0];
    for (std::size_t a = 1; a < options.size(); ++a) {
      for (std::size_t b = a + 1; b < options.size(); ++b) {  // one of them at most
        const Term both = {{number_of_[{id, options[a]}], true},
                           {number_of_[{id, options[b]}], true}};
        infeasible_.push_back(simple(both));
      }
    }
  }

  static std::string direction(const Issue& issue, const std::vector<OptionId>& options) {
    if (options.size() != 2) return "both";
    if (rules_out(issue, options[1], options[0])) return "fwd";
    return rules_out(issue, options[0], options[1]) ? "back" : "both";
  }

  // `irreversible` holds the moves that cannot be undone: it rules their opposites out.
  static bool rules_out(const Issue& issue, OptionId from, OptionId to) {
    return std::find(issue.irreversible.begin(), issue.irreversible.end(), Move{to, from}) !=
           issue.irreversible.end();
  }

  Json maker(PartyId party) {
    const std::size_t row = static_cast<std::size_t>(
        std::find(parties_.begin(), parties_.end(), party) - parties_.begin());
    Json preferences = Json::array();
    const std::string& name = negotiation_.party(party).name;
    const auto priorities = foreign::priorities_for(negotiation_, party, "GMCR+");
    if (priorities) {
      for (const Formula& formula : priorities->formulas) {
        const auto terms = dnf(formula, true);
        if (terms) preferences.push_back(condition(*terms));
      }
    } else {
      const auto& faults = priorities.error().diagnostics;
      error_.diagnostics.insert(error_.diagnostics.end(), faults.begin(), faults.end());
    }
    return {{"name", name}, {"options", owned_[row]}, {"preferences", std::move(preferences)}};
  }

  void add_rules() {
    for (const Rule& rule : negotiation_.rules()) {
      if (foreign::joint_issue_in(rule.formula, negotiation_)) continue;  // left out, with a remark
      const auto terms = dnf(rule.formula, false);
      if (!terms) continue;
      for (const Term& term : *terms) {
        if (!term.empty()) infeasible_.push_back(simple(term));
        if (term.empty())
          infeasible_.insert(infeasible_.end(), {yes_or_no(true), yes_or_no(false)});
      }
    }
  }

  // The first option's being taken, or not: no condition may be without options.
  static Json yes_or_no(bool is_yes) { return simple({{0, is_yes}}); }

  static Json simple(const Term& term) {
    Json pairs = Json::array();
    for (const auto& [option, is_yes] : term) {
      pairs.push_back(Json::array({option, is_yes ? "Y" : "N"}));
    }
    return pairs;
  }

  static Json condition(const std::vector<Term>& terms) {
    const bool is_always = std::any_of(terms.begin(), terms.end(), std::mem_fn(&Term::empty));
    if (is_always) return {{"compound", true}, {"members", {yes_or_no(true), yes_or_no(false)}}};
    if (terms.empty()) return Json::array({yes_or_no(true)[0], yes_or_no(false)[0]});  // never
    if (terms.size() == 1) return simple(terms[0]);
    Json members = Json::array();
    for (const Term& term : terms) members.push_back(simple(term));
    return {{"compound", true}, {"members", std::move(members)}};
  }

  // Disjunctive normal form of the formula or, where `is_wanted` is false, of its opposite. Nothing
  // after a fault; no term where it never holds, a term without options where it always does.
  std::optional<std::vector<Term>> dnf(const Formula& formula, bool is_wanted) {
    std::optional<std::vector<Term>> terms = normal_form(formula, is_wanted);
    if (!terms) {
      fail(Message("fault.gmcr_cases", {{"most", std::to_string(kMostTerms)}}));
    }
    return terms;
  }

  std::optional<std::vector<Term>> normal_form(const Formula& formula, bool is_wanted) {
    switch (formula.kind) {
      case Formula::Kind::atom:
        return atom(formula.atom, is_wanted);
      case Formula::Kind::negation:
        return normal_form(formula.parts[0], !is_wanted);
      case Formula::Kind::implication:
        return is_wanted ? either(normal_form(formula.parts[0], false),
                                  normal_form(formula.parts[1], true))
                         : both(normal_form(formula.parts[0], true),
                                normal_form(formula.parts[1], false));
      case Formula::Kind::iff:
        return either(
            both(normal_form(formula.parts[0], true), normal_form(formula.parts[1], is_wanted)),
            both(normal_form(formula.parts[0], false), normal_form(formula.parts[1], !is_wanted)));
      default:
        break;
    }
    const bool is_all = (formula.kind == Formula::Kind::conjunction) == is_wanted;
    auto terms = normal_form(formula.parts[0], is_wanted);
    for (std::size_t i = 1; i < formula.parts.size(); ++i) {
      auto next = normal_form(formula.parts[i], is_wanted);
      terms = is_all ? both(std::move(terms), std::move(next))
                     : either(std::move(terms), std::move(next));
    }
    return terms;
  }

  // One term for each option that makes it true.
  std::vector<Term> atom(const Atom& atom, bool is_wanted) {
    std::vector<Term> terms;
    const Issue& issue = negotiation_.issue(atom.issue);
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      if (issue.options[o].excluded) continue;
      if (atom.is_true_of(OptionId{o}) == is_wanted)
        terms.push_back(taken(atom.issue, OptionId{o}));
    }
    return terms;
  }

  // The first option is taken where none of the others is.
  Term taken(IssueId issue, OptionId option) {
    if (option != first_option_[issue]) return {{number_of_[{issue, option}], true}};
    Term term;
    for (const auto& [key, number] : number_of_) {
      if (key.first == issue) term[number] = false;
    }
    return term;
  }

  static std::optional<std::vector<Term>> either(std::optional<std::vector<Term>> a,
                                                 std::optional<std::vector<Term>> b) {
    if (!a || !b || a->size() + b->size() > kMostTerms) return std::nullopt;
    a->insert(a->end(), b->begin(), b->end());
    std::sort(a->begin(), a->end());
    a->erase(std::unique(a->begin(), a->end()), a->end());
    return a;
  }

  static std::optional<std::vector<Term>> both(std::optional<std::vector<Term>> a,
                                               std::optional<std::vector<Term>> b) {
    if (!a || !b || a->size() * b->size() > kMostTerms) return std::nullopt;
    std::vector<Term> terms;
    for (const Term& own : *a) {
      for (const Term& other : *b) {
        Term joined = own;
        bool is_possible = true;
        for (const auto& [option, is_yes] : other) {
          is_possible = is_possible && joined.try_emplace(option, is_yes).first->second == is_yes;
        }
        if (is_possible) terms.push_back(std::move(joined));
      }
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
  }

  const Negotiation& negotiation_;
  Error error_;
  std::vector<PartyId> parties_;
  std::vector<std::vector<std::size_t>> owned_;  // by party: options of the file
  std::map<std::pair<IssueId, OptionId>, std::size_t> number_of_;
  std::map<IssueId, OptionId> first_option_;
  Json options_ = Json::array();
  Json infeasible_ = Json::array();
};

}  // namespace

Result<std::string> write(const Negotiation& negotiation) { return Writer(negotiation).write(); }

}  // namespace zopa::gmcr
