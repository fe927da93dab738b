// Limited-move stability: a party looks h moves ahead, and expects whoever moves next to look as
// far as is left (Kilgour 1985; Fang, Hipel and Kilgour 1993).
//
// With horizon h, party i at s anticipates that play ends at G_h(i, s): s itself when h is 0 or
// when no move of its own leads to an end that it prefers to s; else the end after its best move t.
// After t each other party j that would move goes on with h - 1; of several, the one that leaves i
// worst off is expected (of two parties there is one).  s is stable when G_h(i, s) is s.  h = 1 is
// Nash.  Non-myopic stability is the case where this is the same for all h from some h on.
//
// Ties: of ends or moves that are the same to the mover, all are kept, and a party counts on the
// one that is worst for it, so that no order of states decides.
#pragma once

#include <optional>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/game/game.hpp"

namespace zopa::stability {

struct Foresight {
  std::vector<StateSet> stable;  // by party
};

// Horizons 1 to h.
[[nodiscard]] std::vector<Foresight> limited_move(const Game& game, std::uint32_t horizon,
                                                  const Limits* limits = nullptr);

// What holds from some horizon on: play that looks ever further may come to the same plans again,
// and then goes round in a cycle, often of length one.  Nothing where `most` horizons do not show
// it.
struct NonMyopic {
  std::vector<StateSet> stable;   // by party: for all horizons of the cycle
  std::vector<StateSet> changes;  // … for some only
  std::uint32_t horizon = 0;      // from which on it holds
};
[[nodiscard]] std::optional<NonMyopic> non_myopic(const Game& game, std::uint32_t most,
                                                  const Limits* limits = nullptr);

}  // namespace zopa::stability
