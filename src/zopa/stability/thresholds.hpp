// Where an impasse would give way: what game/impasse_map.hpp finds.
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/stability/concepts.hpp"

namespace zopa::stability {

// The place of a package in a party's order, 1 the best; from the best that it can be to the worst,
// as far as the order is known.  Ties share the better place.
struct RankRange {
  std::size_t best = 0;
  std::size_t worst = 0;
};

struct Threshold {
  std::size_t package = 0;
  Group movers;
  std::vector<RankRange> places;  // by mover
  bool is_minimal = false;
};

struct Yielding {
  std::size_t count = 0;  // packages that all others accept, and the party alone does not
  // Of those, the ones that none of them is known to be better (worse) than; the first few.
  std::vector<Threshold> best;
  std::vector<Threshold> worst;
  std::size_t best_count = 0;
  std::size_t worst_count = 0;
};

struct ImpasseMap {
  std::size_t packages = 0;  // feasible ones
  std::size_t zone = 0;  // of those, for which nobody has to move: with any, there is no impasse
  std::vector<Yielding> yielding;  // by party
  // Thresholds of several movers whose packages are undominated; minimal ones first, then those of
  // few movers; the first few.
  std::vector<Threshold> joint;
  std::size_t joint_count = 0;
  std::size_t minimal_count = 0;  // of those
};

}  // namespace zopa::stability
