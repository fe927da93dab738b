#include "zopa/model/formula.hpp"

#include <algorithm>
#include <utility>

namespace zopa {
namespace {

void collect_issues(const Formula& formula, std::vector<IssueId>& issues) {
  if (formula.kind == Formula::Kind::atom) issues.push_back(formula.atom.issue);
  for (const Formula& part : formula.parts) collect_issues(part, issues);
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
    default:
      break;
  }
  const bool is_named = std::find(options.begin(), options.end(), option) != options.end();
  return is_named != (relation == Relation::differs);
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

std::vector<IssueId> issues_of(const Formula& formula) {
  std::vector<IssueId> issues;
  collect_issues(formula, issues);
  std::sort(issues.begin(), issues.end());
  issues.erase(std::unique(issues.begin(), issues.end()), issues.end());
  return issues;
}

bool mentions(const Formula& formula, IssueId issue, OptionId option) {
  if (formula.kind == Formula::Kind::atom) {
    const auto& options = formula.atom.options;
    return formula.atom.issue == issue &&
           std::find(options.begin(), options.end(), option) != options.end();
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
