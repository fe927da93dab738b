// What can be asked of a conflict beside which states are stable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/model/ids.hpp"
#include "zopa/stability/concepts.hpp"

namespace zopa::stability {

struct PartyAttitude {
  PartyId from;
  PartyId to;
  Attitude attitude = Attitude::neutral;
};

// States are counted from 0, in the order of Stability::states.
struct Options {
  static constexpr std::size_t kHorizon = 3;

  std::vector<std::vector<PartyId>> together;  // each group acts as one, where all of it gain
  std::vector<PartyAttitude> attitudes;        // else everyone is for itself
  std::vector<std::uint32_t> reasons;  // of these states, beside the status quo and equilibria
  bool all_reasons = false;
  std::vector<std::uint32_t> inverse;  // states that are to be equilibria
  bool coalitions = false;             // looked at in any conflict whose states are listed
  std::size_t horizon = kHorizon;      // of limited moves
  std::size_t completions = 1000;      // of preferences known in part
  std::size_t most_states = 0;         // above it nothing is computed; 0: as memory allows
};

}  // namespace zopa::stability
