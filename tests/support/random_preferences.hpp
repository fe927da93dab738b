// Small random negotiations in which every claim is true of one complete preference of its party,
// so that any of them agree: orders with and without ties, numbers, ranges, weights, comparisons.
#pragma once

#include "choices.hpp"

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

// Two parties, two or three joint issues with two or three options, up to six claims of a party.
[[nodiscard]] Negotiation random_preferences(Choices& choices);

}  // namespace zopa::testing
