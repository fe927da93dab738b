// What is asked of a conflict: its options, read against it and checked before anything is solved.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/base/message.hpp"
#include "zopa/base/result.hpp"
#include "zopa/base/run.hpp"
#include "zopa/stability/options.hpp"
#include "zopa/stability/state_model.hpp"

namespace zopa::stability {

constexpr std::size_t kMostStatesRelated = std::size_t{1} << 14;  // other judges than one order

// The options and the run must outlive it.
struct Task {
  StateModel conflict;
  const Options& options;
  const Run& run;
  std::vector<Group> rows;  // who acts, by position among the conflict's parties: see Options
  std::vector<std::vector<Attitude>> attitudes;  // by party, then towards which party
  std::vector<std::size_t> feasible;             // states, in order, where they were counted
  bool is_counted = false;                       // up to 65,536 states
  bool is_listed = false;                        // up to 10,000 feasible ones

  // Does every party act alone and for itself?
  [[nodiscard]] bool is_plain() const;
  [[nodiscard]] bool has_no_state() const { return is_counted && feasible.empty(); }
  [[nodiscard]] Moves moves() const;  // of the conflict's parties, with what is infeasible
};

// A fault: a party that does not act, a state that does not exist, and whatever this conflict has
// no answer to, however it is solved.
[[nodiscard]] Result<Task> task_of(const Negotiation& in_force, StateModel conflict,
                                   const Options& options, const Run& run);

// Why the concept is not looked at for so many states, if it is not.
[[nodiscard]] std::optional<Message> too_large_for(Concept by, const StateModel& conflict);
// By concept, each reason once.
[[nodiscard]] std::vector<Message> too_large_for_some(const StateModel& conflict);

}  // namespace zopa::stability
