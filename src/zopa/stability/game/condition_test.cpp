// Conditions 64 states at a time against one state at a time, and Nash stability by them against
// scores.
#include "zopa/stability/game/condition.hpp"

#include <algorithm>
#include <functional>
#include <random>

#include <gtest/gtest.h>

#include "zopa/stability/game/nash_by_statements.hpp"
#include "zopa/stability/game/solver.hpp"

namespace zopa::stability {
namespace {

// A random condition, and what it says of one state.
struct Case {
  Condition condition;
  std::function<bool(std::size_t)> holds;
};

Case random_case(const Moves& moves, std::mt19937& random, int depth) {
  if (depth == 0 || random() % 4 == 0) {
    const auto digit = static_cast<std::uint32_t>(random() % moves.digits.size());
    std::vector<std::uint32_t> values;
    for (std::uint32_t v = 0; v < moves.digits[digit].size; ++v) {
      if (random() % 2 == 0) values.push_back(v);
    }
    return {Condition::value(digit, values), [&moves, digit, values](std::size_t state) {
              return std::count(values.begin(), values.end(), moves.value(state, digit)) > 0;
            }};
  }
  Case a = random_case(moves, random, depth - 1);
  Case b = random_case(moves, random, depth - 1);
  switch (random() % 4) {
    case 0:
      return {!a.condition, [a](std::size_t s) { return !a.holds(s); }};
    case 1:
      return {a.condition && b.condition,
              [a, b](std::size_t s) { return a.holds(s) && b.holds(s); }};
    case 2:
      return {a.condition || b.condition,
              [a, b](std::size_t s) { return a.holds(s) || b.holds(s); }};
    default:
      return {same(a.condition, b.condition),
              [a, b](std::size_t s) { return a.holds(s) == b.holds(s); }};
  }
}

TEST(Condition, HoldsWhereItsPartsSaySo) {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    Moves moves;
    while (moves.states() < 40'000) {
      const auto size = static_cast<std::uint32_t>(round % 2 == 0 ? 2 : 2 + random() % 3);
      moves.digits.push_back({0, size, {}});
    }
    const Case one = random_case(moves, random, 4);
    const StateSet states = one.condition.states(moves);
    std::size_t differ = 0;
    for (std::size_t s = 0; s < moves.states(); ++s) {
      differ += states.has(s) == one.holds(s) ? 0U : 1U;
    }
    EXPECT_EQ(differ, 0U);
    EXPECT_EQ(one.condition.holds(moves, 777), one.holds(777));
  }
}

TEST(NashByStatements, IsThatOfTheirScores) {
  std::mt19937 random(4);
  for (int round = 0; round < 60; ++round) {
    Game game;
    const auto digits = static_cast<std::uint32_t>(1 + random() % 17);
    for (std::uint32_t d = 0; d < digits; ++d) {
      game.digits.push_back({static_cast<std::uint32_t>(random() % 3), 2, {}});
    }
    std::vector<Condition> infeasible;
    if (round % 2 == 0) {
      infeasible.push_back(random_case(game, random, 2).condition &&
                           random_case(game, random, 2).condition);
      game.infeasible = infeasible[0].states(game);
    }
    for (std::size_t party = 0; party < 3; ++party) {
      std::vector<Condition> statements;
      auto& scores = game.scores.emplace_back(game.states(), 0);
      for (int k = 0; k < 5; ++k) {
        statements.push_back(random_case(game, random, 2).condition);
        const StateSet states = statements.back().states(game);
        for (std::size_t s = 0; s < scores.size(); ++s) {
          scores[s] = 2 * scores[s] + (states.has(s) ? 1 : 0);
        }
      }
      game.scores.resize(3, std::vector<std::int32_t>(game.states(), 0));
      StateSet sliced(game.states());
      for (auto& word : sliced.words()) word = ~std::uint64_t{0};
      sliced.clear_beyond();
      keep_nash_stable(game, party, statements, infeasible, sliced);
      EXPECT_EQ(sliced, ConceptSolver<std::int32_t>(game).stable(party, Concept::nash));
      game.scores.resize(party + 1);
    }
  }
}

}  // namespace
}  // namespace zopa::stability
