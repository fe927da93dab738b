// The states that differ in one party's own moves alone.
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/stability/game/game.hpp"

namespace zopa::stability {

// Every place together with each value of one more digit, whose values stand `stride` apart.
void multiply(std::vector<std::size_t>& places, std::size_t size, std::size_t stride);

// A fibre is all that a party's own moves could make of one state, the others' moves as they are.
// Every state is base + offset for one base and one offset; offsets are the same in all fibres.
struct Fibres {
  Fibres(const Moves& moves, std::size_t party);

  std::vector<std::size_t> offsets;  // in the order of their digits; 0 first
  std::vector<std::size_t> bases;    // rising
  // So many bases stand side by side, in runs of this length.
  std::size_t run = 1;
};

}  // namespace zopa::stability
