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
    if (depth > kMostDepth) return fail("the formula is nested too deeply");
    if (formula.kind == Formula::Kind::atom) return check_atom(formula);
    return check_count(formula) &&
           std::all_of(formula.parts.begin(), formula.parts.end(),
                       [&](const Formula& part) { return check(part, depth + 1); });
  }

 private:
  bool fail(std::string message) {
    flaws_.add_of_shape("bad-formula", spot_, std::move(message));
    return false;
  }

  bool check_count(const Formula& formula) {
    const std::size_t parts = formula.parts.size();
    switch (formula.kind) {
      case Formula::Kind::negation:
        return parts == 1 || fail("`not` has one part, not " + std::to_string(parts));
      case Formula::Kind::implication:
      case Formula::Kind::iff:
        return parts == 2 ||
               fail("`implies` and `iff` have two parts, not " + std::to_string(parts));
      case Formula::Kind::conjunction:
      case Formula::Kind::disjunction:
        return parts >= 2 ||
               fail("`and` and `or` have two parts or more, not " + std::to_string(parts));
      default:
        return fail("this is no kind of formula");
    }
  }

  bool check_atom(const Formula& formula) {
    const Atom& atom = formula.atom;
    if (!formula.parts.empty()) return fail("a comparison of an issue has no formulas in it");
    if (!flaws_.leads(atom.issue, contents_.issues.size(), "issue", spot_)) return false;
    const Issue& issue = contents_.issue(atom.issue);
    for (const OptionId option : atom.options) {
      if (!flaws_.leads(option, issue.options.size(), "option", spot_)) return false;
    }
    switch (atom.relation) {
      case Atom::Relation::equals:
      case Atom::Relation::differs:
        return atom.options.size() == 1 || fail("`==` and `!=` have one option after them, not " +
                                                std::to_string(atom.options.size()));
      case Atom::Relation::in:
        if (atom.options.empty()) return fail("`in` needs options");
        return !has_twice(atom.options) || fail("an option stands twice after `in`");
      case Atom::Relation::holds:
        return is_yes(atom, issue) ||
               fail("only an issue with just the options `yes` and `no` stands alone");
      default:
        return fail("this is no kind of comparison");
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
    if (depth > kMostDepth) return fail("the rule is nested too deeply");
    switch (rule.kind) {
      case Agreement::Kind::party:
        return check_party(rule);
      case Agreement::Kind::all:
      case Agreement::Kind::any:
        if (rule.parts.size() < 2) return fail("`and` and `or` join two parts or more");
        return check_parts(rule, depth);
      case Agreement::Kind::at_least:
        return check_at_least(rule) && check_parts(rule, depth);
      default:
        return fail("this is no kind of agreement rule");
    }
  }

 private:
  bool fail(std::string message) {
    flaws_.add_of_shape("bad-formula", {Section::agreement}, std::move(message));
    return false;
  }

  bool check_parts(const Agreement& rule, std::size_t depth) {
    return std::all_of(rule.parts.begin(), rule.parts.end(),
                       [&](const Agreement& part) { return check(part, depth + 1); });
  }

  bool check_party(const Agreement& rule) {
    if (!rule.parts.empty()) return fail("the consent of one party has no parts");
    if (!flaws_.leads(rule.party, contents_.parties.size(), "party", {Section::agreement})) {
      return false;
    }
    return contents_.party(rule.party).role == Role::principal ||
           fail(shown(contents_.party(rule.party).id) +
                " is not a principal: it has no vote, so its consent makes no agreement");
  }

  bool check_at_least(const Agreement& rule) {
    std::vector<PartyId> parties;
    for (const Agreement& part : rule.parts) {
      if (part.kind != Agreement::Kind::party) return fail("`of` has parties after it only");
      parties.push_back(part.party);
    }
    if (has_twice(parties)) return fail("a party stands twice after `of`");
    if (rule.threshold >= 1 && rule.threshold <= parties.size()) return true;
    return fail("a whole number from 1 to " + std::to_string(parties.size()) +
                " is needed before `of`, not " + std::to_string(rule.threshold));
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
