// Conflicts of GMCR+ (Kinsara, Petersons, Hipel and Kilgour 2015): decision makers, their yes/no
// moves, infeasible states, and preferences by statements or by a ranking of states.
//
// Moves are put in the order of their owners, as GMCR+ does, so that states have its numbers.  A
// ranking becomes priorities: to be one of the best states, to be one of the next best, and so on.
#pragma once

#include <string>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::gmcr {

// The file's coalitions are in `together`, with a remark that names them.  A warning for
// misperceptions, which are not used.
[[nodiscard]] Result<foreign::Loaded> read(const std::string& path,
                                           const foreign::Reading& how = {});

}  // namespace zopa::gmcr
