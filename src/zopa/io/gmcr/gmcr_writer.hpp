// Writes a conflict as a GMCR+ file.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::gmcr {

// A fault where a party's order of states is not by priorities, or is known in part, and where a
// move of three options or more cannot be taken back (GMCR+ knows yes/no moves alone; others are
// written as one for each option but the first).  A line in `warnings` for rules about agreements.
[[nodiscard]] Result<std::string> write(const Negotiation& negotiation,
                                        std::vector<Diagnostic>& warnings);

}  // namespace zopa::gmcr
