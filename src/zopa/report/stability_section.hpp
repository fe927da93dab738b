// Stability of own moves in words and tables.
#pragma once

#include "zopa/engine/stability.hpp"
#include "zopa/report/document.hpp"

namespace zopa::report {

// The whole answer of `zopa stability`.
[[nodiscard]] Document to_document(const Negotiation& in_force,
                                   const engine::StabilityAnswer& answer);

}  // namespace zopa::report
