// Simultaneous stability, state by state: the changes of different parties add up, and have no
// structure that a transform could use.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/game/legal_moves.hpp"
#include "zopa/stability/game/state_set.hpp"

namespace zopa::stability {

template <class Score>
class Simultaneous {
 public:
  explicit Simultaneous(const BasicGame<Score>& game);

  // By party: the feasible states that are stable for it; of no use once the limits are reached.
  [[nodiscard]] std::vector<StateSet> stable(const Limits* limits);

 private:
  using Changes = std::vector<std::size_t>;  // to be added to a state's number, modulo 2^64

  void look_at(std::size_t state);
  // Of the state that was looked at last.
  [[nodiscard]] bool is_stable(std::size_t party);
  [[nodiscard]] bool deters(std::size_t party, std::size_t reached) const;
  // With some of the changes of the others from `next` on, at most one of each.
  [[nodiscard]] bool is_sanctioned(std::size_t party, std::size_t reached, std::size_t next) const;

  const BasicGame<Score>& game_;
  LegalMoves legal_;
  std::size_t state_ = 0;
  std::vector<Changes> improvements_;   // by party
  std::vector<const Changes*> others_;  // … those of the others that have any
};

}  // namespace zopa::stability
