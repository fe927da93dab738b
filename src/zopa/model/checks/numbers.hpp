// Ranges: each the right way round and within its bounds, and with a number left where several rows
// speak of one.
#pragma once

#include <vector>

#include "zopa/model/checks/flaws.hpp"

namespace zopa {

void check_ranges(const Contents& contents, Flaws& flaws);

// As of every round: the ranges of all sound rows for one number have a number in common, and
// weights can sum to 1.  The row that leaves none is at fault, once.
void check_numbers(const Contents& contents, const std::vector<bool>& is_sound, Flaws& flaws);

}  // namespace zopa
