// Where an impasse would give way: what game/impasse_map.hpp finds.
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/stability/concepts.hpp"

namespace zopa::stability {

// The place of a package in a party's order, 1 the best; from the best that it can be to the worst,
// as far as the order is known.  Ties share the better place.
struct RankRange {
  std::size_t best = 0;
  std::size_t worst = 0;

  template <class V>
  void describe(V& v) const {
    v.about(
        "place",
        "The place of a package among the feasible tabled ones in a party's order, as far as that "
        "is known.");
    v("best", answer::Positive{best}, "The best place that it can have, 1 the best of all.");
    v("worst", answer::Positive{worst}, "The worst place that it can have.");
  }
};

struct Threshold {
  std::size_t package = 0;
  Group movers;
  std::vector<RankRange> places;  // by mover
  bool is_minimal = false;

  template <class V>
  void describe(V& v) const {
    v.about("threshold", "A package and who would have to accept it.");
    v("package", answer::PackageAt{package}, "The package.");
    v("places", answer::ByRow<RankRange>{movers, places},
      "By party that would have to accept it: no agreement must fall behind this place.");
    v("minimal", is_minimal, "Whether nothing asks less of the same parties, or of some of them.");
  }
};

struct Yielding {
  std::size_t count = 0;  // packages that all others accept, and the party alone does not
  // Of those, the ones that none of them is known to be better (worse) than; the first few.
  std::vector<Threshold> best;
  std::vector<Threshold> worst;
  std::size_t best_count = 0;
  std::size_t worst_count = 0;

  template <class V>
  void describe(V& v) const {
    v.about("yielding", "What a party could accept alone.");
    v("count", count, "Packages that all others needed accept, and the party alone excludes.");
    v("best_count", best_count, "Those that none of them is known to be better than.");
    v("best", best, "The first 20 of these.");
    v("worst_count", worst_count, "Those that none of them is known to be worse than.");
    v("worst", worst, "The first 20 of these.");
  }
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
