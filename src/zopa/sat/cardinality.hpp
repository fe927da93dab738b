// Counting literals inside a solver.
//
//   const Totalizer moved(solver, lines);
//   solver.solve({moved.at_most(3)});   // at most three of `lines` hold
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/sat/solver.hpp"

namespace zopa::sat {

// A tree of unary adders (Bailleux and Boufkhad 2003), inputs-to-outputs direction only: enough
// for upper bounds, half the clauses.
class Totalizer {
 public:
  Totalizer() = default;
  Totalizer(Solver& solver, const std::vector<Lit>& inputs);
  // The sum of other totalizers.
  Totalizer(Solver& solver, const std::vector<Totalizer>& numbers);

  [[nodiscard]] std::size_t size() const { return outputs_.size(); }
  // Assuming it allows at most `count` inputs to hold.  Expects count < size().
  [[nodiscard]] Lit at_most(std::size_t count) const;
  // outputs()[i] holds if more than i inputs do.
  [[nodiscard]] const std::vector<Lit>& outputs() const { return outputs_; }

 private:
  std::vector<Lit> outputs_;
};

// At most one of `lits` holds: pairwise where they are few, a chain (Sinz 2005) where not.
void add_at_most_one(Solver& solver, const std::vector<Lit>& lits);

}  // namespace zopa::sat
