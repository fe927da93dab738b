#include "zopa/settle/settlement.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa::settle {
namespace {

using ::testing::ElementsAre;

// a wants `one`, b wants `two`; nobody's numbers speak of `three`, which nobody has tabled.
const char* const kOpposed = R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {one: X1, two: X2, three: X3}, hypothetical: [three]}
positions:
  - {party: a, weights: {x: 1}}
  - {party: a, issue: x, values: {one: 1, two: 0}}
  - {party: b, weights: {x: 1}}
  - {party: b, issue: x, values: {one: 0, two: 1}}
)";

TEST(Settlement, LeavesOutPackagesThatNobodysNumbersSpeakOf) {
  const auto answer = settlement(testing::read_negotiation(kOpposed));
  ASSERT_TRUE(answer.value);
  EXPECT_EQ(answer.value->packages, Count{2});
  EXPECT_THAT(answer.value->not_compared, ElementsAre("x == three"));
  ASSERT_EQ(answer.value->efficient.size(), 2U);
  EXPECT_THAT(answer.value->efficient[0].utilities, ElementsAre(1, 0));
  EXPECT_THAT(answer.value->efficient[1].utilities, ElementsAre(0, 1));
}

TEST(Settlement, AmongCandidatesLeavesThemOutToo) {
  const auto talks = testing::read_negotiation(kOpposed);
  const PackageSpace space(talks);
  Candidates candidates;
  candidates.packages = {space.package({2}), space.package({1})};
  const auto answer = settlement_among(talks, candidates);
  ASSERT_TRUE(answer.value);
  EXPECT_EQ(answer.value->over, Over::zone);
  EXPECT_EQ(answer.value->packages, Count{1});
  ASSERT_EQ(answer.value->efficient.size(), 1U);
  EXPECT_EQ(answer.value->efficient[0].package, candidates.packages[1]);
}

// Two issues of one point each, on which the parties want opposite things; a cares three times as
// much for x, b for y.
std::string two_issues(const std::string& more) {
  return R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {left: L, right: R}}
  y: {name: Y, options: {left: L, right: R}}
positions:
  - {party: a, weights: {x: 0.75, y: 0.25}}
  - {party: a, issue: x, values: {left: 1, right: 0}}
  - {party: a, issue: y, values: {left: 1, right: 0}}
  - {party: b, weights: {x: 0.25, y: 0.75}}
  - {party: b, issue: x, values: {left: 0, right: 1}}
  - {party: b, issue: y, values: {left: 0, right: 1}}
)" + more;
}

TEST(Settlement, ListsWhatOfTheCandidatesAnotherOneDominates) {
  const Negotiation talks = testing::read_negotiation(two_issues(""));
  const PackageSpace space(talks);
  Candidates candidates;
  for (const std::uint32_t x : {0U, 1U}) {
    for (const std::uint32_t y : {0U, 1U}) candidates.packages.push_back(space.package({x, y}));
  }
  const auto among = settlement_among(talks, candidates);
  ASSERT_TRUE(among.value);
  EXPECT_EQ(among.value->efficient.size(), 3U);
  EXPECT_EQ(among.value->dominated, (std::vector<std::vector<double>>{{0.25, 0.25}}));
  const auto all = settlement(talks);  // which may be too many to look at one by one
  ASSERT_TRUE(all.value);
  EXPECT_TRUE(all.value->dominated.empty());
}

TEST(Settlement, GivesEachPartyWhatItCaresMostAbout) {
  const auto talks = testing::read_negotiation(
      two_issues("  - {party: a, reservation: 0.1}\n  - {party: b, reservation: 0.1}\n"));
  const auto answer = settlement(talks);
  ASSERT_TRUE(answer.value && answer.value->solutions);
  const auto& found = *answer.value;
  EXPECT_EQ(found.efficient_count, 3U);  // x right and y left is worse for both than its opposite
  ASSERT_EQ(found.solutions->nash.points.size(), 1U);
  EXPECT_THAT(found.solutions->nash.points[0].utilities, ElementsAre(0.75, 0.75));
  EXPECT_EQ(found.reaches_all, true);
  ASSERT_EQ(found.accepted.size(), 2U);
  EXPECT_EQ(found.accepted[0].packages, 3U);  // all but the worst for it
  EXPECT_EQ(found.accepted_by_all, 2U);
}

TEST(Settlement, WithoutReservationsMeasuresFromTheWorst) {
  const auto answer = settlement(testing::read_negotiation(two_issues("")));
  ASSERT_TRUE(answer.value);
  EXPECT_FALSE(answer.value->solutions);
  ASSERT_TRUE(answer.value->from_worst);
  EXPECT_FALSE(answer.value->accepted_by_all);
}

TEST(Settlement, ListsNoMorePackagesThanAskedForAndCountsThemAll) {
  Options options;
  options.points = 1;
  const auto answer = settlement(testing::read_negotiation(two_issues("")), options);
  ASSERT_TRUE(answer.value);
  EXPECT_EQ(answer.value->efficient.size(), 1U);
  EXPECT_EQ(answer.value->efficient_count, 3U);
}

TEST(Settlement, KeepsToTheRules) {
  const auto talks = testing::read_negotiation(
      two_issues("rules:\n  - {id: r, rule: x == right or y == left, reason: So it is.}\n"));
  const auto answer = settlement(talks);
  ASSERT_TRUE(answer.value);
  EXPECT_EQ(answer.value->packages, Count{3});
}

TEST(Settlement, SaysWhoseNumbersAreMissing) {
  const auto answer = settlement(testing::two_parties("  - {party: a, requires: x == one}\n"));
  EXPECT_FALSE(answer.value);
  EXPECT_EQ(answer.why->key, "why.preferences_needed");
}

}  // namespace
}  // namespace zopa::settle
