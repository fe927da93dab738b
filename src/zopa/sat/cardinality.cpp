#include "zopa/sat/cardinality.hpp"

#include <algorithm>
#include <utility>

#include "zopa/base/contracts.hpp"

namespace zopa::sat {

using Lits = std::vector<Lit>;

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

namespace {

// A literal that holds exactly if an odd number of the three do.
Lit odd_of(Solver& solver, Lit a, Lit b, Lit c) {
  const Lit odd = solver.new_lit();
  for (const Lit x : {a, -a}) {
    for (const Lit y : {b, -b}) {
      for (const Lit z : {c, -c}) {
        const bool is_odd = ((x == a) != (y == b)) != (z == c);
        solver.add({-x, -y, -z, is_odd ? odd : -odd});
      }
    }
  }
  return odd;
}

// … exactly if two of them do.
Lit two_of(Solver& solver, Lit a, Lit b, Lit c) {
  const Lit two = solver.new_lit();
  for (const auto& [x, y] : {std::pair{a, b}, std::pair{a, c}, std::pair{b, c}}) {
    solver.add({-x, -y, two});
    solver.add({x, y, -two});
  }
  return two;
}

// The digits of how many of them hold, the lowest first.
Lits binary_sum(Solver& solver, const Lits& lits) {
  const Lit never = solver.new_lit();
  solver.add({-never});
  Lits digits;
  for (Lits ones = lits; !ones.empty();) {
    Lits carried;
    while (ones.size() > 1) {
      Lits sums;
      for (std::size_t i = 0; i < ones.size(); i += 3) {
        const Lit b = i + 1 < ones.size() ? ones[i + 1] : never;
        const Lit c = i + 2 < ones.size() ? ones[i + 2] : never;
        if (b == never) {
          sums.push_back(ones[i]);
          continue;
        }
        sums.push_back(odd_of(solver, ones[i], b, c));
        carried.push_back(two_of(solver, ones[i], b, c));
      }
      ones = std::move(sums);
    }
    digits.push_back(ones.front());
    ones = std::move(carried);
  }
  return digits;
}

}  // namespace

// At each digit that is 1 in `count`, the sum has a 1 too, or one higher up where `count` has 0.
void add_at_least(Solver& solver, const std::vector<Lit>& lits, std::size_t count, Lit holds) {
  if (count > lits.size()) return solver.add({-holds});
  const Lits digits = binary_sum(solver, lits);
  const auto is_one = [&](std::size_t digit) { return ((count >> digit) & 1U) != 0; };
  for (std::size_t d = 0; d < digits.size(); ++d) {
    if (!is_one(d)) continue;
    Lits clause = {-holds, digits[d]};
    for (std::size_t higher = d + 1; higher < digits.size(); ++higher) {
      if (!is_one(higher)) clause.push_back(digits[higher]);
    }
    solver.add(clause);
  }
}

}  // namespace zopa::sat
