// What a party can bring about in one step, for every state at once: a zeta transform along the
// digits of its moves (Yates 1937), in place, without a list of moves.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/stability/game.hpp"

namespace zopa::stability {

using Scores = std::vector<std::int32_t>;  // by state

// values[s] becomes the largest of values over s and all that the party can change s to.
// Infeasible states hand on what they hold, since a party may change several moves at once.
void take_largest(const Game& game, std::size_t party, Scores& values);

// … the smallest.
void take_smallest(const Game& game, std::size_t party, Scores& values);

}  // namespace zopa::stability
