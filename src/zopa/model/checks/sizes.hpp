// How much claims say: written out, it has to fit into memory.
#pragma once

#include <cstddef>

#include "zopa/model/checks/flaws.hpp"

namespace zopa {

// The options of the issues that formulas are about, counted for each comparison: with thousands of
// them, a line about each is a table that nobody needs and that no engine gets through.
constexpr std::size_t kMostOptionsNamed = std::size_t{1} << 22U;

// A flaw at the first formula that is too many.  Expects that there is no other flaw.
void check_sizes(const Contents& contents, Flaws& flaws);

}  // namespace zopa
