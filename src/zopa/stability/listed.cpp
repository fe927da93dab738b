#include "zopa/stability/listed.hpp"

#include <algorithm>

#include "zopa/stability/game/relational.hpp"
#include "zopa/stability/game/solver.hpp"
#include "zopa/stability/listed_details.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostReasons = 12;  // states, besides those asked for

// The game's moves, with rows as movers.
Moves by_row(const Game& game, const std::vector<Group>& rows) {
  Moves moves = game;
  for (Digit& digit : moves.digits) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Group& own) {
      return std::find(own.begin(), own.end(), digit.mover) != own.end();
    });
    digit.mover = static_cast<std::uint32_t>(row - rows.begin());
  }
  return moves;
}

// Of each concept, from the states that are stable for each row.
template <class StableStates>
void fill(const Task& task, const StateList& list, StableStates stable_states, Stability& result) {
  begin(list.limits, "looking for stable states");
  result.not_computed = too_large_for_some(task.conflict);
  for (const Concept by : kConcepts) {
    if (too_large_for(by, task.conflict)) continue;
    ConceptAnswer& answer = result.of(by);
    for (std::size_t row = 0; row < list.rows; ++row) {
      const Signs& own = answer.stable.emplace_back(list.signs(stable_states(row, by)));
      answer.counts.push_back(own.count());
    }
    for (std::uint32_t k = 0; k < list.size(); ++k) {
      if (hold_for_all(answer.stable, k)) answer.equilibria.push_back(k);
    }
    answer.equilibria_count = answer.equilibria.size();
    answer.is_computed = !is_reached(list.limits);
  }
}

template <class Judge>
void fill_by(const Task& task, const StateList& list, const Judge& judge, Stability& result) {
  Relational<Judge> relational(list.moves, list.rows, judge);
  fill(
      task, list,
      [&](std::size_t row, Concept by) {
        StateSet stable(list.moves.states());
        for (const std::size_t s : list.feasible) {
          if (is_reached(list.limits)) break;
          if (relational.is_stable({row}, s, by)) stable.add(s);
        }
        return stable;
      },
      result);
}

// The status quo, the equilibria (few), and what was asked for.
std::vector<std::uint32_t> wanted_states(const Task& task, const Stability& result) {
  std::vector<std::uint32_t> wanted;
  if (result.status_quo) wanted.push_back(*result.status_quo);
  for (const std::uint32_t state : result.equilibria()) {
    if (wanted.size() < kMostReasons) wanted.push_back(state);
  }
  wanted.insert(wanted.end(), task.options.reasons.begin(), task.options.reasons.end());
  if (task.options.all_reasons) {
    for (std::uint32_t k = 0; k < task.feasible.size(); ++k) wanted.push_back(k);
  }
  return wanted;
}

template <class Judge>
void add_details(const Task& task, const StateList& list, const Judge& judge, Stability& result) {
  begin(list.limits, "looking for reasons and ways");
  Details& details = result.details.emplace();
  details.reasons = reasons_of(list, judge, wanted_states(task, result));
  details.steps = transitions_of(list, judge);
  if (result.status_quo) {
    details.ways = ways_of(list, judge, *result.status_quo, result.equilibria(),
                           looks_at_coalitions(list, task.options));
  }
}

void add_coalitions(const Task& task, const StateList& list, const Together& judge,
                    Stability& result) {
  if (looks_at_coalitions(list, task.options)) {
    begin(list.limits, "looking at coalitions");
    result.details->coalitions = coalitions_of(list, judge, result.concepts, result.equilibria());
  } else if (list.rows > kMostRowsOfCoalitions) {
    result.not_computed.emplace_back("stability.most_rows_of_coalitions",
                                     std::vector<Argument>{{"most", kMostRowsOfCoalitions}});
  } else {
    result.not_computed.emplace_back("stability.most_states_of_coalitions",
                                     std::vector<Argument>{{"most", kMostStatesOfCoalitions}});
  }
}

// Of parties that act alone.
void add_more(const Task& task, const StateList& list, const Game& game, Stability& result) {
  Details& details = *result.details;
  details.inverse = inverse_of(list, task.conflict, game, result.concepts, task.options.inverse);
  begin(list.limits, "looking ahead");
  details.ahead = looking_ahead(list, game, task.options.horizon);
  details.strongly_stable = strongly_stable(list, task.conflict, game);
}

}  // namespace

ByConcept<SignsByRow> strongly_stable(const StateList& list, const StateModel& conflict,
                                      const Game& game) {
  ByConcept<SignsByRow> result;
  const bool has_degrees = std::any_of(conflict.preferences.begin(), conflict.preferences.end(),
                                       [](const StatePreference& one) { return one.strong > 0; });
  if (!has_degrees || conflict.states() > kMostStatesRelated) return result;
  std::vector<std::vector<std::int32_t>> levels;
  for (std::size_t p = 0; p < list.rows; ++p) levels.push_back(conflict.levels(p));
  Relational<Strength> relational(game, list.rows, Strength(game, levels));
  for (const Concept by : kOfDegrees) {
    for (std::size_t row = 0; row < list.rows; ++row) {
      Signs& signs = result.of(by).emplace_back();
      for (const std::size_t s : list.feasible) signs.add(relational.is_stable({row}, s, by));
    }
  }
  return result;
}

void solve_listed(const Task& task, Stability& result) {
  const Game game = game_of(task.conflict);
  const Moves moves = by_row(game, task.rows);
  const StateList list{moves, task.feasible, task.rows.size(), task.run.limits};
  if (!task.options.attitudes.empty()) {
    const Attitudes judge(game, task.attitudes);
    fill_by(task, list, judge, result);
    add_details(task, list, judge, result);
    return;
  }
  const Together judge(game, task.rows);
  if (task.is_plain()) {
    ConceptSolver<std::int32_t> solver(game, list.limits);
    fill(task, list, [&](std::size_t row, Concept by) { return solver.stable(row, by); }, result);
  } else {
    fill_by(task, list, judge, result);
  }
  add_details(task, list, judge, result);
  add_coalitions(task, list, judge, result);
  if (task.is_plain()) add_more(task, list, game, result);
}

}  // namespace zopa::stability
