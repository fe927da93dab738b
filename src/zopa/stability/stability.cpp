#include "zopa/stability/stability.hpp"

#include <algorithm>

#include "zopa/base/budget.hpp"
#include "zopa/stability/in_part.hpp"
#include "zopa/stability/listed.hpp"
#include "zopa/stability/state_model.hpp"
#include "zopa/stability/task.hpp"
#include "zopa/stability/unlisted.hpp"

namespace zopa::stability {
namespace {

// Everything but which states are stable.
Stability described(const Task& task) {
  const StateModel& conflict = task.conflict;
  Stability result;
  result.moves = conflict.moved.issues;
  result.left_out = conflict.left_out;
  for (const Group& row : task.rows) {
    auto& parties = result.rows.emplace_back();
    for (const std::size_t p : row) parties.push_back(conflict.parties[p]);
  }
  for (const StatePreference& preference : conflict.preferences) {
    result.rests_on.insert(result.rests_on.end(), preference.rests_on.begin(),
                           preference.rests_on.end());
  }
  result.state_count = task.feasible.size();
  result.is_listed = task.is_listed;
  if (!task.is_listed) return result;
  for (const std::size_t s : task.feasible) result.states.push_back(conflict.state(s));
  if (conflict.status_quo) {
    result.status_quo = static_cast<std::uint32_t>(
        std::lower_bound(task.feasible.begin(), task.feasible.end(), *conflict.status_quo) -
        task.feasible.begin());
  }
  return result;
}

// Says why there is no answer, where there is none.
std::optional<Message> solve(const Task& task, Stability& result) {
  if (!task.conflict.is_complete()) {
    if (!task.is_listed) return Message("stability.most_in_part");
    return solve_in_part(task, result);
  }
  const std::size_t most = task.options.most_states;
  if (most > 0 && task.conflict.states() > most) {
    return Message("stability.too_many_states", {{"count", most}});
  }
  if (!task.is_listed) return solve_unlisted(task, result);
  solve_listed(task, result);
  return std::nullopt;
}

}  // namespace

std::vector<std::uint32_t> Stability::equilibria() const {
  std::vector<std::uint32_t> all;
  for (const ConceptAnswer& answer : concepts) {
    all.insert(all.end(), answer.equilibria.begin(), answer.equilibria.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Result<Part<Stability>> stability_of(const Negotiation& in_force, const Options& options,
                                     const Run& run) {
  auto conflict = state_model_of(in_force);
  if (!conflict.value) return Part<Stability>{std::nullopt, std::move(conflict.why), false};
  const auto task = task_of(in_force, *std::move(conflict.value), options, run);
  if (!task) return tl::unexpected(task.error());
  Part<Stability> part;
  if (task->has_no_state()) {
    part.why = Message("stability.no_state");
    return part;
  }
  Stability result = described(*task);
  part.why = solve(*task, result);
  part.stopped = is_reached(run.limits);
  if (!part.why && part.stopped && !result.of(Concept::nash).is_computed) {
    part.why = Message("why.stopped");
  }
  if (!part.why) part.value = std::move(result);
  return part;
}

}  // namespace zopa::stability
