// Transforms on spaces of many tiles, against one loop over all states a digit.
#include "zopa/stability/game/reach.hpp"

#include <algorithm>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "zopa/stability/game/improvements.hpp"
#include "zopa/stability/game/solver.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kStates = 40'000;

// Three parties with moves of two to four values, one after the other or by turns, some of which
// cannot be taken back.
template <class Score>
BasicGame<Score> wide_game(std::mt19937& random, bool has_infeasible) {
  BasicGame<Score> game;
  const bool by_turns = random() % 2 == 0;
  for (std::uint32_t d = 0; game.states() < kStates; ++d) {
    Digit digit;
    digit.mover = by_turns ? d % 3 : std::min(d / 6, 2U);
    digit.size = static_cast<std::uint32_t>(random() % 4 == 0 ? 2 + random() % 3 : 2);
    const auto kind = random() % 8;  // values only rise, only fall, or as they like
    for (std::uint32_t from = 0; from < digit.size; ++from) {
      for (std::uint32_t to = 0; to < digit.size; ++to) {
        const bool is_ruled_out = kind == 0 ? to > from : kind < 3 && to < from;
        if (is_ruled_out) digit.ruled_out.emplace_back(from, to);
      }
    }
    game.digits.push_back(digit);
  }
  for (int p = 0; p < 3; ++p) {
    auto& scores = game.scores.emplace_back(game.states());
    for (auto& score : scores) score = static_cast<Score>(random() % 500);
  }
  if (!has_infeasible) return game;
  game.infeasible.emplace(game.states());
  for (std::size_t s = 0; s < game.states(); ++s) {
    if (random() % 3 == 0) game.infeasible->add(s);
  }
  return game;
}

// Digit by digit: what it is changed to is already known for the lower ones.
template <class Score, class Better>
std::vector<Score> plain_transform(const Moves& moves, const Movers& moved,
                                   std::vector<Score> values, Better better) {
  for (std::size_t d = 0; d < moves.digits.size(); ++d) {
    if (!moved[d]) continue;
    const std::vector<Score> before = values;
    for (std::size_t s = 0; s < values.size(); ++s) {
      const std::uint32_t own = moves.value(s, d);
      for (std::uint32_t to = 0; to < moves.digits[d].size; ++to) {
        if (to == own || !moves.digits[d].may(own, to)) continue;
        values[s] = better(values[s], before[s + (to - std::size_t{own}) * moves.stride(d)]);
      }
    }
  }
  return values;
}

template <class Score>
class ReachOf : public ::testing::Test {};
using Widths = ::testing::Types<std::int16_t, std::int32_t>;
TYPED_TEST_SUITE(ReachOf, Widths);

TYPED_TEST(ReachOf, ManyTilesIsThatOfOneLoopADigit) {
  std::mt19937 random(7);
  const auto larger = [](TypeParam a, TypeParam b) { return std::max(a, b); };
  const auto smaller = [](TypeParam a, TypeParam b) { return std::min(a, b); };
  for (int round = 0; round < 2; ++round) {
    const auto game = wide_game<TypeParam>(random, false);
    for (std::size_t party = 0; party < 3; ++party) {
      for (const Movers& moved : {digits_of(game, party), digits_of_others(game, party)}) {
        auto values = game.scores[0];
        take_largest<TypeParam>(game, moved, values);
        EXPECT_EQ(values, plain_transform(game, moved, game.scores[0], larger));
        values = game.scores[1];
        take_smallest<TypeParam>(game, moved, values);
        EXPECT_EQ(values, plain_transform(game, moved, game.scores[1], smaller));
      }
    }
  }
}

TYPED_TEST(ReachOf, FoldedDigitsIsTheBestOverThem) {
  std::mt19937 random(8);
  for (int round = 0; round < 4; ++round) {
    const auto game = wide_game<TypeParam>(random, false);
    const Movers folded = digits_of(game, static_cast<std::size_t>(round % 3));
    std::vector<TypeParam> most;
    std::vector<TypeParam> least;
    for (std::size_t s = 0; s < game.states(); ++s) {
      std::size_t to = 0;
      std::size_t places = 1;
      for (std::size_t d = 0; d < folded.size(); ++d) {
        if (folded[d]) continue;
        to += game.value(s, d) * places;
        places *= game.digits[d].size;
      }
      most.resize(places, std::numeric_limits<TypeParam>::min());
      least.resize(places, std::numeric_limits<TypeParam>::max());
      most[to] = std::max(most[to], game.scores[2][s]);
      least[to] = std::min(least[to], game.scores[2][s]);
    }
    EXPECT_EQ(largest_over<TypeParam>(game, folded, game.scores[2]), most);
    EXPECT_EQ(smallest_over<TypeParam>(game, folded, game.scores[2]), least);
  }
}

TYPED_TEST(ReachOf, OwnMovesIsWhatAStateHasToWithstand) {
  std::mt19937 random(9);
  constexpr auto kNothing = std::numeric_limits<TypeParam>::min();
  for (int round = 0; round < 4; ++round) {
    const auto game = wide_game<TypeParam>(random, round % 2 == 0);
    const std::size_t party = static_cast<std::size_t>(round % 3);
    std::vector<TypeParam> reached = game.scores[party];
    for (std::size_t s = 0; s < reached.size(); ++s) {
      reached[s] = game.is_feasible(s) ? std::min(reached[s], game.scores[0][s]) : kNothing;
    }
    take_largest<TypeParam>(game, digits_of(game, party), reached);
    const StateSet found =
        withstands_own_moves<TypeParam>(game, party, game.scores[party], game.scores[0]);
    std::size_t differ = 0;
    for (std::size_t s = 0; s < reached.size(); ++s) {
      const bool expected = game.is_feasible(s) && game.scores[party][s] >= reached[s];
      differ += found.has(s) == expected ? 0U : 1U;
    }
    EXPECT_EQ(differ, 0U);
  }
}

TYPED_TEST(ReachOf, ImprovementsIsThatOfAllPairsInAFibre) {
  std::mt19937 random(10);
  constexpr auto kEverything = std::numeric_limits<TypeParam>::max();
  for (int round = 0; round < 2; ++round) {
    const auto game = wide_game<TypeParam>(random, round % 2 == 0);
    const std::size_t party = static_cast<std::size_t>(round % 3);
    std::vector<TypeParam> values = game.scores[(party + 1) % 3];
    for (std::size_t s = 0; s < values.size(); ++s) {
      if (!game.is_feasible(s)) values[s] = kEverything;
    }
    std::vector<TypeParam> expected = values;
    const Fibres fibres(game, party);
    for (const std::size_t base : fibres.bases) {
      for (const std::size_t from : fibres.offsets) {
        if (!game.is_feasible(base + from)) continue;
        for (const std::size_t to : fibres.offsets) {
          const bool improves = game.is_feasible(base + to) &&
                                game.scores[party][base + to] > game.scores[party][base + from] &&
                                game.can_change(party, base + from, base + to);
          if (improves) {
            expected[base + from] = std::min(expected[base + from], values[base + to]);
          }
        }
      }
    }
    EXPECT_EQ(Improvements<TypeParam>(game, party).take_smallest(values), true);
    EXPECT_EQ(values, expected);
  }
}

// 2^19 states make two chunks.
TEST(StabilityThreads, AnyNumberOfThemGivesTheSameAnswer) {
  std::mt19937 random(11);
  for (const bool is_restricted : {false, true}) {
    NarrowGame game;
    for (std::uint32_t d = 0; d < 19; ++d) {
      game.digits.push_back({d % 3, 2, {}});
      if (is_restricted && d % 6 == 1) game.digits.back().ruled_out = {{1, 0}};
    }
    for (int p = 0; p < 3; ++p) {
      auto& scores = game.scores.emplace_back(game.states());
      for (auto& score : scores) score = static_cast<std::int16_t>(random() % 500);
    }
    if (is_restricted) {
      game.infeasible.emplace(game.states());
      for (std::size_t s = 0; s < game.states(); s += 5) game.infeasible->add(s);
    }
    ConceptSolver<std::int16_t> alone(game, nullptr, 1);
    ConceptSolver<std::int16_t> together(game, nullptr, 3);
    for (const Concept by : {Concept::nash, Concept::symmetric, Concept::sequential}) {
      EXPECT_EQ(alone.stable(1, by), together.stable(1, by));
    }
  }
}

}  // namespace
}  // namespace zopa::stability
