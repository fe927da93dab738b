// The JSON of `settle`: section 5 of the design.
#pragma once

#include <string>

#include "zopa/engine/settlement.hpp"

namespace zopa::report {

[[nodiscard]] std::string to_json(const Negotiation& in_force,
                                  const engine::SettlementAnswer& answer);

}  // namespace zopa::report
