// A conflict as the graph model sees it: who moves what, and who likes what.
//
//   Game game;
//   game.digits = {{.mover = 0}, {.mover = 1}};            // two parties, one yes/no move each
//   game.scores = {{0, 2, 1, 3}, {0, 1, 2, 3}};            // by party and state
//
// A state is a number in mixed radix, one digit a move, the first move lowest.  In one step a party
// changes as many of its own moves as it likes, from one feasible state to another (Kilgour, Hipel
// and Fang 1987).
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "zopa/stability/game/state_set.hpp"

namespace zopa::stability {

struct Digit {
  std::uint32_t mover = 0;  // the party
  std::uint32_t size = 2;   // values
  // Changes (from, to) that cannot be made, by way of other values neither.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ruled_out;

  [[nodiscard]] bool may(std::uint32_t from, std::uint32_t to) const;
};

struct Moves {
  std::vector<Digit> digits;  // a party's moves need not stand side by side
  std::optional<StateSet> infeasible;

  [[nodiscard]] std::size_t states() const;  // infeasible ones included
  [[nodiscard]] bool is_feasible(std::size_t state) const {
    return !infeasible || !infeasible->has(state);
  }
  // How far apart states are that differ by 1 in this digit.
  [[nodiscard]] std::size_t stride(std::size_t digit) const;
  [[nodiscard]] std::uint32_t value(std::size_t state, std::size_t digit) const;
  // Can the party change the one to the other in a step?  Feasible or not; a state to itself, too.
  [[nodiscard]] bool can_change(std::size_t party, std::size_t from, std::size_t to) const;
  // Every change of this party's own moves can be made.
  [[nodiscard]] bool is_free(std::size_t party) const;
};

// Scores are of 16 bits (half the memory, twice as fast) or of 32.
template <class Score>
struct BasicGame : Moves {
  // By party and state: the higher the better; equal ones are ties.  Feasible states only count.
  // The least and the largest number that a Score can be are not used.
  std::vector<std::vector<Score>> scores;

  [[nodiscard]] std::size_t parties() const { return scores.size(); }
};

using Game = BasicGame<std::int32_t>;
using NarrowGame = BasicGame<std::int16_t>;

}  // namespace zopa::stability
