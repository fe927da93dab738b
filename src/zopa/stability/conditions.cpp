#include "zopa/stability/conditions.hpp"

#include <algorithm>

#include "zopa/base/contracts.hpp"

namespace zopa::stability {
namespace {

Condition condition_of(const Atom& atom, const Digits& digits) {
  const auto digit = digits.digit_of(atom.issue);
  ZOPA_EXPECTS(digit.has_value());
  const auto& options = digits.options[*digit];
  std::vector<std::uint32_t> values;
  for (std::uint32_t v = 0; v < options.size(); ++v) {
    if (atom.is_true_of(options[v])) values.push_back(v);
  }
  return Condition::value(static_cast<std::uint32_t>(*digit), std::move(values));
}

}  // namespace

std::optional<std::size_t> Digits::digit_of(IssueId issue) const {
  const auto at = std::find(issues.begin(), issues.end(), issue);
  if (at == issues.end()) return std::nullopt;
  return static_cast<std::size_t>(at - issues.begin());
}

std::optional<IssueId> issue_beyond(const Formula& formula, const Digits& digits) {
  for (const IssueId issue : issues_of(formula)) {
    if (!digits.digit_of(issue)) return issue;
  }
  return std::nullopt;
}

Condition condition_of(const Formula& formula, const Digits& digits) {
  if (formula.kind == Formula::Kind::atom) return condition_of(formula.atom, digits);
  Condition made = condition_of(formula.parts[0], digits);
  switch (formula.kind) {
    case Formula::Kind::negation:
      return !std::move(made);
    case Formula::Kind::implication:
      return !std::move(made) || condition_of(formula.parts[1], digits);
    case Formula::Kind::iff:
      return same(std::move(made), condition_of(formula.parts[1], digits));
    default:
      break;
  }
  for (std::size_t i = 1; i < formula.parts.size(); ++i) {
    const Condition part = condition_of(formula.parts[i], digits);
    made = formula.kind == Formula::Kind::conjunction ? std::move(made) && part
                                                      : std::move(made) || part;
  }
  return made;
}

}  // namespace zopa::stability
