#include "zopa/engine/analysis.hpp"

#include <algorithm>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/words/diagnostic.hpp"

namespace zopa::engine {
namespace {

using ::testing::ElementsAre;

Options quick() {
  Options options;
  options.robust.completions = 100;
  return options;
}

Analysis analysed(const Negotiation& talks, const Options& options = quick()) {
  auto answer = analyze(talks, options);
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics[0]));
  return std::move(*answer);
}

const char* const kDeadlock =
    "  - {id: a-line, party: a, requires: x == one}\n"
    "  - {id: b-line, party: b, requires: x == two}\n"
    "  - {id: a-asks, party: a, demands: y == one}\n";

TEST(Analyze, FindsTheDeadlockAndTheIssuesThatAreNotPartOfIt) {
  const Analysis answer = analysed(testing::two_parties(kDeadlock));
  ASSERT_TRUE(answer.deadlock);
  EXPECT_EQ(answer.deadlock->verdict, deadlock::Verdict::deadlock);
  using deadlock::Standing;
  std::vector<std::optional<Standing>> states;
  for (const auto& issue : answer.deadlock->states) states.push_back(issue.state);
  EXPECT_THAT(states, ElementsAre(Standing::contested, Standing::one_sided, Standing::unknown));
  EXPECT_FALSE(answer.is_stopped());
}

TEST(Analyze, SaysOfEveryPartThatIsMissingWhy) {
  const Analysis answer = analysed(testing::two_parties(kDeadlock));
  EXPECT_FALSE(answer.settlements);
  EXPECT_TRUE(answer.why_not_computed("settlements"));
  EXPECT_FALSE(answer.bargaining_range);
  EXPECT_TRUE(answer.why_not_computed("bargaining_range"));
  EXPECT_FALSE(answer.stability);
  EXPECT_TRUE(answer.why_not_computed("stability"));
  EXPECT_FALSE(answer.why_not_computed("deadlock"));  // nothing is missing there
}

TEST(Analyze, LooksAtWhatItIsAskedForAndAtWhatThatNeeds) {
  Options options = quick();
  options.parts = {"settlements"};
  const Analysis answer =
      analysed(testing::two_parties("  - {party: a, issue: x, prefers: one > two}\n"), options);
  ASSERT_TRUE(answer.deadlock);
  EXPECT_THAT(answer.parts, ElementsAre("deadlock", "candidates", "settlements"));
  EXPECT_FALSE(answer.robustness);
  EXPECT_FALSE(answer.why_not_computed("robustness"));  // nobody asked
}

TEST(Analyze, RefusesAnOptionThatNamesNothing) {
  const auto talks = testing::two_parties(kDeadlock);
  Options options = quick();
  options.as_of = "tomorrow";
  EXPECT_FALSE(analyze(talks, options));
  options = quick();
  options.without = {"no-such-line"};
  EXPECT_FALSE(analyze(talks, options));
}

TEST(Analyze, WithoutAJointIssueLooksAtTheOwnMovesOnly) {
  const Analysis answer = analysed(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  build: {name: Build, by: a, options: {no: N, yes: Y}}
  sue: {name: Sue, by: b, options: {no: N, yes: Y}}
positions:
  - {party: a, priorities: [build, not sue]}
  - {party: b, priorities: [not build, not sue]}
)"));
  EXPECT_FALSE(answer.deadlock);
  EXPECT_TRUE(answer.why_not_computed("deadlock"));
  ASSERT_TRUE(answer.stability);
  // To build is better for a whatever b does, and never to sue for b.
  EXPECT_THAT(answer.stability->of(stability::Concept::nash).equilibria, ElementsAre(1));
  EXPECT_FALSE(answer.impasse);
}

}  // namespace
}  // namespace zopa::engine
