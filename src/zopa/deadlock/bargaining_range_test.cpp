#include "zopa/deadlock/bargaining_range.hpp"

#include "negotiations.hpp"
#include <gtest/gtest.h>

namespace zopa::deadlock {
namespace {

Part<BargainingRange> range_with(const std::string& rest) {
  return bargaining_range(testing::two_parties(rest));
}

constexpr const char* kNumbers =
    "  - {party: a, issue: x, values: {one: 0, two: 1, three: 2}}\n"
    "  - {party: a, issue: y, values: {one: 0, two: 0, three: 1}}\n"
    "  - {party: a, issue: z, values: {one: 0, two: 0, three: 1}}\n"
    "  - {party: a, weights: {x: 1, y: 0, z: 0}}\n"
    "  - {party: b, issue: x, values: {one: 2, two: 1, three: 0}}\n"
    "  - {party: b, issue: y, values: {one: 0, two: 0, three: 1}}\n"
    "  - {party: b, issue: z, values: {one: 0, two: 0, three: 1}}\n"
    "  - {party: b, weights: {x: 1, y: 0, z: 0}}\n";

std::string assumed(const std::string& a, const std::string& b) {
  return "assumptions:\n  - {party: a, " + a + "}\n  - {party: b, " + b + "}\n";
}

TEST(BargainingRange, IsNotComputedWhereNothingIsStated) {
  EXPECT_FALSE(range_with("  - {party: a, demands: x == one}\n").value);
  EXPECT_FALSE(
      range_with("  - {party: a, demands: x == one}\n"
                 "assumptions: [{party: a, expects_to_prevail: 0.5, cost_of_conflict: 0}]\n")
          .value);
}

TEST(BargainingRange, IsEmptyWhereOptimismExceedsCosts) {
  const auto answer =
      range_with(kNumbers + assumed("expects_to_prevail: 0.7, cost_of_conflict: 0.05",
                                    "expects_to_prevail: 0.6, cost_of_conflict: 0.1"));
  ASSERT_TRUE(answer.value);
  EXPECT_DOUBLE_EQ(answer.value->shortfall_low, 0.15);
  EXPECT_EQ(answer.value->optimism, Truth::yes);
  EXPECT_FALSE(answer.value->possibly_inside);
}

TEST(BargainingRange, OfExactlyNothingIsNoOptimism) {
  const auto answer =
      range_with(kNumbers + assumed("expects_to_prevail: 0.7, cost_of_conflict: 0.1",
                                    "expects_to_prevail: 0.6, cost_of_conflict: 0.2"));
  EXPECT_EQ(answer.value->shortfall_low, 0);
  EXPECT_EQ(answer.value->optimism, Truth::no);
}

TEST(BargainingRange, CountsThePackagesInside) {
  // Shares: a needs 0.5 - 0.1 = 0.4, b the same; only the middle of x gives both half.
  const auto answer =
      range_with(kNumbers + assumed("expects_to_prevail: 0.5, cost_of_conflict: 0.1",
                                    "expects_to_prevail: 0.5, cost_of_conflict: 0.1"));
  EXPECT_EQ(answer.value->surely_inside, Count{9});
  EXPECT_EQ(answer.value->possibly_inside, Count{9});
}

TEST(BargainingRange, MayHoldNoListedPackage) {
  // Indivisibility: the range is there, and x has no option within it.
  const auto answer =
      range_with(kNumbers + assumed("expects_to_prevail: 0.7, cost_of_conflict: 0.1",
                                    "expects_to_prevail: 0.35, cost_of_conflict: 0.05"));
  EXPECT_EQ(answer.value->optimism, Truth::no);
  EXPECT_EQ(answer.value->possibly_inside, Count{0});
}

TEST(BargainingRange, KeepsTheRangesOfWhatIsAssumed) {
  const auto answer =
      range_with(kNumbers + assumed("expects_to_prevail: [0.4, 0.8], cost_of_conflict: 0.1",
                                    "expects_to_prevail: 0.5, cost_of_conflict: [0.1, 0.2]"));
  EXPECT_EQ(answer.value->optimism, Truth::unknown);
  EXPECT_DOUBLE_EQ(answer.value->shortfall_low, -0.4);
  EXPECT_DOUBLE_EQ(answer.value->shortfall_high, 0.1);
  EXPECT_EQ(answer.value->surely_inside, Count{0});
  EXPECT_EQ(answer.value->possibly_inside, Count{9});
}

TEST(BargainingRange, SaysWhoseNumbersAreMissing) {
  const auto answer = range_with("  - {party: a, demands: x == one}\n" +
                                 assumed("expects_to_prevail: 0.5, cost_of_conflict: 0.1",
                                         "expects_to_prevail: 0.5, cost_of_conflict: 0.1"));
  EXPECT_EQ(answer.value->not_counted, Message("why.no_complete_numbers", {{"party", Name{"A"}}}));
}

TEST(BargainingRange, KnowsWhenAShiftOfPowerMakesPromisesUnsafe) {
  const auto feared = [](const std::string& later, const std::string& discount) {
    const auto answer = range_with(
        "  - {party: a, demands: x == one}\n" +
        assumed("expects_to_prevail: 0.6, cost_of_conflict: 0.2, expects_to_prevail_later: " +
                    later + ", discount: " + discount,
                "expects_to_prevail: 0.3, cost_of_conflict: 0.1"));
    return answer.value->beliefs[0].shift_is_feared;
  };
  // q - d q' - (1 - d) > c (1 - d):  0.6 - 0.9 * 0.2 - 0.1 = 0.32 > 0.02
  EXPECT_EQ(feared("0.2", "0.9"), Truth::yes);
  // 0.6 - 0.9 * 0.55 - 0.1 = 0.005 < 0.02
  EXPECT_EQ(feared("0.55", "0.9"), Truth::no);
  EXPECT_EQ(feared("[0.2, 0.55]", "0.9"), Truth::unknown);
}

}  // namespace
}  // namespace zopa::deadlock
