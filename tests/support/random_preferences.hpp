// Small random negotiations in which claims bind preferences: orders with and without ties,
// numbers, ranges, weights, comparisons; with untabled options and excluded ones.
#pragma once

#include <cstdint>

#include "choices.hpp"

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

enum class Claims : std::uint8_t {
  agree,  // every claim is true of one complete preference of its party, whichever are on file
  any,    // issues may weigh nothing, and excluded options may be the best and the worst listed
};

// Two parties, two or three joint issues with two or three options, up to six claims of a party.
[[nodiscard]] Negotiation random_preferences(Choices& choices, Claims claims = Claims::agree);

}  // namespace zopa::testing
