#include "zopa/stability/unlisted.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "zopa/stability/game/nash_by_statements.hpp"
#include "zopa/stability/game/solver.hpp"
#include "zopa/stability/reduced_game.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostShown = 30;     // equilibria
constexpr std::size_t kDefaultMemory = 4;  // GiB
constexpr std::size_t kMostNarrow = 14;    // statements whose scores fit 16 bits
constexpr double kGiB = 1024.0 * 1024.0 * 1024.0;

// With two digits that count, above 10 with four.
Number in_gib(double gib) {
  const int digits = gib < 10 ? 2 : 4;
  const int before = static_cast<int>(std::floor(std::log10(gib))) + 1;
  return up_to(std::max(0, digits - before), gib);
}

// The most statements that a party's scores are made of; dense scores of numbers count as many.
std::size_t most_statements(const StateModel& conflict) {
  std::size_t most = 0;
  for (const StatePreference& one : conflict.preferences) {
    most = std::max(most,
                    one.utility ? std::numeric_limits<std::size_t>::max() : one.statements.size());
  }
  return most;
}

// Concepts whose answer depends on the same moves; they are solved on one reduced game a party.
constexpr std::array<std::array<Concept, 3>, 2> kAlike = {{
    {Concept::nash, Concept::general, Concept::symmetric},
    {Concept::sequential, Concept::symmetric_sequential, Concept::simultaneous},
}};

// The moves that bear on the answer for anyone.
Movers moves_for_all(const StateModel& conflict, Concept by) {
  Movers all(conflict.digits.digits.size(), false);
  for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
    const Movers own = moves_that_matter(conflict, p, by);
    for (std::size_t d = 0; d < all.size(); ++d) all[d] = all[d] || own[d];
  }
  return all;
}

double states_of(const Moves& moves, const Movers& kept, std::optional<std::size_t> mover = {}) {
  double states = 1;
  for (std::size_t d = 0; d < kept.size(); ++d) {
    const bool counts = kept[d] && (!mover || moves.digits[d].mover == *mover);
    states *= counts ? moves.digits[d].size : 1;
  }
  return states;
}

// Beside the scores: two numbers a state, and one to four bytes a state and party for SEQ; wide
// scores are made dense by one more number a state.
double bytes_by_state(const StateModel& conflict, const Movers& kept, Concept by, bool is_narrow) {
  const std::size_t parties = conflict.parties.size();
  const std::size_t scored = is_credible(by) ? parties : 1;
  double bytes = static_cast<double>((scored + 2) * (is_narrow ? 2 : 4)) + (is_narrow ? 0 : 4);
  for (std::size_t p = 0; p < parties && is_credible(by); ++p) {
    const double fibre = states_of(conflict.digits, kept, p);
    bytes += fibre <= 128 ? 1 : fibre <= 32768 ? 2 : 4;
  }
  return bytes;
}

// One party's game at a time, and a bit a state for each concept's equilibria and two more sets.
double gib_needed(const StateModel& conflict, std::span<const Concept> concepts, bool is_narrow) {
  const Concept by = concepts[0];
  double most = 0;
  for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
    const Movers kept = moves_that_matter(conflict, p, by);
    most = std::max(
        most, bytes_by_state(conflict, kept, by, is_narrow) * states_of(conflict.digits, kept));
  }
  const double sets = static_cast<double>(concepts.size() + 2) / 8;
  return (most + sets * states_of(conflict.digits, moves_for_all(conflict, by))) / kGiB;
}

// Of Nash alone: two bits a state, where scores are made of statements.
bool can_do_nash(const StateModel& conflict, double memory) {
  return 2 * static_cast<double>(conflict.states()) / 8 / kGiB <= memory &&
         most_statements(conflict) < std::numeric_limits<std::size_t>::max() &&
         is_sliceable(conflict.digits);
}

// A set of states that are alike in the moves that are not kept.
void keep_equilibria(const StateModel& conflict, const StateSet& all, const Movers& kept,
                     ConceptAnswer& answer) {
  answer.equilibria_count = all.count() * states_alike(conflict.digits, kept);
  for (const std::size_t s : first_states(all, conflict.digits, kept, kMostShown)) {
    answer.first.push_back(conflict.state(s));
  }
  answer.is_computed = true;
}

std::size_t count_feasible(const StateModel& conflict) {
  const Movers kept = moves_of_rules(conflict);
  const Moves moves = reduced_moves(conflict, kept);
  const std::size_t infeasible = moves.infeasible ? moves.infeasible->count() : 0;
  return (moves.states() - infeasible) * states_alike(conflict.digits, kept);
}

StateSet all_states(std::size_t count) {
  StateSet all(count);
  for (auto& word : all.words()) word = ~std::uint64_t{0};
  all.clear_beyond();
  return all;
}

// Concepts of kAlike, those that are in reach.
template <class Score>
class Solving {
 public:
  Solving(const Task& task, std::vector<Concept> concepts)
      : task_(task),
        conflict_(task.conflict),
        concepts_(std::move(concepts)),
        together_(moves_for_all(conflict_, concepts_[0])),
        answers_(concepts_.size()),
        equilibria_(concepts_.size(), all_states(reduced_states())) {}

  // Nothing is added where it was stopped.
  void add_to(Stability& result) {
    for (std::size_t p = 0; p < task_.rows.size(); ++p) {
      if (is_reached(task_.run.limits)) return;
      solve_for(p);
    }
    if (is_reached(task_.run.limits)) return;
    for (std::size_t k = 0; k < concepts_.size(); ++k) {
      keep_equilibria(conflict_, equilibria_[k], together_, answers_[k]);
      result.of(concepts_[k]) = std::move(answers_[k]);
    }
  }

 private:
  [[nodiscard]] std::size_t reduced_states() const {
    return conflict_.states() / states_alike(conflict_.digits, together_);
  }

  void solve_for(std::size_t party) {
    const Limits* limits = task_.run.limits;
    const Movers kept = moves_that_matter(conflict_, party, concepts_[0]);
    const auto game = reduced_game<Score>(conflict_, party, concepts_[0], kept, limits);
    ConceptSolver<Score> solver(game, limits, task_.run.threads);
    for (std::size_t k = 0; k < concepts_.size() && !is_reached(limits); ++k) {
      const StateSet stable = solver.stable(party, concepts_[k]);
      answers_[k].counts.push_back(stable.count() * states_alike(conflict_.digits, kept));
      equilibria_[k].keep_only(expanded(stable, conflict_.digits, kept, together_));
      advance(limits);
    }
  }

  const Task& task_;
  const StateModel& conflict_;
  std::vector<Concept> concepts_;
  Movers together_;  // the moves that matter for anyone
  std::vector<ConceptAnswer> answers_;
  std::vector<StateSet> equilibria_;
};

void solve(const Task& task, std::span<const Concept> alike, bool is_narrow, Stability& result) {
  std::vector<Concept> concepts;
  for (const Concept by : alike) {
    if (!too_large_for(by, task.conflict)) concepts.push_back(by);
  }
  if (concepts.empty()) return;
  begin(task.run.limits, "looking for stable states", concepts.size() * task.rows.size());
  is_narrow ? Solving<std::int16_t>(task, concepts).add_to(result)
            : Solving<std::int32_t>(task, concepts).add_to(result);
}

void solve_nash(const Task& task, Stability& result) {
  const StateModel& conflict = task.conflict;
  StateSet all = all_states(conflict.states());
  begin(task.run.limits, "looking for Nash equilibria", task.rows.size());
  for (std::size_t p = 0; p < task.rows.size(); ++p) {
    keep_nash_stable(conflict.digits, p, conflict.preferences[p].statements, conflict.infeasible,
                     all, task.run.limits);
    advance(task.run.limits);
  }
  if (is_reached(task.run.limits)) return;
  keep_equilibria(conflict, all, Movers(conflict.digits.digits.size(), true),
                  result.of(Concept::nash));
}

}  // namespace

std::optional<Message> solve_unlisted(const Task& task, Stability& result) {
  const StateModel& conflict = task.conflict;
  const auto memory = static_cast<double>(task.run.memory > 0 ? task.run.memory : kDefaultMemory);
  const bool is_narrow = most_statements(conflict) <= kMostNarrow;
  const auto figures = [&](double needed) {
    return std::vector<Argument>{{"memory", in_gib(memory)}, {"needed", in_gib(needed)}};
  };
  const double plain = gib_needed(conflict, kAlike[0], is_narrow);
  if (plain > memory && !can_do_nash(conflict, memory)) {
    return Message("stability.too_little_memory", figures(plain));
  }
  result.state_count = count_feasible(conflict);
  if (plain > memory) {
    result.not_computed = {Message("stability.memory_for_nash", figures(plain))};
    solve_nash(task, result);
    return std::nullopt;
  }
  result.not_computed = too_large_for_some(conflict);
  solve(task, kAlike[0], is_narrow, result);
  const double credible = gib_needed(conflict, kAlike[1], is_narrow);
  if (credible <= memory) {
    solve(task, kAlike[1], is_narrow, result);
  } else {
    result.not_computed.emplace_back("stability.memory_for_credible", figures(credible));
  }
  return std::nullopt;
}

}  // namespace zopa::stability
