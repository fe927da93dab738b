// Where issues that sums link have to be cut, beside the numbers that something names.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Adds, to the places on the scale of each issue that something names, what is left to an issue
// where the sum and all the others are at one of theirs, and what such numbers add up to.  A sum of
// so many named numbers that these would be more than a hundred is left as it is: lines move less
// finely then, and all that is said stays true.
void add_sum_cuts(const Contents& contents, std::vector<std::set<std::uint64_t>>& places);

}  // namespace zopa
