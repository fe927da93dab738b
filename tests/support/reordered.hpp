// The same negotiation with its issues and their options in another order.
#pragma once

#include <random>

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

// Everything else as before, ids and names included.
[[nodiscard]] Negotiation reordered(const Negotiation& negotiation, std::mt19937& random);

}  // namespace zopa::testing
