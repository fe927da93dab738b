#include "zopa/stability/unlisted.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "zopa/stability/game/nash_by_statements.hpp"
#include "zopa/stability/game/solver.hpp"

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

// Of all concepts.  Beside the game: two numbers a state, and one to four bytes a state and party
// for SEQ; wide scores are made dense by one more number a state.
double gib_needed(const StateModel& conflict, bool is_narrow) {
  const std::size_t parties = conflict.parties.size();
  double by_state = 1;
  for (std::size_t p = 0; p < parties; ++p) {
    double fibre = 1;
    for (const auto& digit : conflict.digits.digits) fibre *= digit.mover == p ? digit.size : 1;
    by_state += fibre <= 128 ? 1 : fibre <= 32768 ? 2 : 4;
  }
  by_state += static_cast<double>((parties + 2) * (is_narrow ? 2 : 4)) + (is_narrow ? 0 : 4);
  return by_state * static_cast<double>(conflict.states()) / kGiB;
}

// Of Nash alone: two bits a state, where scores are made of statements.
bool can_do_nash(const StateModel& conflict, double memory) {
  return 2 * static_cast<double>(conflict.states()) / 8 / kGiB <= memory &&
         most_statements(conflict) < std::numeric_limits<std::size_t>::max() &&
         is_sliceable(conflict.digits);
}

void keep_equilibria(const StateModel& conflict, const StateSet& all, ConceptAnswer& answer) {
  answer.equilibria_count = all.count();
  for (std::size_t w = 0; w < all.words().size() && answer.first.size() < kMostShown; ++w) {
    for (std::size_t b = 0; b < 64 && answer.first.size() < kMostShown; ++b) {
      const std::size_t s = 64 * w + b;
      if (s < all.size() && all.has(s)) answer.first.push_back(conflict.state(s));
    }
  }
  answer.is_computed = true;
}

template <class Score>
BasicGame<Score> ranked(const Task& task) {
  BasicGame<Score> game{task.moves(), {}};
  begin(task.run.limits, "ranking the states", task.rows.size());
  for (std::size_t p = 0; p < task.rows.size(); ++p) {
    const auto wide = task.conflict.scores(p);
    game.scores.emplace_back(wide.begin(), wide.end());
    advance(task.run.limits);
  }
  return game;
}

template <class Score>
void solve_all(const Task& task, Stability& result) {
  const Limits* limits = task.run.limits;
  const BasicGame<Score> game = ranked<Score>(task);
  result.state_count = task.conflict.states() - (game.infeasible ? game.infeasible->count() : 0);
  result.not_computed = too_large_for_some(task.conflict);
  ConceptSolver<Score> solver(game, limits, task.run.threads);
  begin(limits, "looking for stable states", (kConcepts.size() - 1) * task.rows.size());
  for (const Concept by : kConcepts) {
    if (too_large_for(by, task.conflict)) continue;
    ConceptAnswer& answer = result.of(by);
    StateSet all(task.conflict.states());
    for (std::size_t row = 0; row < task.rows.size(); ++row) {
      const StateSet stable = solver.stable(row, by);
      answer.counts.push_back(stable.count());
      for (std::size_t w = 0; w < all.words().size(); ++w) {
        all.words()[w] = row == 0 ? stable.words()[w] : all.words()[w] & stable.words()[w];
      }
      advance(limits);
    }
    if (is_reached(limits)) return;
    keep_equilibria(task.conflict, all, answer);
  }
}

void solve_nash(const Task& task, Stability& result) {
  const StateModel& conflict = task.conflict;
  StateSet all(conflict.states());
  for (auto& word : all.words()) word = ~std::uint64_t{0};
  all.clear_beyond();
  begin(task.run.limits, "looking for Nash equilibria", task.rows.size());
  for (std::size_t p = 0; p < task.rows.size(); ++p) {
    keep_nash_stable(conflict.digits, p, conflict.preferences[p].statements, conflict.infeasible,
                     all, task.run.limits);
    advance(task.run.limits);
  }
  if (is_reached(task.run.limits)) return;
  result.state_count = conflict.states() - conflict.infeasible_states().count();
  keep_equilibria(conflict, all, result.of(Concept::nash));
}

}  // namespace

std::optional<Message> solve_unlisted(const Task& task, Stability& result) {
  const auto memory = static_cast<double>(task.run.memory > 0 ? task.run.memory : kDefaultMemory);
  const bool is_narrow = most_statements(task.conflict) <= kMostNarrow;
  const double needed = gib_needed(task.conflict, is_narrow);
  if (needed <= memory) {
    is_narrow ? solve_all<std::int16_t>(task, result) : solve_all<std::int32_t>(task, result);
    return std::nullopt;
  }
  const std::vector<Argument> figures = {{"memory", in_gib(memory)}, {"needed", in_gib(needed)}};
  if (!can_do_nash(task.conflict, memory)) return Message("stability.too_little_memory", figures);
  result.not_computed = {Message("stability.memory_for_nash", figures)};
  solve_nash(task, result);
  return std::nullopt;
}

}  // namespace zopa::stability
