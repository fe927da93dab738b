#include "zopa/deadlock/contradictions.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/deadlock/consent.hpp"

namespace zopa::deadlock {
namespace {

using ::testing::ElementsAre;

TEST(SelfContradictions, AreLinesOfOnePartyThatNoPackageMeets) {
  const auto found =
      self_contradictions(testing::two_parties("  - {id: one, party: a, requires: x == one}\n"
                                               "  - {id: two, party: a, requires: x == two}\n"
                                               "  - {id: other, party: b, requires: x == three}\n"
                                               "  - {id: free, party: b, requires: y == one}\n"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].party, PartyId{0});
  EXPECT_THAT(found[0].lines, ElementsAre("one", "two"));
}

// A line that several rows make, as a reservation is, stands at the first of them.
TEST(SelfContradictions, StandWhereTheirFirstLineStands) {
  const auto found = self_contradictions(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues: {x: {name: X, options: {one: One, two: Two}}}
positions:
  - {party: a, weights: {x: 1}}
  - {party: a, issue: x, values: {one: 1, two: 0}}
  - {party: a, reservation: 0.5}
  - {id: line, party: a, requires: x == two}
)"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].lines, ElementsAre("a.reservation", "line"));
  EXPECT_EQ(found[0].place.line, 7U);
}

TEST(AcceptedButExcluded, IsAPackageThatOneClaimAcceptsAndAnotherShutsOut) {
  const Negotiation negotiation = testing::two_parties(
      "  - {id: takes, party: a, accepts: y == one}\n"
      "  - {id: line, party: a, requires: x == one}\n"
      "  - {id: apart, party: a, requires: y != two}\n"
      "  - {id: other, party: b, requires: x == two}\n");
  const auto found = accepted_but_excluded(negotiation);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(negotiation.position(found[0].red_line).id, "line");
}

Negotiation talks_under(const std::string& rule) {
  return testing::read_negotiation(
      "zopa: 1\nparties: {a: {name: A}, b: {name: B}, c: {name: C}}\n"
      "issues: {x: {name: X, options: {one: X1, two: X2}}}\n"
      "agreement: '" +
      rule + "'\n");
}

Agreement rule_of(const std::string& text) { return *talks_under(text).agreement(); }

TEST(Consent, HasItsQuorumsAndWhatBlocksThem) {
  const PartyId a{0};
  const PartyId b{1};
  const PartyId c{2};
  const Agreement rule = rule_of("a and 1 of [b, c]");
  EXPECT_THAT(*quorums(rule, 10), ElementsAre(ElementsAre(a, b), ElementsAre(a, c)));
  EXPECT_THAT(*blocking_sets(rule, 10), ElementsAre(ElementsAre(a), ElementsAre(b, c)));
  const Agreement two = rule_of("2 of [a, b, c]");
  EXPECT_EQ(quorums(two, 10)->size(), 3U);
  EXPECT_EQ(blocking_sets(two, 10)->size(), 3U);
  EXPECT_EQ(quorums(two, 2), std::nullopt);
}

// By party: a, b, c.
std::vector<bool> must_consent(const std::string& rule) {
  const Negotiation talks = talks_under(rule);
  return parties_that_must_consent(red_line_problem(talks));
}

TEST(Consent, IsNeededOfThoseWithoutWhomTheRuleIsNotMet) {
  EXPECT_THAT(must_consent("a and 1 of [b, c]"), ElementsAre(true, false, false));
  EXPECT_THAT(must_consent("2 of [a, b, c]"), ElementsAre(false, false, false));
  EXPECT_THAT(must_consent("(a and b) or (b and c)"), ElementsAre(false, true, false));
  EXPECT_THAT(must_consent("(a or b) and (b or c) and (c or a)"), ElementsAre(false, false, false));
}

// As many sets as nobody could list: the test would not end if they were looked for.
TEST(Consent, HasTooManyQuorumsToBegin) {
  Agreement rule;
  rule.kind = Agreement::Kind::at_least;
  rule.threshold = 10'000;
  for (std::size_t p = 0; p < 20'000; ++p) {
    Agreement& part = rule.parts.emplace_back();
    part.kind = Agreement::Kind::party;
    part.party = PartyId{p};
  }
  EXPECT_EQ(quorums(rule, 500), std::nullopt);
  EXPECT_EQ(blocking_sets(rule, 500), std::nullopt);
  rule.threshold = 20'000;
  EXPECT_EQ(quorums(rule, 500)->size(), 1U);
}

}  // namespace
}  // namespace zopa::deadlock
