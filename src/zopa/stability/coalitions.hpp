// What parties could do together: equilibria that some of them would leave as one.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/stability/shown.hpp"

namespace zopa::stability {

// A coalition of two or more that leaves an equilibrium.
struct Upset {
  std::uint32_t state = 0;
  Group coalition;            // rows
  std::uint32_t to = 0;       // an improvement for all of them
  ByConcept<bool> is_stable;  // is the state stable for the coalition all the same?

  template <class V>
  void describe(V& v) const {
    v("state", answer::Numbered{state}, "An equilibrium.");
    v("coalition", rows_of(coalition), "Parties that could leave it together.");
    v("to", answer::Numbered{to}, "A state that all of them prefer.");
    v.group("stable", "By concept: whether the state is stable for the coalition all the same.",
            [&](auto& inner) {
              describe_by_concept(inner, kOfCoalitions,
                                  [&](Concept by) { return is_stable.of(by); });
            });
  }
};

struct Coalitions {
  std::vector<Upset> upsets;
  ByConcept<std::vector<std::uint32_t>> equilibria;  // that are stable for every coalition

  template <class V>
  void describe(V& v) const {
    v("upsets", upsets,
      "Equilibria that two parties or more could leave for what all of them prefer.");
    v.group("equilibria", "By concept: equilibria that are stable for every coalition.",
            [&](auto& inner) {
              describe_by_concept(inner, kOfCoalitions,
                                  [&](Concept by) { return numbered(equilibria.of(by)); });
            });
  }
};

}  // namespace zopa::stability
