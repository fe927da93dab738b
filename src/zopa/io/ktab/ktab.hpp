// A table of KTAB's Spatial Model of Politics (KAPSARC, 2015): actors with a power, and on each
// dimension a position and a salience, as comma-separated text.
//
//   read("policy.csv");
//
// Each dimension becomes an issue whose options are the positions that some actor has.  An actor
// demands its own, and of two options on one side of it prefers the nearer: that is all that a
// position on a scale says.  How it ranks options on different sides is not known.
#pragma once

#include <string>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::ktab {

// A remark for powers, saliences and descriptions that are not used.  Faults have line and column.
[[nodiscard]] Result<foreign::Loaded> read(const std::string& path,
                                           const foreign::Reading& how = {});

}  // namespace zopa::ktab
