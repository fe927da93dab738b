// All minimal conflicts among soft conditions, by eliminating the variables.
//
//   SoftProblem problem{.sizes = {2}, .hard = {}, .soft = {{is_red}, {is_blue}}};
//   minimal_conflicts(problem, budget);   // {{0, 1}}: each can be met, both cannot
//
// A conflict is a minimal set of soft conditions that no choice of one value a variable satisfies
// together with the hard ones (a minimal unsatisfiable subset, where soft conditions are whole
// groups of clauses).
//
// The idea.  Enumerating conflicts through the maximal satisfiable sets (Liffiton and Sakallah
// 2008; MARCO: Liffiton, Previti, Malik and Marques-Silva 2016) must meet every one of those, and
// negotiations have few conflicts but millions of maximal sets.  Here every clause carries the
// soft conditions that it was derived from, and each variable is resolved away (Davis and Putnam
// 1960, over many-valued clauses; kernel resolution, del Val 1999), with subsumed clauses dropped
// at once.  What is left at the end has no variable in it: exactly the minimal conflicts, proved
// complete, without a search.  Intermediate clauses stay few because conflicts do.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/clause.hpp"

namespace zopa::sat {

struct SoftProblem {
  std::vector<std::uint32_t> sizes;  // number of values, by variable
  std::vector<Clause> hard;
  std::vector<std::vector<Clause>> soft;  // each holds when all its clauses do
};

using Conflict = std::vector<std::uint32_t>;  // positions in SoftProblem::soft, ascending

// All conflicts, sorted; the one empty conflict where the hard clauses contradict each other.
// nullopt when the budget ends first (one step: a thousand clause comparisons).
[[nodiscard]] std::optional<std::vector<Conflict>> minimal_conflicts(const SoftProblem& problem,
                                                                     Budget& budget);

}  // namespace zopa::sat
