// The ways as an answer: shown whole or counted, with what they open, on what basis, and which
// demands they leave unmet.
#pragma once

#include <vector>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/deadlock.hpp"

namespace zopa::deadlock {

// Expects that every tabled package is excluded; `conflicts` are those of the tabled packages.
[[nodiscard]] Ways ways_of(const LineProblem& problem, const Options& options, const Run& run,
                           const std::vector<LineSet>& conflicts);

}  // namespace zopa::deadlock
