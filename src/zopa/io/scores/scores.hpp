// Score sheets, as teachers of negotiation hand them out: a table of points, saved as CSV.
//
//   issue,option,Port,Union
//   Night work,none,0,40
//   Night work,unlimited,60,0
//   reservation,,30,25
//
// One row an option, one column of points a party; a package is worth the sum.  The row
// `reservation` says what no agreement is worth; without it that is not known.  Fields may be
// separated by commas, semicolons or tabs, as the first line shows.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::scores {

[[nodiscard]] Result<foreign::Loaded> read(const std::string& path, const Limits* limits = nullptr);

// Expects additive utilities.
[[nodiscard]] std::string write(const Contents& negotiation);

}  // namespace zopa::scores
