// Islands of agreement: what could be settled while the rest stays open.
//
// Issues can be settled, with some tabled option each, when enough parties for the agreement rule
// each see a way to complete the package, as the rules allow, that breaks none of their lines.
// They need not see the same way: the rest is open.  What the rules settle along with these issues
// is thus looked at too.
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/deadlock/problem.hpp"

namespace zopa::deadlock {

struct Islands {
  std::vector<std::vector<IssueId>> sets;  // the largest ones; never empty sets
  bool complete = false;
};

// On the tabled packages.  At most `most` islands.
[[nodiscard]] Islands find_islands(const LineProblem& problem, std::size_t most,
                                   const Limits* limits);

}  // namespace zopa::deadlock
