#include "zopa/model/formula.hpp"

#include <algorithm>
#include <utility>

namespace zopa {
namespace {

void collect_issues(const Formula& formula, std::vector<IssueId>& issues) {
  const bool is_atom = formula.kind == Formula::Kind::atom;
  if (is_atom && !formula.atom.is_easing()) issues.push_back(formula.atom.issue);
  for (const Formula& part : formula.parts) collect_issues(part, issues);
}

// A disjunction of the formula itself and of what eases it.
bool is_eased(const Formula& formula) {
  return formula.kind == Formula::Kind::disjunction && formula.parts.size() > 1 &&
         std::all_of(formula.parts.begin() + 1, formula.parts.end(), [](const Formula& part) {
           return part.kind == Formula::Kind::atom && part.atom.is_easing();
         });
}

}  // namespace

bool Atom::is_true_of(OptionId option) const {
  switch (relation) {
    case Relation::less:
      return option < options.front();
    case Relation::at_most:
      return option <= options.front();
    case Relation::at_least:
      return option >= options.front();
    case Relation::more:
      return option > options.front();
    case Relation::eases:
      return false;
    default:
      break;
  }
  return has(option) != (relation == Relation::differs);
}

bool Atom::has(OptionId option) const {
  return std::find(options.begin(), options.end(), option) != options.end();
}

Atom::Relation opposite(Atom::Relation relation) {
  switch (relation) {
    case Atom::Relation::less:
      return Atom::Relation::at_least;
    case Atom::Relation::at_most:
      return Atom::Relation::more;
    case Atom::Relation::at_least:
      return Atom::Relation::less;
    default:
      return Atom::Relation::at_most;
  }
}

Formula joined(Formula::Kind kind, std::vector<Formula> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Formula formula;
  formula.kind = kind;
  formula.parts = std::move(parts);
  return formula;
}

Formula eased(Formula formula, std::vector<Atom> by) {
  if (is_eased(formula)) formula = Formula(without_easing(formula));
  std::vector<Formula> parts = {std::move(formula)};
  for (Atom& atom : by) {
    parts.emplace_back();
    parts.back().atom = std::move(atom);
  }
  return joined(Formula::Kind::disjunction, std::move(parts));
}

const Formula& without_easing(const Formula& formula) {
  return is_eased(formula) ? formula.parts.front() : formula;
}

std::vector<Atom> easing_of(const Formula& formula) {
  std::vector<Atom> by;
  if (!is_eased(formula)) return by;
  for (auto part = formula.parts.begin() + 1; part != formula.parts.end(); ++part) {
    by.push_back(part->atom);
  }
  return by;
}

std::vector<IssueId> issues_of(const Formula& formula) {
  std::vector<IssueId> issues;
  collect_issues(formula, issues);
  std::sort(issues.begin(), issues.end());
  issues.erase(std::unique(issues.begin(), issues.end()), issues.end());
  return issues;
}

bool mentions(const Formula& formula, IssueId issue, OptionId option) {
  if (formula.kind == Formula::Kind::atom) {
    return formula.atom.issue == issue && !formula.atom.is_easing() && formula.atom.has(option);
  }
  return std::any_of(formula.parts.begin(), formula.parts.end(),
                     [&](const Formula& part) { return mentions(part, issue, option); });
}

bool names(const Formula& formula, IssueId issue, OptionId option) {
  if (formula.speaks_of_all) return true;
  if (formula.kind == Formula::Kind::atom) return mentions(formula, issue, option);
  return std::any_of(formula.parts.begin(), formula.parts.end(),
                     [&](const Formula& part) { return names(part, issue, option); });
}

}  // namespace zopa
