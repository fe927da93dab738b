// The rows under `positions` and `assumptions`.
#pragma once

#include "zopa/io/yaml/fields.hpp"

namespace zopa::yaml {

// Rows that name no party or no claim are left out, with a fault each.
void read_positions(const Node& root, Context& context);

void read_assumptions(const Node& root, Context& context);

}  // namespace zopa::yaml
