#include "zopa/deadlock/proposals.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/in_force.hpp"

namespace zopa::deadlock {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kTalks = R"(zopa: 1
parties:
  port: {name: Port}
  town: {name: Town}
  union: {name: Union}
  guest: {name: Guest, role: observer}
agreement: port and 1 of [town, union]
issues:
  quay:
    name: Quay
    options: {short: Short, medium: Medium, long: Long, basin: Basin}
    hypothetical: [basin]
  fund: {name: Fund, options: {small: Small, large: Large, none: None}, excluded: {none: law}}
rules:
  - {id: money, rule: quay == long implies fund == large}
positions:
  - {id: port-line, party: port, requires: "quay in {medium, long}", firmness: firm}
  - {id: port-order, party: port, issue: quay, prefers: long > medium > short}
  - {id: town-line, party: town, requires: quay == short}
  - {id: town-order, party: town, issue: quay, prefers: short > medium > long}
  - {id: union-line, party: union, requires: quay != long, firmness: absolute}
  - {id: union-asks, party: union, demands: fund == large}
  - {id: guest-line, party: guest, requires: fund == large}
proposals:
  middle: {by: guest, package: {quay: medium, fund: small}}
  long-quay: {by: port, package: {quay: long}}
  short-quay: {by: town, package: {quay: short, fund: large}}
  unlawful: {by: town, package: {fund: none}}
  against-rule: {by: town, package: {quay: long, fund: small}}
)";

class Proposals : public ::testing::Test {
 protected:
  [[nodiscard]] TestedProposal tested(std::size_t number) const {
    return test_proposal(talks_, talks_.proposals()[number]);
  }
  [[nodiscard]] TestedProposal tested(std::vector<Proposal::Choice> package) const {
    Proposal own;
    own.package = std::move(package);
    return test_proposal(talks_, own);
  }

  Negotiation talks_ = *in_force(testing::read_negotiation(kTalks));
};

TEST_F(Proposals, StandWhereEnoughAreWilling) {
  const TestedProposal middle = tested(0);
  EXPECT_FALSE(middle.is_excluded);
  EXPECT_THAT(middle.breaks, ElementsAre("town-line", "guest-line"));
  EXPECT_THAT(middle.unmet, ElementsAre("union-asks"));
  ASSERT_THAT(middle.responses, SizeIs(4));
  EXPECT_EQ(middle.responses[0].response, Response::open);
  EXPECT_EQ(middle.responses[1].response, Response::excluded);
  EXPECT_EQ(middle.responses[3].party, PartyId{3});  // no vote, but its line is broken
  EXPECT_THAT(middle.changes, IsEmpty());
}

TEST_F(Proposals, AreToldTheSmallestChangesAndMoves) {
  const TestedProposal long_quay = tested(1);
  EXPECT_TRUE(long_quay.is_excluded);
  EXPECT_THAT(long_quay.breaks, ElementsAre("town-line", "union-line"));
  ASSERT_THAT(long_quay.changes, SizeIs(2));  // medium, or what nobody has tabled
  EXPECT_EQ(long_quay.changes[0], (std::vector<Change>{{IssueId{0}, OptionId{1}}}));
  ASSERT_THAT(long_quay.moves, SizeIs(1));  // the union's line is absolute
  EXPECT_EQ(long_quay.moves[0][0].line, "town-line");
  EXPECT_EQ(long_quay.moves[0][0].steps, 2U);
}

TEST_F(Proposals, AreAcceptedByTheirAuthors) {
  const TestedProposal short_quay = tested(2);
  EXPECT_THAT(short_quay.accepted_by, ElementsAre(PartyId{1}));
  EXPECT_THAT(short_quay.breaks, ElementsAre("port-line"));
  ASSERT_THAT(short_quay.moves, SizeIs(1));
  EXPECT_THAT(short_quay.moves[0][0].accepts, ElementsAre(OptionId{0}));
}

TEST_F(Proposals, ThatLawOrRuleShutsOutNeedAChange) {
  const TestedProposal unlawful = tested(3);
  EXPECT_THAT(unlawful.not_possible, SizeIs(1));
  EXPECT_THAT(unlawful.moves, IsEmpty());
  EXPECT_THAT(unlawful.changes, SizeIs(2));
  const TestedProposal against_rule = tested(4);
  EXPECT_THAT(against_rule.breaks_rules, ElementsAre(RuleId{0}));
  EXPECT_TRUE(against_rule.is_excluded);
}

TEST_F(Proposals, AskAboutWhatNobodyTabled) {
  const TestedProposal basin = tested({{IssueId{0}, OptionId{3}}});
  EXPECT_FALSE(basin.is_excluded);
  EXPECT_THAT(basin.questions, ElementsAre(Question{PartyId{0}, IssueId{0}, OptionId{3}},
                                           Question{PartyId{1}, IssueId{0}, OptionId{3}},
                                           Question{PartyId{2}, IssueId{0}, OptionId{3}}));
}

}  // namespace
}  // namespace zopa::deadlock
