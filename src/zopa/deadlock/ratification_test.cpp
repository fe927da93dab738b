#include "zopa/deadlock/ratification.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/deadlock/readings.hpp"

namespace zopa::deadlock {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Negotiation talks(const std::string& positions, const std::string& more = "") {
  return testing::read_negotiation(R"(zopa: 1
parties:
  a: Ayland
  b: Beeland
  house: {name: House, role: ratifier, of: a}
issues:
  x: {name: X, options: {one: One, two: Two}}
  y: {name: Y, options: {one: One, two: Two, three: Three}, hypothetical: [three]}
)" + more + "positions:\n" + positions);
}

std::optional<Ratification> found_in(const Negotiation& negotiation) {
  return ratification_of(negotiation, diagnose(negotiation));
}

Count tabled(const Counted& counted) { return *counted.tabled.count; }
Count all(const Counted& counted) { return *counted.all.count; }

TEST(Ratification, IsNoneWithoutRatifiers) {
  const Negotiation two = testing::two_parties("  - {party: a, requires: x == one}\n");
  EXPECT_FALSE(ratification_of(two, diagnose(two)));
}

TEST(Ratification, StopsSomeOfWhatCanBeSigned) {
  const auto found = found_in(talks(R"(
  - {party: a, requires: x == one}
  - {id: no, party: house, requires: y != two}
)"));
  ASSERT_TRUE(found);
  EXPECT_EQ(tabled(found->can_be_signed), Count{2});
  EXPECT_EQ(all(found->can_be_signed), Count{3});
  EXPECT_EQ(tabled(found->would_stand), Count{1});
  EXPECT_EQ(all(found->would_stand), Count{2}) << "what it was not asked about stays open";
  EXPECT_EQ(tabled(found->stopped_by[0].packages), Count{1});
  EXPECT_THAT(found->packages[0].stopped_by, IsEmpty());
  EXPECT_THAT(found->packages[1].stopped_by, ElementsAre(PartyId{2}));
  EXPECT_EQ(found->with->verdict, Verdict::agreement_possible);
}

TEST(Ratification, NamesWhatBlocksAfterwardsAndTheWaysThatWouldStand) {
  const Negotiation both = talks(R"(
  - {id: b-y, party: b, requires: y == one}
  - {id: house-y, party: house, requires: y == two}
)");
  const Deadlock table = diagnose(both);
  EXPECT_EQ(table.verdict, Verdict::agreement_possible);
  EXPECT_THAT(table.lines_not_counted, IsEmpty()) << "they are asked afterwards";
  EXPECT_THAT(table.excluding, IsEmpty());
  const auto found = ratification_of(both, table);
  EXPECT_EQ(tabled(found->would_stand), Count{0});
  ASSERT_EQ(found->conflicts.size(), 1U);
  EXPECT_THAT(found->conflicts[0].lines, ElementsAre("b-y", "house-y"));
  EXPECT_EQ(found->with->ways.by_moves.count, 2U) << "either line moves";
  EXPECT_EQ(found->with->ways.by_options.count, 1U) << "both are asked about the third";
}

TEST(Ratification, OfWhomNothingIsOnFileIsNotAsked) {
  const auto found = found_in(talks("  - {party: a, requires: x == one}\n"));
  EXPECT_THAT(found->nobody_asked, ElementsAre(PartyId{2}));
  EXPECT_FALSE(found->with);
  EXPECT_EQ(tabled(found->would_stand), tabled(found->can_be_signed));
}

TEST(Ratification, MattersNotWhereItsPrincipalIsNotNeeded) {
  EXPECT_FALSE(found_in(talks("  - {party: house, requires: x == one}\n", "agreement: b\n")));
}

TEST(Ratification, IsNoReadingOfItsOwn) {
  const Negotiation one = talks(R"(
  - {party: b, requires: y == one}
  - {party: house, requires: y == two}
)");
  for (const Reading& reading : readings_of(one, diagnose(one)).changing) {
    EXPECT_NE(reading.kind, Reading::Kind::needed);
  }
}

}  // namespace
}  // namespace zopa::deadlock
