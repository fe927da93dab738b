// The details of a conflict whose states are listed: reasons, ways, coalitions, what would make a
// state an equilibrium, looking ahead.  A Judge says who prefers what: game/relational.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/stability/concept_answer.hpp"
#include "zopa/stability/details.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/options.hpp"
#include "zopa/stability/state_list.hpp"
#include "zopa/stability/state_model.hpp"

namespace zopa::stability {

constexpr std::size_t kMostStatesLookedAhead = 1024;   // feasible ones, of limited moves
constexpr std::size_t kMostStatesOfCoalitions = 1024;  // unasked
constexpr std::size_t kMostRowsOfCoalitions = 8;       // 247 coalitions

// What coalitions could do takes a search for each of them at each equilibrium: in large conflicts
// it is looked at only where that was asked for.
[[nodiscard]] inline bool looks_at_coalitions(const StateList& list, const Options& options) {
  return list.rows <= kMostRowsOfCoalitions &&
         (options.coalitions || list.size() <= kMostStatesOfCoalitions);
}

// Of these states, in order, each once.
template <class Judge>
[[nodiscard]] std::vector<Reason> reasons_of(const StateList& list, const Judge& judge,
                                             std::vector<std::uint32_t> states);

// None above 2,000 states.
template <class Judge>
[[nodiscard]] std::vector<Transition> transitions_of(const StateList& list, const Judge& judge);

// The first 30; coalitions may be too many to search even where they are to be looked at.
template <class Judge>
[[nodiscard]] std::vector<Way> ways_of(const StateList& list, const Judge& judge,
                                       std::uint32_t status_quo,
                                       const std::vector<std::uint32_t>& equilibria,
                                       bool with_coalitions);

// Nothing of fewer than two rows, or where it was stopped.
template <class Judge>
[[nodiscard]] std::optional<Coalitions> coalitions_of(const StateList& list, const Judge& judge,
                                                      const ByConcept<ConceptAnswer>& concepts,
                                                      const std::vector<std::uint32_t>& equilibria);

// Of two rows or more, smaller ones first.
[[nodiscard]] std::vector<Group> coalitions_among(const std::vector<std::size_t>& rows);

// Of parties that act alone, as are the next two.
[[nodiscard]] std::vector<Inverse> inverse_of(const StateList& list, const StateModel& conflict,
                                              const Game& game,
                                              const ByConcept<ConceptAnswer>& concepts,
                                              const std::vector<std::uint32_t>& states);

[[nodiscard]] LookingAhead looking_ahead(const StateList& list, const Game& game,
                                         std::size_t horizon);

// Empty where nobody's preferences have degrees.
[[nodiscard]] ByConcept<SignsByRow> strongly_stable(const StateList& list,
                                                    const StateModel& conflict, const Game& game);

}  // namespace zopa::stability
