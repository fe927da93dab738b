#include "zopa/sat/cardinality.hpp"

#include <algorithm>

#include "zopa/base/contracts.hpp"

namespace zopa::sat {

Totalizer::Totalizer(Solver& solver, const std::vector<Lit>& inputs) : solver_(&solver) {
  std::vector<Unary> numbers;
  for (const Lit input : inputs) numbers.push_back({input});
  if (!numbers.empty()) add_tree(numbers, 0, numbers.size());
}

Totalizer::Totalizer(Solver& solver, std::vector<Unary> numbers) : solver_(&solver) {
  if (!numbers.empty()) add_tree(numbers, 0, numbers.size());
}

// The sum of the numbers from `from` to before `to`, as a balanced tree.
std::size_t Totalizer::add_tree(std::vector<Unary>& numbers, std::size_t from, std::size_t to) {
  Node node;
  if (to - from == 1) {
    node.outputs = std::move(numbers[from]);
    node.size = node.outputs.size();
  } else {
    const std::size_t middle = from + (to - from) / 2;
    node.left = add_tree(numbers, from, middle);
    node.right = add_tree(numbers, middle, to);
    node.size = nodes_[node.left].size + nodes_[node.right].size;
  }
  nodes_.push_back(std::move(node));
  return nodes_.size() - 1;
}

// Makes the first `count` outputs of an adder, those that it has not yet.
void Totalizer::extend(std::size_t at, std::size_t count) {
  Node& node = nodes_[at];
  count = std::min(count, node.size);
  const std::size_t known = node.outputs.size();
  if (known >= count) return;
  extend(node.left, count);
  extend(node.right, count);
  for (std::size_t i = known; i < count; ++i) {
    node.outputs.push_back(solver_->new_lit());
    solver_->prefer(-node.outputs.back());
  }
  const Unary& left = nodes_[node.left].outputs;
  const Unary& right = nodes_[node.right].outputs;
  for (std::size_t i = 0; i <= std::min(count, left.size()); ++i) {
    const std::size_t first = known + 1 > i ? known + 1 - i : 0;
    for (std::size_t j = first; j <= std::min(count - i, right.size()); ++j) {
      std::vector<Lit> clause = {node.outputs[i + j - 1]};
      if (i > 0) clause.push_back(-left[i - 1]);
      if (j > 0) clause.push_back(-right[j - 1]);
      solver_->add(clause);
    }
  }
}

Lit Totalizer::at_most(std::size_t count) {
  ZOPA_EXPECTS(count < size());
  extend(nodes_.size() - 1, count + 1);
  return -nodes_.back().outputs[count];
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
