// The JSON of `robust`.
#pragma once

#include <string>

#include "zopa/robust/robustness.hpp"

namespace zopa::report {

[[nodiscard]] std::string to_json(const Negotiation& in_force, const robust::RobustAnswer& answer);

}  // namespace zopa::report
