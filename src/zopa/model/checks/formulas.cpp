#include "zopa/model/checks/formulas.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace zopa {
namespace {

template <class Item>
bool has_twice(std::vector<Item> items) {
  std::sort(items.begin(), items.end());
  return std::adjacent_find(items.begin(), items.end()) != items.end();
}

class FormulaCheck {
 public:
  FormulaCheck(const Contents& contents, const Spot& spot, Flaws& flaws)
      : contents_(contents), spot_(spot), flaws_(flaws) {}

  bool check(const Formula& formula, std::size_t depth) {
    if (depth > kMostDepth) return fail(Message("fault.too_deep", {{"what", "formula"}}));
    if (formula.kind == Formula::Kind::atom) return check_atom(formula);
    return check_count(formula) &&
           std::all_of(formula.parts.begin(), formula.parts.end(),
                       [&](const Formula& part) { return check(part, depth + 1); });
  }

 private:
  bool fail(Message message) {
    flaws_.add_of_shape("bad-formula", spot_, std::move(message));
    return false;
  }
  bool fail(const char* key, std::size_t count) { return fail(Message(key, {{"count", count}})); }

  bool check_count(const Formula& formula) {
    const std::size_t parts = formula.parts.size();
    switch (formula.kind) {
      case Formula::Kind::negation:
        return parts == 1 || fail("fault.not_parts", parts);
      case Formula::Kind::implication:
      case Formula::Kind::iff:
        return parts == 2 || fail("fault.implies_parts", parts);
      case Formula::Kind::conjunction:
      case Formula::Kind::disjunction:
        return parts >= 2 || fail("fault.and_parts", parts);
      default:
        return fail(Message("fault.no_kind", {{"kind", "formula"}}));
    }
  }

  bool check_atom(const Formula& formula) {
    const Atom& atom = formula.atom;
    if (!formula.parts.empty()) return fail(Message("fault.atom_parts"));
    if (!flaws_.leads(atom.issue, contents_.issues.size(), "issue", spot_)) return false;
    const Issue& issue = contents_.issue(atom.issue);
    for (const OptionId option : atom.options) {
      if (!flaws_.leads(option, issue.options.size(), "option", spot_)) return false;
    }
    switch (atom.relation) {
      case Atom::Relation::equals:
      case Atom::Relation::differs:
        return atom.options.size() == 1 || fail("fault.equals_options", atom.options.size());
      case Atom::Relation::in:
        if (atom.options.empty()) return fail(Message("fault.in_needs_options"));
        return !has_twice(atom.options) || fail(Message("fault.in_twice"));
      case Atom::Relation::holds:
        return is_yes(atom, issue) || fail(Message("fault.not_alone"));
      case Atom::Relation::less:
      case Atom::Relation::at_most:
      case Atom::Relation::at_least:
      case Atom::Relation::more:
        if (!issue.scale) return fail(Message("fault.not_numeric", {{"issue", shown(issue.id)}}));
        return atom.options.size() == 1 || fail("fault.equals_options", atom.options.size());
      default:
        return fail(Message("fault.no_kind", {{"kind", "atom"}}));
    }
  }

  static bool is_yes(const Atom& atom, const Issue& issue) {
    const auto& options = issue.options;
    return options.size() == 2 && atom.options.size() == 1 &&
           options[atom.options[0].index()].id == "yes" &&
           options[1 - atom.options[0].index()].id == "no";
  }

  const Contents& contents_;
  Spot spot_;
  Flaws& flaws_;
};

class AgreementCheck {
 public:
  AgreementCheck(const Contents& contents, Flaws& flaws) : contents_(contents), flaws_(flaws) {}

  bool check(const Agreement& rule, std::size_t depth) {
    if (depth > kMostDepth) return fail(Message("fault.too_deep", {{"what", "rule"}}));
    switch (rule.kind) {
      case Agreement::Kind::party:
        return check_party(rule);
      case Agreement::Kind::all:
      case Agreement::Kind::any:
        if (rule.parts.size() < 2) return fail(Message("fault.and_joins_two"));
        return check_parts(rule, depth);
      case Agreement::Kind::at_least:
        return check_at_least(rule) && check_parts(rule, depth);
      default:
        return fail(Message("fault.no_kind", {{"kind", "agreement"}}));
    }
  }

 private:
  bool fail(Message message) {
    flaws_.add_of_shape("bad-formula", {Section::agreement}, std::move(message));
    return false;
  }

  bool check_parts(const Agreement& rule, std::size_t depth) {
    return std::all_of(rule.parts.begin(), rule.parts.end(),
                       [&](const Agreement& part) { return check(part, depth + 1); });
  }

  bool check_party(const Agreement& rule) {
    if (!rule.parts.empty()) return fail(Message("fault.party_parts"));
    if (!flaws_.leads(rule.party, contents_.parties.size(), "party", {Section::agreement})) {
      return false;
    }
    return contents_.party(rule.party).role == Role::principal ||
           fail(Message("fault.no_vote", {{"party", shown(contents_.party(rule.party).id)}}));
  }

  bool check_at_least(const Agreement& rule) {
    std::vector<PartyId> parties;
    for (const Agreement& part : rule.parts) {
      if (part.kind != Agreement::Kind::party) return fail(Message("fault.of_parties_only"));
      parties.push_back(part.party);
    }
    if (has_twice(parties)) return fail(Message("fault.of_twice"));
    if (rule.threshold >= 1 && rule.threshold <= parties.size()) return true;
    return fail(
        Message("fault.of_threshold", {{"most", parties.size()}, {"number", rule.threshold}}));
  }

  const Contents& contents_;
  Flaws& flaws_;
};

}  // namespace

bool check_formula(const Contents& contents, const Formula& formula, const Spot& spot,
                   Flaws& flaws) {
  return FormulaCheck(contents, spot, flaws).check(formula, 0);
}

void check_agreement(const Contents& contents, Flaws& flaws) {
  if (contents.agreement) AgreementCheck(contents, flaws).check(*contents.agreement, 0);
}

}  // namespace zopa
