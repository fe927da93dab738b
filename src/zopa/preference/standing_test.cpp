#include "zopa/preference/standing.hpp"

#include "negotiations.hpp"
#include <gtest/gtest.h>

namespace zopa {
namespace {

using Values = Standing::Values;
using Than = Standing::Than;

// Two parties and the issues x, y, z with the options one, two, three each.
struct Known {
  explicit Known(const std::string& positions)
      : negotiation(testing::two_parties(positions)),
        space(negotiation),
        preference(partial_preference(negotiation, PartyId{0}, space)) {}
  Negotiation negotiation;
  PackageSpace space;
  PartialPreference preference;
};

const Values kFirst = {0, 2, 0};
const Values kMiddle = {1, 1, 0};
const Values kLast = {2, 0, 0};

std::string values(const std::string& middle) {
  std::string rows;
  for (const char* issue : {"x", "y"}) {
    rows += "  - {party: a, issue: " + std::string(issue) + ", values: {one: 100, two: " + middle +
            ", three: 0}}\n";
  }
  return rows;
}

TEST(Standing, SeesThatACompromiseIsWorseThanOneExtremeOrTheOther) {
  const Known known(values("45"));
  Standing standing(known.preference);
  EXPECT_TRUE(standing.can_be(kMiddle, {{&kFirst, Than::better}}));
  EXPECT_TRUE(standing.can_be(kMiddle, {{&kLast, Than::better}}));
  EXPECT_FALSE(standing.can_be(kMiddle, {{&kFirst, Than::at_least}, {&kLast, Than::at_least}}));
}

TEST(Standing, TellsATieFromALead) {
  const Known known(values("50"));
  Standing standing(known.preference);
  EXPECT_TRUE(standing.can_be(kMiddle, {{&kFirst, Than::at_least}, {&kLast, Than::at_least}}));
  EXPECT_TRUE(standing.can_be(kMiddle, {{&kFirst, Than::equal}, {&kLast, Than::equal}}));
  EXPECT_FALSE(standing.can_be(kMiddle, {{&kFirst, Than::better}, {&kLast, Than::at_least}}));
}

// Of whom nothing strict is said, all may be the same.
TEST(Standing, LetsAPartyBeIndifferentWhereNothingIsStrict) {
  const Known known("  - {party: a, issue: x, prefers: one >= two >= three}\n");
  Standing standing(known.preference);
  EXPECT_TRUE(standing.can_be(kLast, {{&kMiddle, Than::equal}, {&kFirst, Than::equal}}));
}

TEST(Standing, CountsTheChoicesOfBestAndWorstOptions) {
  const Known ordered(values("45"));
  EXPECT_EQ(Standing(ordered.preference).programmes({kFirst, kMiddle, kLast}), 1U);
  const Known open("  - {party: a, issue: z, prefers: one > two > three}\n");
  EXPECT_EQ(Standing(open.preference).programmes({kFirst, kMiddle, kLast}), 36U);
}

}  // namespace
}  // namespace zopa
