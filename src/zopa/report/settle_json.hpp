// The JSON of `settle`: section 5 of the design.
#pragma once

#include <string>

#include "zopa/settle/settlement.hpp"

namespace zopa::report {

[[nodiscard]] std::string to_json(const Negotiation& in_force,
                                  const settle::SettlementAnswer& answer);

}  // namespace zopa::report
