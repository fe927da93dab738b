// The feasible states of a conflict as a numbered list, and who moves between them: what the
// details of an answer are made from.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/concepts.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/signs.hpp"

namespace zopa::stability {

// Numbers are positions in the list; states are those of `moves`.
struct StateList {
  const Moves& moves;  // the movers are rows
  const std::vector<std::size_t>& feasible;
  std::size_t rows = 0;
  const Limits* limits = nullptr;

  [[nodiscard]] std::size_t size() const { return feasible.size(); }
  [[nodiscard]] std::size_t state(std::uint32_t number) const { return feasible[number]; }
  [[nodiscard]] std::uint32_t number(std::size_t state) const {
    return static_cast<std::uint32_t>(std::lower_bound(feasible.begin(), feasible.end(), state) -
                                      feasible.begin());
  }
  [[nodiscard]] Path numbered(Path path) const {
    for (Leg& leg : path) leg.state = number(leg.state);
    return path;
  }
  [[nodiscard]] Signs signs(const StateSet& states) const {
    Signs signs;
    for (const std::size_t s : feasible) signs.add(states.has(s));
    return signs;
  }
};

}  // namespace zopa::stability
