#include "zopa/report/standpoints.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "zopa/model/cells.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t kMostOptions = 3;  // named one by one
constexpr std::size_t kMostApart = 12;   // parties, each with a line of its own

bool is_on_alone(const Formula& formula, IssueId issue) {
  const std::vector<IssueId> issues = issues_of(formula);
  return issues.size() == 1 && issues.front() == issue;
}

// What one party says, or several who say the same.
class Standpoint {
 public:
  Standpoint(Value who, IssueId issue, const Words& words)
      : negotiation_(words.negotiation()), who_(std::move(who)), issue_(issue), words_(words) {}

  // Of one of them.
  [[nodiscard]] std::optional<std::string> in_words(PartyId party) {
    party_ = party;
    for (const PositionId id : negotiation_.positions_on(party, issue_)) {
      position_ = id;
      std::visit([this](const auto& claim) { add(claim); }, negotiation_.position(id).claim);
    }
    if (parts_.parts.empty()) return std::nullopt;
    return words_.say("standpoint.party", {{"party", who_}, {"parts", std::move(parts_)}});
  }

 private:
  void add(const RedLine& line) {
    if (!is_on_alone(line.formula, issue_)) return;
    const Sides sides = sides_of(line.formula, issue_, negotiation_);
    add_shorter("standpoint.rules_out", "standpoint.rules_out_but", sides.no, sides.yes);
  }
  void add(const Demand& demand) {
    if (!is_on_alone(demand.formula, issue_)) return;
    const Sides sides = sides_of(demand.formula, issue_, negotiation_);
    const bool is_rest = !sides.no.empty() && sides.no.size() < sides.yes.size();
    if (is_rest && is_ruled_out(sides.no)) return;
    add_shorter("standpoint.asks", "standpoint.asks_but", sides.yes, sides.no);
  }
  void add(const Acceptance& acceptance) {
    if (!is_on_alone(acceptance.formula, issue_)) return;
    add_part("standpoint.accepts", sides_of(acceptance.formula, issue_, negotiation_).yes);
  }
  void add(const Taking& taking) {
    if (taking.issue == issue_) add_part("standpoint.takes", taking.options);
  }
  template <class Claim>
  void add(const Claim& /*says nothing of what is asked for or ruled out*/) {}

  // By a line on as strong a basis: then "anything but these" is said already.
  [[nodiscard]] bool is_ruled_out(const std::vector<OptionId>& options) const {
    const auto ids = negotiation_.positions_on(party_, issue_);
    const Basis basis = basis_of(negotiation_, negotiation_.position(position_));
    return std::any_of(ids.begin(), ids.end(), [&](PositionId id) {
      const Position& position = negotiation_.position(id);
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (line == nullptr || !is_on_alone(line->formula, issue_)) return false;
      const std::vector<OptionId> out = sides_of(line->formula, issue_, negotiation_).no;
      return basis_of(negotiation_, position) <= basis &&
             std::includes(out.begin(), out.end(), options.begin(), options.end());
    });
  }

  // What it says, or all but what it leaves, where that is shorter.
  void add_shorter(const char* key, const char* key_of_rest, const std::vector<OptionId>& said,
                   const std::vector<OptionId>& rest) {
    const bool is_shorter = !rest.empty() && names_needed(rest) < names_needed(said);
    add_part(is_shorter ? key_of_rest : key, is_shorter ? rest : said);
  }

  // Numbers beside one another are said as one.
  [[nodiscard]] std::size_t names_needed(const std::vector<OptionId>& options) const {
    if (!negotiation_.issue(issue_).scale) return options.size();
    return stretches(negotiation_, issue_, options).size();
  }

  void add_part(const char* key, const std::vector<OptionId>& options) {
    if (options.empty()) return;
    const bool is_numeric = negotiation_.issue(issue_).scale.has_value();
    const std::size_t shown = is_numeric ? options.size() : std::min(options.size(), kMostOptions);
    const std::vector<OptionId> first(options.begin(),
                                      options.begin() + static_cast<std::ptrdiff_t>(shown));
    const bool is_all = shown == options.size();
    List names = words_.quoted(issue_, first, is_all ? Join::any : Join::commas);
    if (!is_all) {
      names.parts.emplace_back(Message("brief.more", {{"count", options.size() - shown}}));
    }
    parts_.parts.emplace_back(
        Message(key, {{"party", who_}, {"options", std::move(names)}, {"basis", basis()}}));
  }

  // And whether somebody disputes it.  Put into words for the few claims that are about this issue.
  [[nodiscard]] std::string basis() const {
    const Position& position = negotiation_.position(position_);
    return words_.basis(basis_of(negotiation_, position), position.because);
  }

  const Negotiation& negotiation_;
  Value who_;
  IssueId issue_;
  const Words& words_;
  PartyId party_;
  PositionId position_;  // that is looked at
  List parts_{Join::semicolons, {}};
};

const Formula* formula_of(const Claim& claim) {
  if (const auto* line = std::get_if<RedLine>(&claim)) return &line->formula;
  if (const auto* demand = std::get_if<Demand>(&claim)) return &demand->as_said();
  if (const auto* acceptance = std::get_if<Acceptance>(&claim)) return &acceptance->as_said();
  return nullptr;
}

}  // namespace

Sides sides_of(const Formula& formula, IssueId issue, const Negotiation& negotiation) {
  Sides sides;
  const auto& options = negotiation.issue(issue).options;
  for (std::size_t o = 0; o < options.size(); ++o) {
    if (!options[o].is_possible()) continue;
    const Truth truth = truth_on(issue, OptionId{o}, formula, negotiation);
    if (truth == Truth::yes) sides.yes.emplace_back(o);
    if (truth == Truth::no) sides.no.emplace_back(o);
  }
  return sides;
}

Standpoints standpoints(IssueId issue, const Words& words) {
  Standpoints found;
  std::vector<std::vector<PartyId>> alike;         // who say the same
  std::map<std::string, std::size_t> place_among;  // … by what they say
  for (std::size_t p = 0; p < words.negotiation().parties().size(); ++p) {
    const auto said = Standpoint(Name{}, issue, words).in_words(PartyId{p});
    if (!said) continue;
    found.parties.emplace_back(p);
    const auto [place, is_new] = place_among.try_emplace(*said, alike.size());
    if (is_new) alike.emplace_back();
    alike[place->second].emplace_back(p);
  }
  if (found.parties.size() <= kMostApart) {
    for (const PartyId party : found.parties) {
      found.sentences.push_back(*Standpoint(words.name(party), issue, words).in_words(party));
    }
    return found;
  }
  for (const auto& parties : alike) {
    Standpoint together(words.names(parties), issue, words);
    found.sentences.push_back(*together.in_words(parties.front()));
  }
  return found;
}

std::string claim_in_short(const Position& position, const Words& words) {
  const auto say = [&](const char* key, const Formula& formula) {
    return words.say(key,
                     {{"party", words.name(position.party)}, {"what", words.formula(formula)}});
  };
  if (const auto* line = std::get_if<RedLine>(&position.claim)) {
    return say("brief.red_line", line->as_said());
  }
  if (const auto* demand = std::get_if<Demand>(&position.claim)) {
    return say("brief.demand", demand->as_said());
  }
  if (const auto* acceptance = std::get_if<Acceptance>(&position.claim)) {
    return say("brief.acceptance", acceptance->as_said());
  }
  return words.claim(position);
}

std::vector<std::string> linked_standpoints(const Words& words) {
  std::vector<std::string> sentences;
  const Negotiation& negotiation = words.negotiation();
  for (const Position& position : negotiation.positions()) {
    const Formula* formula = formula_of(position.claim);
    if (formula == nullptr || issues_of(*formula).size() < 2) continue;
    sentences.push_back(
        words.say("standpoint.linked",
                  {{"claim", claim_in_short(position, words)},
                   {"basis", words.basis(basis_of(negotiation, position), position.because)}}));
  }
  return sentences;
}

}  // namespace zopa::report
