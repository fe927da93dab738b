#include "zopa/model/negotiation.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa {
namespace {

using ::testing::ElementsAre;

Negotiation with_agreement(const std::string& rule) {
  return testing::read_negotiation(
      "zopa: 1\nparties: {a: {name: A}, b: {name: B}, c: {name: C}, "
      "o: {name: O, role: observer}}\n"
      "issues: {x: {name: X, options: {one: X1, two: X2}}}\n" +
      (rule.empty() ? "" : "agreement: '" + rule + "'\n"));
}

TEST(ConsentCounts, ForEveryPrincipalWithoutARule) {
  EXPECT_THAT(consent_counts(with_agreement("")), ElementsAre(true, true, true, false));
}

TEST(ConsentCounts, ForThoseWhoCanMakeTheDifference) {
  EXPECT_THAT(consent_counts(with_agreement("a and 1 of [b, c]")),
              ElementsAre(true, true, true, false));
  EXPECT_THAT(consent_counts(with_agreement("a or (a and b)")),
              ElementsAre(true, false, false, false));
}

TEST(Suffices, FollowsTheRule) {
  const Agreement rule = *with_agreement("a and 1 of [b, c]").agreement();
  EXPECT_TRUE(suffices(rule, {true, false, true, false}));
  EXPECT_FALSE(suffices(rule, {false, true, true, false}));
  EXPECT_FALSE(suffices(rule, {true, false, false, true}));
}

}  // namespace
}  // namespace zopa
