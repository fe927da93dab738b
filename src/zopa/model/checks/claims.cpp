#include "zopa/model/checks/claims.hpp"

#include <algorithm>
#include <set>

#include "zopa/model/cells.hpp"
#include "zopa/model/checks/formulas.hpp"

namespace zopa {
namespace {

class ClaimCheck {
 public:
  ClaimCheck(const Contents& contents, std::size_t position, Flaws& flaws)
      : contents_(contents), position_(position), flaws_(flaws) {}

  bool operator()(const Demand& claim) { return check(claim.formula, "demands"); }
  bool operator()(const RedLine& claim) {
    if (claim.firmness > Firmness::absolute) return refuse("firmness", no_kind("firmness"));
    return check(without_easing(claim.formula), "requires") && check_easing(claim);
  }
  bool operator()(const Acceptance& claim) { return check(claim.formula, "accepts"); }

  bool operator()(const Taking& claim) {
    if (!leads(claim.issue, "issue")) return false;
    if (claim.bound && !check_bound(*claim.bound, claim.issue)) return false;
    const std::size_t count = contents_.issue(claim.issue).options.size();
    std::set<OptionId> taken;
    for (const OptionId option : claim.options) {
      if (!flaws_.leads(option, count, "option", at("takes"))) return false;
      if (taken.insert(option).second) continue;
      flaws_.add(
          "duplicate-id", at("takes"),
          Message("fault.twice_in_list", {{"id", Code{contents_.option(claim.issue, option).id}}}));
      return false;
    }
    if (!taken.empty()) return true;
    flaws_.add_of_shape("too-few", at("takes"), Message("fault.one_needed", {{"kind", "option"}}));
    return false;
  }

  bool operator()(const OptionOrder& claim) {
    if (!leads(claim.issue, "issue")) return false;
    const Issue& issue = contents_.issue(claim.issue);
    if (claim.direction != OptionOrder::Direction::listed && !issue.scale) {
      return refuse("prefers", Message("fault.not_numeric", {{"issue", shown(issue.id)}}));
    }
    if (issue.scale && issue.scale->flaw()) return false;  // reported
    const std::size_t count = issue.options.size();
    const auto is_there = [&](OptionId option) {
      return flaws_.leads(option, count, "option", at("prefers"));
    };
    return std::all_of(claim.options.begin(), claim.options.end(), is_there) &&
           check_chain(claim.options, claim.relations, "prefers");
  }

  bool operator()(const IssueOrder& claim) {
    for (const IssueOrder::Term& term : claim.terms) {
      if (!leads(term.issue, "weighs")) return false;
      if (term.factor <= Decimal{}) {
        return refuse("weighs",
                      Message("fault.factor_above_0", {{"number", term.factor.to_text()}}));
      }
    }
    return check_chain(claim.terms, claim.relations, "weighs");
  }

  bool operator()(const Comparison& claim) {
    if (claim.relation > Relation::equal) return refuse("compares", no_kind("comparison"));
    return check(claim.left, "compares") && check(claim.right, "compares");
  }

  bool operator()(const Priorities& claim) {
    for (std::size_t i = 0; i < claim.formulas.size(); ++i) {
      if (!check_formula(contents_, claim.formulas[i], at("priorities", i), flaws_)) return false;
    }
    if (claim.strong > claim.formulas.size()) {
      return refuse("priorities", Message("fault.strong_too_many"));
    }
    if (claim.is_open.empty() || claim.is_open.size() == claim.formulas.size()) return true;
    return refuse("priorities", Message("fault.whether_all_or_none"));
  }

  bool operator()(const OptionValues& claim) {
    if (!leads(claim.issue, "issue") || !check_valued(claim.issue, "values")) return false;
    const std::size_t count = contents_.issue(claim.issue).options.size();
    std::vector<OptionId> options;
    for (const auto& entry : claim.entries) {
      if (!flaws_.leads(entry.option, count, "option", at("values"))) return false;
      options.push_back(entry.option);
    }
    return check_entries(options, "values");
  }

  bool operator()(const IssueWeights& claim) {
    std::vector<IssueId> issues;
    for (const auto& entry : claim.entries) {
      if (!leads(entry.issue, "weights")) return false;
      issues.push_back(entry.issue);
    }
    return check_entries(issues, "weights");
  }

  bool operator()(const OptionPoints& claim) {
    std::vector<IssueId> issues;
    for (const auto& part : claim.issues) {
      if (!leads(part.issue, "points") || !check_valued(part.issue, "points")) return false;
      issues.push_back(part.issue);
      const std::size_t count = contents_.issue(part.issue).options.size();
      std::vector<OptionId> options;
      for (const auto& entry : part.options) {
        if (!flaws_.leads(entry.option, count, "option", at("points"))) return false;
        options.push_back(entry.option);
      }
      if (!check_entries(options, "points")) return false;
    }
    return check_entries(issues, "points");
  }

  bool operator()(const Reservation& /*a number*/) { return true; }

 private:
  [[nodiscard]] Spot at(const char* key, std::optional<std::size_t> part = {}) const {
    return {Section::positions, position_, key, part};
  }

  static Message no_kind(const char* kind) { return Message("fault.no_kind", {{"kind", kind}}); }

  bool refuse(const char* key, Message message) {
    flaws_.add_of_shape("bad-formula", at(key), std::move(message));
    return false;
  }

  bool leads(IssueId issue, const char* key) {
    return flaws_.leads(issue, contents_.issues.size(), "issue", at(key));
  }

  // A number for each number of an issue, if there are not too many.
  bool check_valued(IssueId id, const char* key) {
    const Issue& issue = contents_.issue(id);
    if (!issue.scale) return true;
    if (issue.scale->flaw()) return false;  // reported
    if (issue.scale->numbers() <= kMostValued) return true;
    flaws_.add("too-large", at(key),
               Message("fault.scale_valued", {{"issue", shown(issue.id)},
                                              {"count", issue.scale->numbers()},
                                              {"most", kMostValued}}));
    return false;
  }

  // `takes: "<= 45"`
  bool check_bound(const Atom& bound, IssueId issue) {
    if (bound.issue != issue || !bound.is_bound()) return refuse("takes", no_kind("atom"));
    Formula formula;
    formula.atom = bound;
    return check(formula, "takes");
  }

  bool check(const Formula& formula, const char* key) {
    return check_formula(contents_, formula, at(key), flaws_);
  }

  // Of a line in force; nobody says so much by himself.
  bool check_easing(const RedLine& line) {
    const std::vector<Atom> by = easing_of(line.formula);
    if (!by.empty() && !line.said) return refuse("requires", no_kind("atom"));
    return std::all_of(by.begin(), by.end(), [&](const Atom& atom) {
      if (!leads(atom.issue, "requires")) return false;
      const Issue& issue = contents_.issue(atom.issue);
      return std::all_of(atom.options.begin(), atom.options.end(), [&](OptionId option) {
        if (!flaws_.leads(option, issue.options.size(), "option", at("requires"))) return false;
        return issue.options[option.index()].eases || refuse("requires", no_kind("atom"));
      });
    });
  }

  // "a > b ~ c": two items or more, each once, and a relation between neighbours.
  template <class Item>
  bool check_chain(const std::vector<Item>& items, const std::vector<Relation>& relations,
                   const char* key) {
    if (items.size() < 2) return refuse(key, Message("fault.order_needs_two", {{"of", "any"}}));
    if (relations.size() + 1 != items.size()) {
      return refuse(key, Message("fault.order_relations", {{"items", items.size()},
                                                           {"between", items.size() - 1},
                                                           {"relations", relations.size()}}));
    }
    std::set<Item> taken;
    for (const Item& item : items) {
      if (taken.insert(item).second) continue;
      return refuse(key, Message("fault.twice_in_order", {{"what", "something"}, {"item", ""}}));
    }
    return std::all_of(relations.begin(), relations.end(),
                       [](Relation relation) { return relation <= Relation::equal; }) ||
           refuse(key, no_kind("relation"));
  }

  template <class IdType>
  bool check_entries(std::vector<IdType> ids, const char* key) {
    if (ids.empty()) {
      flaws_.add_of_shape("too-few", at(key), Message("fault.one_needed", {{"kind", "number"}}));
      return false;
    }
    std::sort(ids.begin(), ids.end());
    if (std::adjacent_find(ids.begin(), ids.end()) == ids.end()) return true;
    flaws_.add_of_shape("duplicate-key", at(key), Message("fault.two_numbers"));
    return false;
  }

  const Contents& contents_;
  std::size_t position_;
  Flaws& flaws_;
};

}  // namespace

bool check_claim(const Contents& contents, std::size_t position, Flaws& flaws) {
  return std::visit(ClaimCheck(contents, position, flaws), contents.positions[position].claim);
}

}  // namespace zopa
