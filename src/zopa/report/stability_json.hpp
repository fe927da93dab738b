// The JSON of `stability`: section 5 of the design.
#pragma once

#include <string>

#include "zopa/stability/stability.hpp"

namespace zopa::report {

[[nodiscard]] std::string to_json(const Negotiation& in_force,
                                  const stability::StabilityAnswer& answer);

}  // namespace zopa::report
