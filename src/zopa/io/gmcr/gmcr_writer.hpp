// Writes a conflict as a GMCR+ file.
#pragma once

#include <string>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::gmcr {

// Expects the positions in force.  A fault where a party's order of states is not by priorities, or
// is known in part, and where a move of three options or more cannot be taken back (GMCR+ knows
// yes/no moves alone; others are written as one for each option but the first).  Joint issues, and
// rules that name them, have no place there.
[[nodiscard]] Result<std::string> write(const Negotiation& negotiation);

}  // namespace zopa::gmcr
