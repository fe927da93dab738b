// Nash stability straight from priorities, one bit a state and nothing else stored.
//
//   StateSet equilibria = feasible;
//   for (std::size_t p = 0; p < parties; ++p) {
//     keep_nash_stable(moves, p, statements[p], infeasible, equilibria);
//   }
//
// For yes/no moves that can all be made and taken back.  Among the feasible states that a party can
// reach from each other, the best are those left when, from the most important statement on, the
// states that fail it are dropped wherever one that meets it is still there.
#pragma once

#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/game/condition.hpp"
#include "zopa/stability/game/game.hpp"

namespace zopa::stability {

// Can keep_nash_stable be used?
[[nodiscard]] bool is_sliceable(const Moves& moves);

// Leaves of `equilibria` the states that are Nash stable for the party.  `infeasible`: conditions
// any of which makes a state infeasible (of `moves` the digits only are looked at).
void keep_nash_stable(const Moves& moves, std::size_t party,
                      const std::vector<Condition>& statements,
                      const std::vector<Condition>& infeasible, StateSet& equilibria,
                      const Limits* limits = nullptr);

}  // namespace zopa::stability
