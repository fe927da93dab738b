#include "zopa/model/ratifiers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/model/notation.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;

struct House {
  Draft draft;
  PartyId a = draft.party("a");
  PartyId b = draft.party("b");
  PartyId c = draft.party("c");
  PartyId house = draft.ratifier("house", "House", a);
  PartyId voters = draft.ratifier("voters", "Voters", a);

  House() { draft.issue("x", "X", {{"p", "P"}, {"q", "Q"}}); }

  Negotiation under(const std::vector<std::size_t>& needed_of, std::uint32_t threshold) {
    Agreement rule;
    rule.kind = Agreement::Kind::at_least;
    rule.threshold = threshold;
    for (const std::size_t party : needed_of) {
      Agreement one;
      one.kind = Agreement::Kind::party;
      one.party = PartyId{party};
      rule.parts.push_back(one);
    }
    draft.agreement(rule);
    return std::move(draft).finish().value();
  }
};

// By party: those that consent.
std::vector<bool> consents(std::initializer_list<PartyId> parties) {
  std::vector<bool> given(5, false);
  for (const PartyId party : parties) given[party.index()] = true;
  return given;
}

TEST(Ratifiers, StandBesideTheirPrincipalWhereAllHaveToConsent) {
  House h;
  const Negotiation made = std::move(h.draft).finish().value();
  EXPECT_THAT(ratifiers_of(made), ElementsAre(h.house, h.voters));
  const Agreement rule = rule_with(made, {h.house});
  EXPECT_FALSE(suffices(rule, consents({h.a, h.b, h.c})));
  EXPECT_FALSE(suffices(rule, consents({h.b, h.c, h.house})));
  EXPECT_TRUE(suffices(rule, consents({h.a, h.b, h.c, h.house})));
}

TEST(Ratifiers, StopTheirPrincipalsConsentAndNobodyElses) {
  House h;
  const Negotiation made = h.under({0, 1, 2}, 2);
  const Agreement rule = rule_with(made, {h.house, h.voters});
  EXPECT_TRUE(suffices(rule, consents({h.b, h.c})));
  EXPECT_FALSE(suffices(rule, consents({h.a, h.b, h.house})));
  EXPECT_TRUE(suffices(rule, consents({h.a, h.b, h.house, h.voters})));
}

TEST(Ratifiers, OfAPrincipalThatNobodyNeedsDoNotMatter) {
  House h;
  EXPECT_THAT(ratifiers_of(h.under({1, 2}, 2)), ElementsAre());
}

TEST(Ratifiers, TakeNoPartInTheAgreementRule) {
  House h;
  Agreement rule;
  rule.kind = Agreement::Kind::party;
  rule.party = h.house;
  h.draft.agreement(rule);
  EXPECT_FALSE(std::move(h.draft).finish());
}

}  // namespace
}  // namespace zopa
