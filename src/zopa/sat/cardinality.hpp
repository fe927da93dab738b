// Counting literals inside a solver.
//
//   Totalizer moved(solver, lines);
//   solver.solve({moved.at_most(3)});   // at most three of `lines` hold
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/sat/solver.hpp"

namespace zopa::sat {

// A number in unary: its literal i holds if it is more than i.
using Unary = std::vector<Lit>;

// A tree of unary adders (Bailleux and Boufkhad 2003), inputs-to-outputs direction only: enough
// for upper bounds, half the clauses.  Of every adder only as much is built as the bounds asked for
// need (Martins, Joshi, Manquinho and Lynce 2014).
class Totalizer {
 public:
  Totalizer(Solver& solver, const std::vector<Lit>& inputs);
  Totalizer(Solver& solver, std::vector<Unary> numbers);  // their sum

  // The greatest sum there could be.
  [[nodiscard]] std::size_t size() const { return nodes_.empty() ? 0 : nodes_.back().size; }
  // Assuming it allows a sum of at most `count`.  Expects count < size().
  [[nodiscard]] Lit at_most(std::size_t count);

 private:
  struct Node {
    std::size_t left = 0;  // positions in nodes_, of an adder
    std::size_t right = 0;
    std::size_t size = 0;
    Unary outputs;  // the first of them; of a leaf all
  };
  std::size_t add_tree(std::vector<Unary>& numbers, std::size_t from, std::size_t to);
  void extend(std::size_t node, std::size_t count);

  Solver* solver_;
  std::vector<Node> nodes_;  // children before their parents, the whole sum last
};

// At most one of `lits` holds: pairwise where they are few, a chain (Sinz 2005) where not.
void add_at_most_one(Solver& solver, const std::vector<Lit>& lits);

// Where `holds` does, `count` of `lits` do at least: a sorting network, some n (log n)^2 clauses
// for n literals, where a unary sum would take n * count; unit propagation concludes as much.
// Not all of it is made where `limits` are reached.
void add_at_least(Solver& solver, const std::vector<Lit>& lits, std::size_t count, Lit holds,
                  const Limits* limits = nullptr);

}  // namespace zopa::sat
