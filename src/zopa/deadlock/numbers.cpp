#include "zopa/deadlock/numbers.hpp"

#include <algorithm>
#include <vector>

#include "zopa/model/cells.hpp"

namespace zopa::deadlock {
namespace {

// Two numbers of one scale: what lies between them has no more digits than they have.
Decimal less(Decimal greater, Decimal smaller) {
  return Decimal::difference(greater, smaller).value_or(Decimal{});
}

}  // namespace

std::optional<Range> allowed_numbers(const LineProblem& problem, const Line& line) {
  const bool is_on_one = line.issues.size() == 1 && !line.reservation;
  if (!is_on_one || !problem.negotiation->issue(line.issues.front()).scale) return std::nullopt;
  const IssueId issue = line.issues.front();
  std::vector<OptionId> allowed;
  for (const OptionId option : problem.space.axes()[*problem.space.axis_of(issue)].options) {
    const Truth truth = truth_on(issue, option, formula_of(problem, line), *problem.negotiation);
    if (truth == Truth::yes) allowed.push_back(option);
  }
  const std::vector<Range> numbers = stretches(*problem.negotiation, issue, allowed);
  return numbers.size() == 1 ? std::optional(numbers.front()) : std::nullopt;
}

std::optional<Gap> gap_between(const LineProblem& problem, const Line& a, const Line& b) {
  if (a.issues != b.issues) return std::nullopt;
  auto low = allowed_numbers(problem, a);
  auto high = allowed_numbers(problem, b);
  if (!low || !high) return std::nullopt;
  if (low->low > high->low) std::swap(low, high);
  if (low->high >= high->low) return std::nullopt;
  return Gap{low->high, high->low, less(high->low, low->high)};
}

std::optional<NumberMove> number_move(const LineProblem& problem, const Line& line,
                                      const MoveNeeded& move) {
  const auto allowed = allowed_numbers(problem, line);
  if (!allowed || move.dropped) return std::nullopt;
  std::vector<OptionId> reached;
  for (const OptionId option : move.accepts) {
    const bool is_passed = std::find(move.past.begin(), move.past.end(), option) != move.past.end();
    if (!is_passed) reached.push_back(option);
  }
  const auto to = stretches(*problem.negotiation, line.issues.front(), reached);
  if (to.size() != 1) return std::nullopt;
  const Range& numbers = to.front();
  if (numbers.low > allowed->high) {
    return NumberMove{allowed->high,
                      numbers,
                      {less(numbers.low, allowed->high), less(numbers.high, allowed->high)}};
  }
  return NumberMove{
      allowed->low, numbers, {less(allowed->low, numbers.high), less(allowed->low, numbers.low)}};
}

}  // namespace zopa::deadlock
