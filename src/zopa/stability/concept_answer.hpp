// What one solution concept says of a conflict's states.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "zopa/stability/shown.hpp"
#include "zopa/stability/signs.hpp"

namespace zopa::stability {

// A state and a share of the completions.
struct PossibleState {
  std::uint32_t state = 0;
  double share = 0;

  template <class V>
  void describe(V& v) const {
    v("state", answer::Numbered{state}, "The state.");
    v("share", answer::Fraction{share}, "Of the completions.");
  }
};

struct ConceptAnswer {
  SignsByRow stable;                      // empty where states are not listed
  std::vector<std::size_t> counts;        // by row: states that are stable (for sure)
  std::vector<std::uint32_t> equilibria;  // stable for everyone
  std::size_t equilibria_count = 0;
  std::vector<State> first;  // where states are not listed: the first 30 equilibria
  // Where preferences are known in part: states that are an equilibrium in some completions, each
  // with the share of them.
  std::vector<PossibleState> possible;
  bool is_computed = false;

  [[nodiscard]] bool is_equilibrium(std::uint32_t state) const;

  // As the answer shows them: signs, or numbers where states are not listed.
  [[nodiscard]] std::variant<SignsByRow, std::vector<std::size_t>> stable_states() const;
  [[nodiscard]] std::variant<std::vector<answer::Numbered>, std::size_t> equilibrium_states(
      bool is_listed) const;
};

}  // namespace zopa::stability
