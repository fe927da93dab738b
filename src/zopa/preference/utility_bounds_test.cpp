#include "zopa/preference/utility_bounds.hpp"

#include "negotiations.hpp"
#include <gtest/gtest.h>

namespace zopa {
namespace {

constexpr const char* kValues =
    "  - {party: a, issue: x, values: {one: 0, two: 50, three: 100}}\n"
    "  - {party: a, issue: y, values: {one: 0, two: 1, three: 4}}\n"
    "  - {party: a, issue: z, values: {one: 7, two: 7, three: 7}}\n";

std::optional<UtilityBounds> bounds_of(const std::string& positions) {
  const Negotiation negotiation = testing::two_parties(positions);
  return UtilityBounds::of(negotiation, PartyId{0}, PackageSpace(negotiation));
}

Range point(const char* text) { return {*Decimal::parse(text), *Decimal::parse(text)}; }

TEST(UtilityBounds, RescaleValuesAndWeighThem) {
  const auto bounds =
      bounds_of(std::string(kValues) + "  - {party: a, weights: {x: 0.5, y: 0.3, z: 0.2}}\n");
  ASSERT_TRUE(bounds);
  const auto utility = bounds->utility({1, 1, 2});
  ASSERT_TRUE(utility);
  EXPECT_DOUBLE_EQ(utility->low, 0.5 * 0.5 + 0.3 * 0.25);  // z has no swing and adds nothing
  EXPECT_DOUBLE_EQ(utility->high, utility->low);
}

TEST(UtilityBounds, CompareExactly) {
  const auto bounds = bounds_of(
      "  - {party: a, issue: x, values: {one: 0, two: 1, three: 10}}\n"
      "  - {party: a, issue: y, values: {one: 0, two: 2, three: 10}}\n"
      "  - {party: a, issue: z, values: {one: 0, two: 3, three: 10}}\n"
      "  - {party: a, weights: {x: 0.1, y: 0.2, z: 0.7}}\n");
  ASSERT_TRUE(bounds);
  // 0.01 + 0.04 + 0.21 is 0.26 to the last digit; in doubles it is not.
  EXPECT_EQ(bounds->reaches({1, 1, 1}, point("0.26")), Truth::yes);
  EXPECT_EQ(bounds->reaches({1, 1, 1}, point("0.260000000000001")), Truth::no);
}

TEST(UtilityBounds, KeepThirdsExactly) {
  const auto bounds = bounds_of(
      "  - {party: a, issue: x, values: {one: 0, two: 0, three: 1}}\n"
      "  - {party: a, issue: y, values: {one: 0, two: 1/3, three: 1}}\n"
      "  - {party: a, issue: z, values: {one: 0, two: 0, three: 1}}\n"
      "  - {party: a, weights: {x: 1/3, y: 1/3, z: 1/3}}\n");
  ASSERT_TRUE(bounds);
  EXPECT_EQ(bounds->reaches({2, 0, 2}, point("2/3")), Truth::yes);
  EXPECT_EQ(bounds->reaches({2, 0, 2}, point("0.666666666666666667")), Truth::no);
  EXPECT_EQ(bounds->reaches({2, 1, 0}, point("4/9")), Truth::yes);
  EXPECT_EQ(bounds->reaches({2, 1, 0}, point("0.444444444444444445")), Truth::no);
}

TEST(UtilityBounds, CompareNumbersOfManyDigits) {
  // Weights in ninetieths and spans of 13, 24 and 77 points: more than 12 digits together.
  const auto bounds = bounds_of(
      "  - {party: a, issue: x, values: {one: 0, two: 6.125, three: 13.001}}\n"
      "  - {party: a, issue: y, values: {one: 0, two: 11.25, three: 24.007}}\n"
      "  - {party: a, issue: z, values: {one: 0, two: 1, three: 77.003}}\n"
      "  - {party: a, weights: {x: 13/90, y: 47/90, z: 30/90}}\n");
  ASSERT_TRUE(bounds);
  EXPECT_EQ(bounds->reaches({2, 0, 2}, point("43/90")), Truth::yes);
  EXPECT_EQ(bounds->reaches({2, 0, 1}, point("43/90")), Truth::no);
}

TEST(UtilityBounds, KeepTheRangesOfWeightsAndValues) {
  const auto bounds = bounds_of(
      "  - {party: a, issue: x, values: {one: 0, two: [40, 60], three: 100}}\n"
      "  - {party: a, issue: y, values: {one: 0, two: 0, three: 1}}\n"
      "  - {party: a, issue: z, values: {one: 0, two: 0, three: 1}}\n"
      "  - {party: a, weights: {x: [0.2, 0.6], y: [0.2, 0.6], z: 0.2}}\n");
  ASSERT_TRUE(bounds);
  const auto utility = bounds->utility({1, 2, 0});  // x halfway, y best, z worst
  ASSERT_TRUE(utility);
  EXPECT_DOUBLE_EQ(utility->low, 0.6 * 0.4 + 0.2);
  EXPECT_DOUBLE_EQ(utility->high, 0.2 * 0.6 + 0.6);
  EXPECT_EQ(bounds->reaches({1, 2, 0}, point("0.5")), Truth::unknown);
  EXPECT_EQ(bounds->reaches({1, 2, 0}, point("0.4")), Truth::yes);
  EXPECT_EQ(bounds->reaches({1, 2, 0}, point("0.8")), Truth::no);
}

TEST(UtilityBounds, RescaleWithinEveryCompletion) {
  // The best option's number is itself a range: whatever it is, it is worth 1.
  const auto bounds = bounds_of(
      "  - {party: a, issue: x, values: {one: 0, two: 10, three: [20, 40]}}\n"
      "  - {party: a, issue: y, values: {one: 0, two: 0, three: 1}}\n"
      "  - {party: a, issue: z, values: {one: 0, two: 0, three: 1}}\n"
      "  - {party: a, weights: {x: 1, y: 0, z: 0}}\n");
  ASSERT_TRUE(bounds);
  EXPECT_DOUBLE_EQ(bounds->utility({2, 0, 0})->low, 1);
  EXPECT_DOUBLE_EQ(bounds->utility({1, 0, 0})->low, 0.25);
  EXPECT_DOUBLE_EQ(bounds->utility({1, 0, 0})->high, 0.5);
}

TEST(UtilityBounds, NeedCompleteNumbers) {
  EXPECT_FALSE(bounds_of(kValues));
  EXPECT_FALSE(bounds_of(std::string(kValues) + "  - {party: a, weights: {x: 0.5, y: 0.5}}\n"));
  EXPECT_FALSE(
      bounds_of("  - {party: a, issue: x, values: {one: 0, two: 50}}\n"
                "  - {party: a, issue: y, values: {one: 0, two: 1, three: 4}}\n"
                "  - {party: a, issue: z, values: {one: 7, two: 7, three: 7}}\n"
                "  - {party: a, weights: {x: 0.5, y: 0.3, z: 0.2}}\n"));
}

TEST(UtilityBounds, SayWhatIsMissing) {
  const auto missing = [](const std::string& positions) {
    const Negotiation negotiation = testing::two_parties(positions);
    return UtilityBounds::missing(negotiation, PartyId{0}, PackageSpace(negotiation));
  };
  const std::string values = kValues;
  EXPECT_EQ(missing(values + "  - {party: a, weights: {x: 0.5, y: 0.3, z: 0.2}}\n"), std::nullopt);
  EXPECT_EQ(missing(values + "  - {party: a, weights: {x: 0.5, y: 0.3}}\n"),
            Message("why.no_weight", {{"issue", Code{"z"}}, {"party", Name{"A"}}}));
  EXPECT_EQ(missing("  - {party: a, issue: x, values: {one: 0, two: 50}}\n"
                    "  - {party: a, weights: {x: 0.5, y: 0.3, z: 0.2}}\n"),
            Message("why.no_value_on",
                    {{"option", Code{"three"}}, {"issue", Code{"x"}}, {"party", Name{"A"}}}));
  EXPECT_EQ(missing("  - {party: a, issue: x, values: {one: 0, two: 1, three: 1000000007}}\n"
                    "  - {party: a, issue: y, values: {one: 0, two: 1, three: 1000000009}}\n"
                    "  - {party: a, issue: z, values: {one: 0, two: 1, three: 998244353}}\n"
                    "  - {party: a, weights: {x: 0.5, y: 0.3, z: 0.2}}\n"),
            Message("why.numbers_too_long", {{"party", Name{"A"}}}));
}

TEST(UtilityBounds, SayWhatWouldGetFurther) {
  const auto bounds =
      bounds_of(std::string(kValues) + "  - {party: a, weights: {x: 0.5, y: 0.3, z: 0.2}}\n" +
                "  - {party: a, reservation: 0.5}\n");
  ASSERT_TRUE(bounds);
  EXPECT_EQ(bounds->reservation(), point("0.5"));
  const std::vector<Literal> x_better = {{0, {1, 2}}};  // y and z at their best give 0.3
  EXPECT_EQ(bounds->must_improve({0, 2, 0}, point("0.5")), x_better);
  EXPECT_TRUE(bounds->may_reach({2, std::nullopt, std::nullopt}, point("0.8")));
  EXPECT_FALSE(bounds->may_reach({1, std::nullopt, 0}, point("0.6")));
}

}  // namespace
}  // namespace zopa
