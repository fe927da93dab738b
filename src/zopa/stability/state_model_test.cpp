#include "zopa/stability/state_model.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa::stability {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// a may build, b may sue.
std::string moves(const std::string& more) {
  return R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  build: {name: Build, by: a, options: {no: N, yes: Y}}
  sue: {name: Sue, by: b, options: {no: N, yes: Y}}
positions:
  - {id: a-wants, party: a, priorities: [build, not sue]}
  - {id: b-wants, party: b, priorities: [not build, not sue]}
)" + more;
}

StateModel conflict_in(const std::string& more) {
  auto answer = state_model_of(testing::read_negotiation(moves(more)));
  if (!answer.value) throw std::runtime_error(answer.why->key);
  return *std::move(answer.value);
}

TEST(StatesOfOwnMoves, AreTheCombinationsOfTheMoves) {
  const StateModel conflict = conflict_in("");
  EXPECT_EQ(conflict.states(), 4U);
  EXPECT_THAT(conflict.parties, ElementsAre(PartyId{0}, PartyId{1}));
  EXPECT_FALSE(conflict.status_quo);
  EXPECT_TRUE(conflict.is_complete());
  EXPECT_THAT(conflict.state(1), ElementsAre(OptionId{1}, OptionId{0}));  // first move lowest
}

TEST(StatesOfOwnMoves, AreInfeasibleWhereTheyBreakARule) {
  const StateModel conflict = conflict_in(
      "rules: [{id: r, rule: build or not sue, reason: There is nothing to sue about.}]\n"
      "status_quo: {build: no, sue: no}\n");
  EXPECT_THAT(conflict.left_out, IsEmpty());
  const auto infeasible = conflict.infeasible_states();
  EXPECT_EQ(infeasible.count(), 1U);
  EXPECT_TRUE(infeasible.has(2));  // not built, sued all the same
}

TEST(StatesOfOwnMoves, AreNotBoundByARuleThatTheStatusQuoBreaks) {
  const StateModel conflict = conflict_in(
      "rules: [{id: r, rule: not build, reason: Nobody may build.}]\n"
      "status_quo: {build: yes, sue: no}\n");
  EXPECT_EQ(conflict.status_quo, 1U);
  EXPECT_THAT(conflict.left_out, ElementsAre(RuleId{0}));
  EXPECT_EQ(conflict.infeasible_states().count(), 0U);
}

TEST(StatesOfOwnMoves, HaveTheOrderThatThePrioritiesSay) {
  const StateModel conflict = conflict_in("");
  const auto scores = conflict.scores(0);  // build counts more than not to be sued
  ASSERT_EQ(scores.size(), 4U);
  EXPECT_GT(scores[1], scores[3]);
  EXPECT_GT(scores[3], scores[0]);
  EXPECT_GT(scores[0], scores[2]);
}

TEST(StatesOfOwnMoves, NeedAnOwnMove) {
  const auto answer = state_model_of(testing::two_parties("  - {party: a, requires: x == one}\n"));
  EXPECT_FALSE(answer.value);
  EXPECT_EQ(answer.why, Message("why.no_own_moves"));
}

}  // namespace
}  // namespace zopa::stability
