// Large conflicts move by move: what a question does not depend on is left out.
//
//   const Movers kept = moves_that_matter(conflict, party, by);
//   const auto game = reduced_game<std::int16_t>(conflict, party, by, kept);
//   ConceptSolver(game).stable(party, by)          // as small as 2^13 states, of 2^24
//
// Whether a state is stable for a party depends on the moves that its own statements name and on
// those that rules name.  Where sanctions have to be credible (SEQ, SSEQ, SIM) it depends also on
// how the others order what they can bring about, and so on the moves of those of their statements
// that name a move of their own: the rest are the same all over a fibre.  States that differ in
// other moves alone are alike.  In a reduced game such a move has one value, so that the moves keep
// their numbers.
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/stability/concepts.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/game/reach.hpp"
#include "zopa/stability/state_model.hpp"

namespace zopa::stability {

// Of complete preferences.
[[nodiscard]] Movers moves_that_matter(const StateModel& conflict, std::size_t party, Concept by);
// Those that tell feasible states from infeasible ones.
[[nodiscard]] Movers moves_of_rules(const StateModel& conflict);

// The moves, with one value for each that is not kept; which states of these are infeasible.
[[nodiscard]] Moves reduced_moves(const StateModel& conflict, const Movers& kept);

// With the scores of the party, and those of the others where the concept asks for them.  Of no use
// where the limits are reached.
template <class Score>
[[nodiscard]] BasicGame<Score> reduced_game(const StateModel& conflict, std::size_t party,
                                            Concept by, const Movers& kept,
                                            const Limits* limits = nullptr);

// How many states are alike in the moves that are kept.
[[nodiscard]] std::size_t states_alike(const Moves& moves, const Movers& kept);

// The same states where more moves are kept: `from` is a part of `to`.
[[nodiscard]] StateSet expanded(const StateSet& states, const Moves& moves, const Movers& from,
                                const Movers& to);

// The first `most` states, by number among all states, that are like a state in the set.
[[nodiscard]] std::vector<std::size_t> first_states(const StateSet& states, const Moves& moves,
                                                    const Movers& kept, std::size_t most);

}  // namespace zopa::stability
