// Orders of options and of issues: as of every round, nothing is better than itself for a party.
#pragma once

#include <vector>

#include "zopa/model/checks/flaws.hpp"

namespace zopa {

// `is_sound`, by position, says which rows can be taken together.  The row that closes the cycle is
// at fault, once.
void check_orders(const Contents& contents, const std::vector<bool>& is_sound, Flaws& flaws);

}  // namespace zopa
