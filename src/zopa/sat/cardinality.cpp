#include "zopa/sat/cardinality.hpp"

#include <algorithm>
#include <span>
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

// Batcher's odd-even merging (1968), of two sorted lists of any lengths, as far as the first
// outputs (Asín, Nieuwenhuis, Oliveras and Rodríguez-Carbonell 2011; Abío and others 2013).  Only
// what holds of the inputs where the outputs do: a bound from below needs no more.
class SortingNetwork {
 public:
  SortingNetwork(Solver& solver, const Limits* limits) : solver_(solver), limits_(limits) {}

  // The first `most` outputs: where output i holds, more than i of the inputs do.
  Lits sorted(std::span<const Lit> inputs, std::size_t most) {
    if (inputs.size() <= 1 || is_reached(limits_)) return {inputs.begin(), inputs.end()};
    const std::size_t half = inputs.size() / 2;
    return merged(sorted(inputs.first(half), most), sorted(inputs.subspan(half), most), most);
  }

 private:
  Lits merged(Lits a, Lits b, std::size_t most) {
    a.resize(std::min(a.size(), most));
    b.resize(std::min(b.size(), most));
    if (a.empty() || b.empty()) return a.empty() ? b : a;
    Lits outputs;
    if (a.size() == 1 && b.size() == 1) {
      compare(a[0], b[0], outputs);
    } else {
      const Lits odd = merged(every_second(a, 0), every_second(b, 0), most / 2 + 1);
      const Lits even = merged(every_second(a, 1), every_second(b, 1), most / 2);
      outputs.push_back(odd.front());
      for (std::size_t i = 0; i + 1 < odd.size() || i < even.size(); ++i) {
        if (i + 1 >= odd.size()) {
          outputs.push_back(even[i]);
        } else if (i >= even.size()) {
          outputs.push_back(odd[i + 1]);
        } else {
          compare(odd[i + 1], even[i], outputs);
        }
      }
    }
    outputs.resize(std::min(outputs.size(), most));
    return outputs;
  }

  static Lits every_second(const Lits& lits, std::size_t first) {
    Lits some;
    for (std::size_t i = first; i < lits.size(); i += 2) some.push_back(lits[i]);
    return some;
  }

  // One output that needs one of the two, and one that needs both.
  void compare(Lit a, Lit b, Lits& outputs) {
    const Lit one = solver_.new_lit();
    const Lit both = solver_.new_lit();
    solver_.add({-one, a, b});
    solver_.add({-both, a});
    solver_.add({-both, b});
    outputs.push_back(one);
    outputs.push_back(both);
  }

  Solver& solver_;
  const Limits* limits_;
};

}  // namespace

void add_at_least(Solver& solver, const std::vector<Lit>& lits, std::size_t count, Lit holds,
                  const Limits* limits) {
  if (count == 0) return;
  if (count > lits.size()) return solver.add({-holds});
  const Lits most = SortingNetwork(solver, limits).sorted(lits, count);
  if (most.size() == count) solver.add({-holds, most.back()});  // else it was stopped
}

}  // namespace zopa::sat
