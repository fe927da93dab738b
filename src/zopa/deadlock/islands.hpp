// Islands of agreement: what could be settled while the rest stays open.
#pragma once

#include <vector>

#include "zopa/deadlock/encoding.hpp"

namespace zopa::deadlock {

struct Islands {
  std::vector<std::vector<IssueId>> sets;  // the largest ones; never empty sets
  bool complete = false;
};

// The largest sets of issues that can be settled, with tabled options, so that nothing on file
// excludes it whatever stays open: every line that could still be met counts as unbroken, and some
// complete package that satisfies the rules must contain what is settled.
[[nodiscard]] Islands find_islands(Encoding& encoding, Scope scope, std::size_t most,
                                   const Limits* stop);

}  // namespace zopa::deadlock
