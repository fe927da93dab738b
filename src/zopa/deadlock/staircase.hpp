// How a red line could be relaxed, step by step.
//
// The relaxations of a line on one issue are the larger sets of options that contain what it
// allows and, with an option, every option that the party holds at least as good: a chain where
// the order is complete, a lattice where it is partial.  A step adds one class of tied options,
// all of whose known betters are already in.  Of numbers that nothing orders, on one side of what
// the line allows, the nearer is taken to be at least as good.  A line over several issues, or a
// reservation, can only be dropped: one step.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/deadlock/problem.hpp"

namespace zopa::deadlock {

struct Step {
  std::vector<std::uint32_t> values;  // of the axis: the tied options that it adds
  std::vector<std::uint32_t> needs;   // steps (positions) that must have been taken, all of them
};

struct Staircase {
  std::optional<std::uint32_t> axis;  // nullopt: the line can only be dropped, its one step
  std::vector<Step> steps;            // in the order of the options; none: it cannot be relaxed
};

// Options that are hypothetical make steps only where `scope` is all, and only those that the line
// is known to shut out.  Orders of a basis weaker than `weakest` do not count.
[[nodiscard]] Staircase staircase_of(const LineProblem& problem, const Line& line, Scope scope,
                                     Basis weakest = Basis::assumed);

// By line.  Where a limit is reached the rest have no steps: whoever asks about them asks a solver
// that is stopped by then, too.
[[nodiscard]] std::vector<Staircase> staircases_of(const LineProblem& problem, Scope scope,
                                                   const Limits* limits = nullptr);

}  // namespace zopa::deadlock
