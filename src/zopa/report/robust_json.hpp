// The JSON of `robust`.
#pragma once

#include <string>

#include "zopa/engine/robustness.hpp"

namespace zopa::report {

[[nodiscard]] std::string to_json(const Negotiation& in_force, const engine::RobustAnswer& answer);

}  // namespace zopa::report
