// The JSON of `stability`: section 5 of the design.
#pragma once

#include <string>

#include "zopa/engine/stability.hpp"

namespace zopa::report {

[[nodiscard]] std::string to_json(const Negotiation& in_force,
                                  const engine::StabilityAnswer& answer);

}  // namespace zopa::report
