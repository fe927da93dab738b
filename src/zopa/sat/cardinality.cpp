#include "zopa/sat/cardinality.hpp"

#include "zopa/base/contracts.hpp"

namespace zopa::sat {
namespace {

// Unary sum of two unary numbers.
std::vector<Lit> merged(Solver& solver, const std::vector<Lit>& a, const std::vector<Lit>& b) {
  std::vector<Lit> sum = solver.new_lits(a.size() + b.size());
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i + j == 0) continue;
      std::vector<Lit> clause = {sum[i + j - 1]};
      if (i > 0) clause.push_back(-a[i - 1]);
      if (j > 0) clause.push_back(-b[j - 1]);
      solver.add(clause);
    }
  }
  return sum;
}

// Unary sum of the unary numbers from `from` to before `to`, as a balanced tree.
std::vector<Lit> total(Solver& solver, const std::vector<std::vector<Lit>>& numbers,
                       std::size_t from, std::size_t to) {
  if (to == from) return {};
  if (to - from == 1) return numbers[from];
  const std::size_t middle = from + (to - from) / 2;
  return merged(solver, total(solver, numbers, from, middle), total(solver, numbers, middle, to));
}

}  // namespace

Totalizer::Totalizer(Solver& solver, const std::vector<Lit>& inputs) {
  std::vector<std::vector<Lit>> numbers;
  for (const Lit input : inputs) numbers.push_back({input});
  outputs_ = total(solver, numbers, 0, numbers.size());
}

Totalizer::Totalizer(Solver& solver, const std::vector<Totalizer>& numbers) {
  std::vector<std::vector<Lit>> outputs;
  for (const Totalizer& number : numbers) outputs.push_back(number.outputs_);
  outputs_ = total(solver, outputs, 0, outputs.size());
}

Lit Totalizer::at_most(std::size_t count) const {
  ZOPA_EXPECTS(count < outputs_.size());
  return -outputs_[count];
}

void add_at_most_one(Solver& solver, const std::vector<Lit>& lits) {
  constexpr std::size_t kPairwise = 12;
  if (lits.size() <= kPairwise) {
    for (std::size_t i = 0; i < lits.size(); ++i) {
      for (std::size_t j = i + 1; j < lits.size(); ++j) solver.add({-lits[i], -lits[j]});
    }
    return;
  }
  Lit seen = lits[0];  // one of the literals so far holds
  for (std::size_t i = 1; i < lits.size(); ++i) {
    solver.add({-seen, -lits[i]});
    if (i + 1 == lits.size()) break;
    const Lit next = solver.new_lit();
    solver.add({-seen, next});
    solver.add({-lits[i], next});
    seen = next;
  }
}

}  // namespace zopa::sat
