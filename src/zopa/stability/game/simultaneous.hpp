// Simultaneous stability, state by state: the changes of different parties add up, and have no
// structure that a transform could use.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/stability/game/game.hpp"
#include "zopa/stability/game/legal_moves.hpp"

namespace zopa::stability {

template <class Score>
class Simultaneous {
 public:
  Simultaneous(const BasicGame<Score>& game, std::size_t party);

  [[nodiscard]] bool is_stable(std::size_t state) const;

 private:
  using Changes = std::vector<std::size_t>;  // to be added to a state's number, modulo 2^64

  [[nodiscard]] Changes improvements(std::size_t party, std::size_t state) const;
  // With some of the changes of the parties from `next` on, at most one of each.
  [[nodiscard]] bool is_sanctioned(std::size_t state, std::size_t reached,
                                   const std::vector<Changes>& others, std::size_t next) const;

  const BasicGame<Score>& game_;
  std::size_t party_;
  LegalMoves legal_;
};

}  // namespace zopa::stability
