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
#include <utility>
#include <vector>

namespace zopa::stability {

struct Digit {
  std::uint32_t mover = 0;  // the party
  std::uint32_t size = 2;   // values
  // Changes (from, to) that cannot be made, by way of other values neither.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ruled_out;

  [[nodiscard]] bool may(std::uint32_t from, std::uint32_t to) const;
};

struct Game {
  std::vector<Digit> digits;  // a party's moves need not stand side by side
  // By party and state: the higher the better; equal ones are ties.  Feasible states only count.
  std::vector<std::vector<std::int32_t>> scores;
  std::vector<std::uint64_t> infeasible;  // a bit a state; empty: all are feasible

  [[nodiscard]] std::size_t parties() const { return scores.size(); }
  [[nodiscard]] std::size_t states() const;  // infeasible ones included
  [[nodiscard]] bool is_feasible(std::size_t state) const {
    return infeasible.empty() || ((infeasible[state / 64] >> (state % 64)) & 1U) == 0;
  }
  // How far apart states are that differ by 1 in this digit.
  [[nodiscard]] std::size_t stride(std::size_t digit) const;
};

}  // namespace zopa::stability
