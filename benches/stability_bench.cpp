// Stability of every state for every party, on random scores, beside the textbook method: explicit
// lists of moves and of what the others can bring about.
//
// Four parties share the yes/no moves evenly; scores are whole numbers below 1000.  Restricted: six
// random conditions of three moves each leave states infeasible, and a fifth of the moves cannot be
// taken back.  Draws come from std::mt19937_64, whose output the standard fixes.
#include <random>
#include <set>
#include <utility>

#include <benchmark/benchmark.h>

#include "zopa/stability/game/nash_by_statements.hpp"
#include "zopa/stability/game/solver.hpp"

namespace {

using zopa::stability::Concept;
using zopa::stability::ConceptSolver;
using zopa::stability::Condition;
using zopa::stability::Moves;
using zopa::stability::NarrowGame;
using zopa::stability::StateSet;

constexpr std::uint32_t kParties = 4;

NarrowGame random_game(std::uint32_t moves, bool restricted) {
  std::mt19937_64 random(1);
  NarrowGame game;
  for (std::uint32_t m = 0; m < moves; ++m) {
    game.digits.push_back({m * kParties / moves, 2, {}});
    if (restricted && random() % 5 == 0) game.digits.back().ruled_out = {{1, 0}};
  }
  const std::size_t states = game.states();
  for (std::uint32_t p = 0; p < kParties; ++p) {
    auto& scores = game.scores.emplace_back(states);
    for (auto& score : scores) score = static_cast<std::int16_t>(random() % 1000);
  }
  if (!restricted) return game;
  game.infeasible.emplace(states);
  for (int condition = 0; condition < 6; ++condition) {
    const std::size_t mask = (std::size_t{1} << random() % moves) |
                             (std::size_t{1} << random() % moves) |
                             (std::size_t{1} << random() % moves);
    const std::size_t value = random() & mask;
    for (std::size_t s = 0; s < states; ++s) {
      if ((s & mask) == value) game.infeasible->add(s);
    }
  }
  return game;
}

void stable_states(benchmark::State& state) {
  const NarrowGame game =
      random_game(static_cast<std::uint32_t>(state.range(1)), state.range(2) != 0);
  const auto by = static_cast<Concept>(state.range(0));
  for (auto _ : state) {
    ConceptSolver<std::int16_t> solver(game);
    for (std::size_t p = 0; p < game.parties(); ++p) {
      benchmark::DoNotOptimize(solver.stable(p, by));
    }
  }
  state.SetLabel(std::string(to_word(by)));
}
BENCHMARK(stable_states)
    ->ArgNames({"concept", "moves", "restricted"})
    ->ArgsProduct({{0, 1, 2, 3, 4}, {12, 16, 20, 24}, {0, 1}})
    ->ArgsProduct({{5}, {12}, {0, 1}})
    ->ArgsProduct({{0, 1, 2}, {26, 28}, {0}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// Nash stability from six statements of three moves for each party, one bit a state.
void nash_by_statements(benchmark::State& state) {
  std::mt19937_64 random(1);
  const auto count = static_cast<std::uint32_t>(state.range(0));
  Moves moves;
  for (std::uint32_t m = 0; m < count; ++m) moves.digits.push_back({m * kParties / count, 2, {}});
  const auto literal = [&] {
    return Condition::value(static_cast<std::uint32_t>(random() % count),
                            {static_cast<std::uint32_t>(random() % 2)});
  };
  std::vector<std::vector<Condition>> statements(kParties);
  for (auto& own : statements) {
    for (int k = 0; k < 6; ++k) own.push_back((literal() && literal()) || literal());
  }
  for (auto _ : state) {
    StateSet equilibria(moves.states());
    for (auto& word : equilibria.words()) word = ~std::uint64_t{0};
    for (std::size_t p = 0; p < kParties; ++p) {
      zopa::stability::keep_nash_stable(moves, p, statements[p], {}, equilibria);
    }
    benchmark::DoNotOptimize(equilibria.words().data());
  }
}
BENCHMARK(nash_by_statements)
    ->ArgName("moves")
    ->Arg(24)
    ->Arg(28)
    ->Arg(32)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// General metarationality by the definition, nobody moving twice in a row.
class Textbook {
 public:
  explicit Textbook(const NarrowGame& game) : game_(game), reach_(game.parties()) {
    for (std::size_t p = 0; p < game.parties(); ++p) {
      std::size_t own = 0;
      for (std::size_t d = 0; d < game.digits.size(); ++d) {
        if (game.digits[d].mover == p) own |= std::size_t{1} << d;
      }
      reach_[p].resize(game.states());
      for (std::size_t s = 0; s < game.states(); ++s) {
        for (std::size_t t = 0; t < game.states(); ++t) {
          if (t != s && ((s ^ t) & ~own) == 0) reach_[p][s].push_back(t);
        }
      }
    }
  }

  [[nodiscard]] bool is_stable(std::size_t i, std::size_t s) const {
    for (const std::size_t t : reach_[i][s]) {
      if (game_.scores[i][t] <= game_.scores[i][s]) continue;
      if (!is_sanctioned(i, s, t)) return false;
    }
    return true;
  }

 private:
  [[nodiscard]] bool is_sanctioned(std::size_t i, std::size_t s, std::size_t t) const {
    std::set<std::pair<std::size_t, std::size_t>> seen;
    std::vector<std::pair<std::size_t, std::size_t>> open = {{t, i}};
    while (!open.empty()) {
      const auto [from, last] = open.back();
      open.pop_back();
      for (std::size_t j = 0; j < game_.parties(); ++j) {
        if (j == i || j == last) continue;
        for (const std::size_t to : reach_[j][from]) {
          if (game_.scores[i][to] <= game_.scores[i][s]) return true;
          if (seen.insert({to, j}).second) open.emplace_back(to, j);
        }
      }
    }
    return false;
  }

  const NarrowGame& game_;
  std::vector<std::vector<std::vector<std::size_t>>> reach_;  // by party and state
};

void stable_states_textbook(benchmark::State& state) {
  const NarrowGame game = random_game(static_cast<std::uint32_t>(state.range(0)), false);
  for (auto _ : state) {
    const Textbook textbook(game);
    std::size_t stable = 0;
    for (std::size_t p = 0; p < game.parties(); ++p) {
      for (std::size_t s = 0; s < game.states(); ++s) stable += textbook.is_stable(p, s) ? 1U : 0U;
    }
    benchmark::DoNotOptimize(stable);
  }
  state.SetLabel("gmr");
}
BENCHMARK(stable_states_textbook)
    ->ArgName("moves")
    ->Arg(8)
    ->Arg(12)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
