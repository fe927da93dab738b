// A negotiation's own moves as the graph model sees them: who can change what, which states are
// infeasible, and what is known of how each party orders the states.
//
//   const Part<StateModel> conflict = state_model_of(in_force);
//   if (conflict.value && conflict.value->is_complete()) solve(game_of(*conflict.value));
//
// Joint issues stay as the status quo has them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "zopa/base/run.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/preference/partial_preference.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/stability/concepts.hpp"
#include "zopa/stability/conditions.hpp"
#include "zopa/stability/game/condition.hpp"
#include "zopa/stability/game/game.hpp"

namespace zopa::stability {

// What is known of one party's order of states.
struct StatePreference {
  // By priorities, most important first; `is_open` ones may be wanted or unwanted.
  std::vector<Condition> statements;
  std::vector<bool> is_open;
  std::size_t strong = 0;  // so many of the first matter strongly
  // Else by numbers: complete ones, or a polytope of them.
  std::optional<Utility> utility;
  std::optional<PartialPreference> partial;
  std::vector<PositionId> rests_on;

  [[nodiscard]] bool has_open() const;
  [[nodiscard]] bool is_complete() const { return !has_open() && !partial; }
};

struct StateModel {
  Digits moved;  // issues that are somebody's own, in the order of the file, less excluded options
  std::vector<PartyId> parties;  // acting_parties()
  Moves digits;                  // the same with their movers; infeasible states are not marked
  std::vector<Condition> infeasible;
  std::vector<StatePreference> preferences;  // by party
  std::optional<std::size_t> status_quo;     // where the file gives an option for every move
  // Rules that say nothing of states: they name joint issues, or the status quo breaks them (then
  // they are about agreements).
  std::vector<RuleId> left_out;

  [[nodiscard]] std::size_t states() const { return digits.states(); }  // infeasible ones too
  [[nodiscard]] State state(std::size_t number) const;
  [[nodiscard]] StateSet infeasible_states() const;

  // Whether every preference is known completely.
  [[nodiscard]] bool is_complete() const;
  // Of how many open statements; the completions are all their answers where nothing else is open.
  [[nodiscard]] std::size_t open_statements() const;
  [[nodiscard]] bool has_partial() const;

  // Whole numbers by state, of one party: dense from 0, or up to 2^statements where there are few.
  // `answers`: is the k-th open statement of the party wanted?  Open ones are left out without.
  [[nodiscard]] std::vector<std::int32_t> scores(std::size_t party,
                                                 const std::vector<bool>* answers = nullptr) const;
  // … without some of its priorities, by position.
  [[nodiscard]] std::vector<std::int32_t> scores_without(
      std::size_t party, const std::vector<std::size_t>& dropped) const;
  // … of a completion of additive preferences, in the form of preference/completions.hpp.
  [[nodiscard]] std::vector<std::int32_t> scores_of(const std::vector<double>& completion) const;
  // Rises with each strong difference along the party's order.
  [[nodiscard]] std::vector<std::int32_t> levels(std::size_t party) const;

  // Of additive preferences: the axes, and by axis the value of a joint issue at the status quo.
  std::shared_ptr<const PackageSpace> space;
  std::vector<std::uint32_t> fixed_values;

 private:
  [[nodiscard]] std::vector<std::int32_t> by_statements(const StatePreference& preference,
                                                        std::size_t count,
                                                        const std::vector<bool>* answers) const;
  [[nodiscard]] std::vector<std::uint32_t> values(std::size_t state) const;
};

[[nodiscard]] Part<StateModel> state_model_of(const Negotiation& in_force);

// Expects complete preferences.
[[nodiscard]] Game game_of(const StateModel& conflict);

}  // namespace zopa::stability
