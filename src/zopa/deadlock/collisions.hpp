// Who asks for what somebody else asks not to be, or rules out.
//
// Of everybody on file: an observer's demand that a red line refuses is refused all the same.  Only
// what parties whose consent counts ask for and rule out decides the verdict.
#pragma once

#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/deadlock/conflict.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/types.hpp"

namespace zopa::deadlock {

struct Collisions {
  std::vector<Collision> all;          // in the order of the file
  std::vector<Conflict> not_blocking;  // of red lines alone, which an agreement gets by without
  std::vector<bool> contested;         // by issue: demands or red lines do not go together on it
  bool complete = false;               // these are all
};

// On the tabled packages.  `red_lines`: those of the parties whose consent counts.
[[nodiscard]] Collisions find_collisions(Encoding& red_lines, const ConflictLimits& most,
                                         const Limits* limits);

}  // namespace zopa::deadlock
