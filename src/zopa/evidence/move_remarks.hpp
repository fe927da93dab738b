// Can a move that cannot be taken back be taken back after all, step by step?
#pragma once

#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::evidence {

// Remarks on irreversible moves that a detour by way of other options undoes: for the graph model
// what is possible step by step is possible.
[[nodiscard]] std::vector<Diagnostic> remarks_on_moves(const Negotiation& in_force);

}  // namespace zopa::evidence
