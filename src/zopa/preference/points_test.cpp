// A score sheet in the file: what the engines make of `points`.
#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/numbers.hpp"
#include "zopa/preference/partial_preference.hpp"
#include "zopa/preference/utility.hpp"
#include "zopa/preference/utility_bounds.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;

constexpr PartyId kA{0};

// One point on each of three issues, two of them needed.
constexpr const char* kThirds =
    "  - party: a\n"
    "    points:\n"
    "      x: {one: 0, two: 0, three: 1}\n"
    "      y: {one: 0, two: 0, three: 1}\n"
    "      z: {one: 0, two: 0, three: 1}\n"
    "  - {party: a, reservation: 2}\n";

Negotiation with(const std::string& positions) { return zopa::testing::two_parties(positions); }

Utilities utilities_of(const Negotiation& negotiation) {
  return complete_utilities(negotiation, PackageSpace(negotiation), {kA});
}

TEST(Points, AreWeightsValuesAndReservationAtOnce) {
  const Negotiation negotiation = with(
      "  - party: a\n"
      "    points: {x: {one: -5, two: 0, three: 8}, y: {one: 0, two: 1/2, three: 0}, z: {one: 3, "
      "two: 3, three: 3}}\n"
      "  - {party: a, reservation: [0, 1.5]}\n");
  const auto weights = weights_of(negotiation, kA);
  EXPECT_EQ(weights[0]->low, Decimal::parse("26/27"));  // 13 of 13.5
  EXPECT_EQ(weights[1]->low, Decimal::parse("1/27"));
  EXPECT_EQ(weights[2]->low, Decimal{0});
  EXPECT_EQ(values_of(negotiation, kA, IssueId{0})[0]->low, Decimal{-5});
  // The worst package is worth -2 points, and the best 11.5.
  const MaybeRange reservation = reservation_of(negotiation, kA);
  ASSERT_TRUE(reservation);
  EXPECT_EQ(reservation->low, Decimal::parse("4/27"));
  EXPECT_EQ(reservation->high, Decimal::parse("7/27"));
}

TEST(Points, AreComparedExactly) {
  const Negotiation negotiation = with(kThirds);
  const PackageSpace space(negotiation);
  const auto bounds = UtilityBounds::of(negotiation, kA, space);
  ASSERT_TRUE(bounds && bounds->reservation());
  EXPECT_EQ(bounds->reaches({2, 0, 2}, *bounds->reservation()), Truth::yes);  // two of three
  EXPECT_EQ(bounds->reaches({2, 1, 0}, *bounds->reservation()), Truth::no);
}

TEST(Points, AddUpInTheirOwnUnit) {
  const Utilities found = utilities_of(with(kThirds));
  ASSERT_TRUE(found.missing.empty());
  EXPECT_EQ(found.unit, 1);
  EXPECT_EQ(found.parties[0].total({2, 0, 2}), 2);
  EXPECT_EQ(found.parties[0].reservation, 2);
  EXPECT_EQ(found.parties[0].rests_on.size(), 2U);
}

TEST(Points, MayBeFractions) {
  const Utilities found = utilities_of(
      with("  - party: a\n"
           "    points: {x: {one: 0, two: 1/3, three: 1/2}, y: {one: 0, two: 0, three: 0.25}, z: "
           "{one: 0, two: 0, three: 0}}\n"
           "  - {party: a, reservation: 7/12}\n"));
  ASSERT_TRUE(found.missing.empty());
  EXPECT_EQ(found.unit, 12);
  EXPECT_EQ(found.parties[0].total({1, 2, 0}), 7);  // 1/3 + 1/4
  EXPECT_EQ(found.parties[0].reservation, 7);
}

TEST(Points, FixTheWeightsOfEveryCompletion) {
  const Negotiation negotiation = with(kThirds);
  const auto known = partial_preference(negotiation, kA, PackageSpace(negotiation));
  ASSERT_EQ(known.fixed_weights.size(), 3U);
  for (const auto& weight : known.fixed_weights) EXPECT_EQ(weight, Decimal::parse("1/3"));
  EXPECT_EQ(known.rests_on, std::vector{PositionId{0}});
}

TEST(Points, SayWhatIsMissing) {
  const auto expect_missing = [](const std::string& points, const std::string& what,
                                 const Message& bounds) {
    const Negotiation negotiation = with("  - {party: a, points: {" + points + "}}\n");
    const Utilities found = utilities_of(negotiation);
    ASSERT_EQ(found.missing.size(), 1U);
    EXPECT_EQ(found.missing[0].why,
              Message("why.no_points", {{"what", Code{what}}, {"party", Name{"A"}}}));
    EXPECT_EQ(UtilityBounds::missing(negotiation, kA, PackageSpace(negotiation)), bounds);
  };
  expect_missing("x: {one: 0, two: 1, three: 2}, y: {one: 0, two: 1, three: 2}", "z",
                 Message("why.no_points", {{"what", Code{"z"}}, {"party", Name{"A"}}}));
  expect_missing(
      "x: {one: 0, two: 1, three: 2}, y: {one: 0, two: 1, three: 2}, z: {one: 0, two: 1}", "three",
      Message("why.no_points_on",
              {{"option", Code{"three"}}, {"issue", Code{"z"}}, {"party", Name{"A"}}}));
}

TEST(Points, StandAlone) {
  const auto faults = [](const std::string& rows) {
    return zopa::testing::faults_of(
        "zopa: 1\ntitle: T\nparties: {a: {name: A}, b: {name: B}}\n"
        "issues: {x: {name: X, options: {one: 1, two: 2}}}\npositions:\n" +
        rows);
  };
  const std::string sheet = "  - {party: a, points: {x: {one: 0, two: 1}}}\n";
  EXPECT_THAT(faults(sheet + "  - {party: a, reservation: 55}\n"), ::testing::IsEmpty());
  EXPECT_THAT(faults(sheet + "  - {party: a, weights: {x: 1}}\n"), ElementsAre("7:5 empty-range"));
  EXPECT_THAT(faults(sheet + sheet), ::testing::Contains("7:5 empty-range"));
  EXPECT_THAT(faults(sheet + "  - {party: b, reservation: 55}\n"),
              ElementsAre("7:29 out-of-range"));
  EXPECT_THAT(faults("  - {party: a, points: {x: {one: 1, two: 1}}}\n"), ::testing::IsEmpty());
}

}  // namespace
}  // namespace zopa
