#include "zopa/stability/task.hpp"

#include <algorithm>
#include <string>

#include "zopa/stability/game/solver.hpp"
#include "zopa/stability/listed_details.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostCounted = std::size_t{1} << 16;
constexpr std::size_t kMostListed = 10'000;
constexpr std::size_t kMostStatesOfSim = std::size_t{1} << 16;
constexpr std::size_t kMostStatesOfInverse = 512;

// An option that is about single states.
std::optional<const char*> option_about_states(const Options& options) {
  if (!options.reasons.empty()) return "--state";
  if (options.all_reasons) return "--reasons";
  if (!options.inverse.empty()) return "--inverse";
  if (options.coalitions) return "--coalitions";
  if (options.horizon != Options::kHorizon) return "--horizon";
  return std::nullopt;
}

Error bad_option(const char* key, std::vector<Argument> arguments = {}) {
  return fault("bad-option", Message(key, std::move(arguments)));
}

// The parties that options name, as positions among those of the conflict.
class Parties {
 public:
  Parties(const Negotiation& negotiation, const StateModel& conflict)
      : negotiation_(negotiation), parties_(conflict.parties) {}

  // Each party alone, save those that act together; in the order of their first members.
  [[nodiscard]] Result<std::vector<Group>> rows(
      const std::vector<std::vector<PartyId>>& together) const {
    std::vector<std::size_t> leader(parties_.size());
    for (std::size_t p = 0; p < leader.size(); ++p) leader[p] = p;
    std::vector<bool> is_taken(leader.size(), false);
    for (const std::vector<PartyId>& ids : together) {
      const auto group = coalition(ids, is_taken);
      if (!group) return tl::unexpected(group.error());
      const std::size_t first = *std::min_element(group->begin(), group->end());
      for (const std::size_t p : *group) leader[p] = first;
    }
    return grouped(leader);
  }

  [[nodiscard]] Result<std::vector<std::vector<Attitude>>> attitudes(
      const std::vector<PartyAttitude>& given) const {
    std::vector<std::vector<Attitude>> all(parties_.size(), std::vector<Attitude>(parties_.size()));
    for (std::size_t p = 0; p < all.size(); ++p) all[p][p] = Attitude::positive;
    for (const PartyAttitude& one : given) {
      const auto from = position(one.from);
      if (!from) return tl::unexpected(from.error());
      const auto to = position(one.to);
      if (!to) return tl::unexpected(to.error());
      all[*from][*to] = one.attitude;
    }
    return all;
  }

 private:
  [[nodiscard]] Result<std::size_t> position(PartyId party) const {
    const auto at = std::find(parties_.begin(), parties_.end(), party);
    if (at != parties_.end()) return static_cast<std::size_t>(at - parties_.begin());
    return tl::unexpected(fault(
        "unknown-name",
        Message("fault.no_name",
                {{"kind", "player"}, {"name", Code{negotiation_.party(party).id}}, {"hint", ""}})));
  }

  [[nodiscard]] Result<Group> coalition(const std::vector<PartyId>& ids,
                                        std::vector<bool>& is_taken) const {
    Group group;
    for (const PartyId id : ids) {
      const auto found = position(id);
      if (!found) return tl::unexpected(found.error());
      if (is_taken[*found]) {
        return tl::unexpected(
            bad_option("fault.together_twice", {{"id", Code{negotiation_.party(id).id}}}));
      }
      is_taken[*found] = true;
      group.push_back(*found);
    }
    if (group.size() > 1) return group;
    return tl::unexpected(bad_option("fault.together_form"));
  }

  static std::vector<Group> grouped(const std::vector<std::size_t>& leader) {
    std::vector<Group> rows;
    for (std::size_t p = 0; p < leader.size(); ++p) {
      if (leader[p] != p) continue;
      Group& row = rows.emplace_back();
      for (std::size_t q = p; q < leader.size(); ++q) {
        if (leader[q] == p) row.push_back(q);
      }
    }
    return rows;
  }

  const Negotiation& negotiation_;
  const std::vector<PartyId>& parties_;
};

void count_states(Task& task) {
  if (task.conflict.states() > kMostCounted) return;
  const StateSet infeasible = task.conflict.infeasible_states();
  for (std::size_t s = 0; s < infeasible.size(); ++s) {
    if (!infeasible.has(s)) task.feasible.push_back(s);
  }
  task.is_counted = true;
  task.is_listed = !task.feasible.empty() && task.feasible.size() <= kMostListed;
}

std::optional<Error> not_a_state(const Task& task) {
  if (!task.is_listed) return std::nullopt;
  for (const auto* numbers : {&task.options.reasons, &task.options.inverse}) {
    for (const std::uint32_t number : *numbers) {
      if (number < task.feasible.size()) continue;
      return fault("unknown-name", Message("fault.no_such_state",
                                           {{"text", Code{std::to_string(std::size_t{number} + 1)}},
                                            {"last", std::to_string(task.feasible.size())}}));
    }
  }
  return std::nullopt;
}

std::optional<Error> unanswerable_of_parties(const Task& task) {
  if (task.is_plain()) return std::nullopt;
  if (!task.conflict.is_complete()) {
    return bad_option("fault.together_needs_complete");
  }
  if (task.is_listed && task.conflict.states() <= kMostStatesRelated) return std::nullopt;
  return bad_option("fault.together_too_many");
}

std::optional<Error> unanswerable_of_states(const Task& task) {
  const auto option = option_about_states(task.options);
  if (!option) return std::nullopt;
  const Argument named{"option", Code{*option}};
  if (!task.conflict.is_complete()) return bad_option("fault.option_needs_complete", {named});
  if (!task.is_listed) return bad_option("fault.option_needs_listed", {named});
  return std::nullopt;
}

std::optional<Error> unanswerable_of_parties_alone(const Task& task) {
  const Options& options = task.options;
  const bool is_inverse = !options.inverse.empty();
  const bool looks_ahead = options.horizon != Options::kHorizon;
  if (!task.is_plain() && (is_inverse || looks_ahead)) {
    return bad_option("fault.options_exclude",
                      {{"option", Code{is_inverse ? "--inverse" : "--horizon"}},
                       {"other", Code{options.together.empty() ? "--attitude" : "--together"}}});
  }
  if (options.coalitions && !options.attitudes.empty()) {
    return bad_option("fault.options_exclude",
                      {{"option", Code{"--coalitions"}}, {"other", Code{"--attitude"}}});
  }
  if (is_inverse && task.feasible.size() > kMostStatesOfInverse) {
    return bad_option("fault.inverse_too_many", {{"most", std::to_string(kMostStatesOfInverse)}});
  }
  if (looks_ahead && task.feasible.size() > kMostStatesLookedAhead) {
    return bad_option("fault.horizon_too_many", {{"most", kMostStatesLookedAhead}});
  }
  return std::nullopt;
}

}  // namespace

bool Task::is_plain() const {
  return rows.size() == conflict.parties.size() && options.attitudes.empty();
}

Moves Task::moves() const {
  Moves moves = conflict.digits;
  if (!conflict.infeasible.empty()) moves.infeasible = conflict.infeasible_states();
  return moves;
}

Result<Task> task_of(const Negotiation& in_force, StateModel conflict, const Options& options,
                     const Run& run) {
  const Parties parties(in_force, conflict);
  auto rows = parties.rows(options.together);
  if (!rows) return tl::unexpected(rows.error());
  auto attitudes = parties.attitudes(options.attitudes);
  if (!attitudes) return tl::unexpected(attitudes.error());
  if (!options.together.empty() && !options.attitudes.empty()) {
    return tl::unexpected(bad_option("fault.together_and_attitude"));
  }
  Task task{std::move(conflict),   options, run,   std::move(*rows),
            std::move(*attitudes), {},      false, false};
  count_states(task);
  if (task.has_no_state()) return task;
  for (const auto check : {not_a_state, unanswerable_of_parties, unanswerable_of_states,
                           unanswerable_of_parties_alone}) {
    if (auto error = check(task)) return tl::unexpected(std::move(*error));
  }
  return task;
}

std::optional<Message> too_large_for(Concept by, const StateModel& conflict) {
  if (by == Concept::simultaneous && conflict.states() > kMostStatesOfSim) {
    return Message("stability.most_sim");
  }
  if (is_within_reach(conflict.digits, by)) return std::nullopt;
  return Message("stability.most_sequential");
}

std::vector<Message> too_large_for_some(const StateModel& conflict) {
  std::vector<Message> reasons;
  for (const Concept by : kConcepts) {
    const auto why = too_large_for(by, conflict);
    if (why && std::find(reasons.begin(), reasons.end(), *why) == reasons.end()) {
      reasons.push_back(*why);
    }
  }
  return reasons;
}

}  // namespace zopa::stability
