// The rows under `positions` and `assumptions`.
#pragma once

#include "zopa/io/yaml/fields.hpp"

namespace zopa::yaml {

// Reads all rows, gives ids to those without, and checks them against each other: ids, orders
// without a strict cycle, ranges that are not empty.
void read_positions(const Node& root, Context& context);

void read_assumptions(const Node& root, Context& context);

}  // namespace zopa::yaml
