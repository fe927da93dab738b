// How a party would have to rank the states for one of them to be stable: what
// game/inverse.hpp finds.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace zopa::stability {

// An improvement that must not be one, or must be deterred.
struct Obligation {
  // One of them has to hold: none of its states is preferred to s.  Smallest first.
  std::vector<std::vector<std::size_t>> alternatives;
};

struct Requirement {
  // All of them have to be met; those that follow from others are left out.  None: s is stable
  // however the party ranks the states.
  std::vector<Obligation> obligations;
  std::vector<std::size_t> states;  // that it is about
  std::optional<double> share;      // of all strict rankings; nothing where that takes too long
  // From the preferences as they are (both empty where s is stable):
  // the fewest states that would have to stop being preferred to s; nothing where not found in
  // time.
  std::optional<std::vector<std::size_t>> fewest;
  // how many states s alone would have to pass on its way up.
  std::optional<std::size_t> rise;
};

}  // namespace zopa::stability
