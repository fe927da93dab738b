#include "zopa/model/steps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;

struct Talks {
  Draft draft{"Weapons and seats"};
  PartyId north = draft.party("north", "North");
  PartyId south = draft.party("south", "South");
  PartyId judge = draft.party("judge", "Judge", Role::mediator);
  DraftStep weapons = draft.step("weapons", "Weapons handed in", south, judge);
  DraftStep office = draft.step("office", "Seats taken");
  DraftStep troops = draft.step("troops", "Troops gone", north);
  DraftIssue prison = draft.issue("prison", "Prisoners", {{"out", "Freed"}, {"kept", "Kept"}});

  [[nodiscard]] Negotiation finished() const {
    const auto made = draft.finish();
    EXPECT_TRUE(made) << to_text(made.error().diagnostics.at(0));
    return made ? *made : Negotiation();
  }
};

std::vector<std::string> issue_ids(const Negotiation& negotiation) {
  std::vector<std::string> ids;
  for (const Issue& issue : negotiation.issues()) ids.push_back(issue.id);
  return ids;
}

std::vector<std::string> untabled(const Issue& issue) {
  std::vector<std::string> ids;
  for (const Option& option : issue.options) {
    if (option.hypothetical) ids.push_back(option.id);
  }
  return ids;
}

TEST(Steps, PairsThatClaimsNameAreIssuesBehindThoseOfTheFile) {
  Talks t;
  t.draft.red_line(t.south, t.office.before(t.troops));
  t.draft.red_line(t.north, t.weapons.before(t.office));
  t.draft.issue("late", "Added late", {{"a", "A"}, {"b", "B"}});
  EXPECT_THAT(issue_ids(t.finished()),
              ElementsAre("prison", "late", "weapons.office", "office.troops"));
}

TEST(Steps, ClaimsAreWrittenAsTheyWereSaid) {
  Talks t;
  const std::vector<std::pair<Condition, std::string>> said = {
      {t.weapons.before(t.office), "weapons before office"},
      {t.office.before(t.weapons), "office before weapons"},
      {t.weapons.with(t.office), "weapons with office"},
      {t.office.with(t.weapons), "weapons with office"},
      {t.weapons.with_verified(t.office), "weapons with office verified"},
      {t.office.with(t.troops), "office with troops"},
      {!t.office.before(t.troops), "not office before troops"},
      {t.weapons.order(t.office) == "together", "weapons.office == together"},
      {t.weapons.order(t.office) != "first", "weapons.office != first"},
      {t.weapons.order(t.office).in({"first", "together"}), "weapons.office in {first, together}"}};
  for (const auto& [condition, text] : said) t.draft.demands(t.north, condition);
  const Negotiation made = t.finished();
  for (std::size_t i = 0; i < said.size(); ++i) {
    const auto& demand = std::get<Demand>(made.positions()[i].claim);
    EXPECT_EQ(to_notation(demand.formula, made), said[i].second);
  }
}

TEST(Steps, TogetherIsUntabledUntilSomebodyAsksForIt) {
  Talks t;
  t.draft.red_line(t.north, t.weapons.before(t.office));
  t.draft.accepts(t.south, t.office.with(t.weapons));
  const auto now = in_force(t.finished());
  ASSERT_TRUE(now);
  EXPECT_THAT(untabled(now->issues().back()), ElementsAre("together", "verified"));
  t.draft.demands(t.south, t.office.with(t.weapons) && t.prison == "out");
  const auto then = in_force(t.finished());
  ASSERT_TRUE(then);
  EXPECT_THAT(untabled(then->issues().back()), ElementsAre("verified"));
}

TEST(Steps, WhatTheAnalystReadsOrAPartyRejectsTablesNothing) {
  Talks t;
  t.draft.demands(t.south, t.office.with(t.weapons)).inferred();
  t.draft.red_line(t.north, !t.weapons.with(t.office));
  const auto now = in_force(t.finished());
  ASSERT_TRUE(now);
  EXPECT_THAT(untabled(now->issues().back()), ElementsAre("together", "verified"));
}

TEST(Steps, AProposalTablesItsOrder) {
  Talks t;
  t.draft.red_line(t.north, t.weapons.before(t.office));
  t.draft.proposal(Speaker{t.judge, {}}, {{t.weapons.order(t.office), "verified"}});
  const auto now = in_force(t.finished());
  ASSERT_TRUE(now);
  EXPECT_THAT(untabled(now->issues().back()), ElementsAre("together"));
}

TEST(Steps, OrdersRoundACycleAgree) {
  Talks t;
  t.draft.red_line(t.north, t.weapons.before(t.office) && t.office.before(t.troops));
  t.draft.demands(t.south, t.troops.before(t.weapons));
  const Negotiation made = t.finished();
  ASSERT_EQ(made.rules().size(), 1U);
  EXPECT_EQ(made.rules()[0].id, "order.weapons.office.troops");
  EXPECT_THAT(made.rules()[0].steps, ElementsAre(t.weapons.id(), t.office.id(), t.troops.id()));
}

TEST(Steps, ThreeOfAPathNeedNoRule) {
  Talks t;
  t.draft.red_line(t.north, t.weapons.before(t.office) && t.office.before(t.troops));
  EXPECT_TRUE(t.finished().rules().empty());
}

// Each before the next; closed to a ring where `is_ring`.
Draft chain_of(std::size_t count, bool is_ring) {
  Draft draft("Many steps");
  const PartyId party = draft.party("party", "Party");
  draft.issue("other", "Other", {{"a", "A"}, {"b", "B"}});
  for (std::size_t i = 0; i < count; ++i) draft.step("s" + std::to_string(i), "Step");
  const auto add = [&](std::size_t a, std::size_t b) {
    const IssueId order = add_order(draft.contents, StepId{a}, StepId{b});
    draft.demands(party, before(draft.contents, order, StepId{a}));
  };
  for (std::size_t i = 0; i + 1 < count; ++i) add(i, i + 1);
  if (is_ring) add(0, count - 1);
  return draft;
}

TEST(Steps, AreManyWhereNoneComesRound) { EXPECT_TRUE(chain_of(3000, false).finish()); }

TEST(Steps, ComeRoundInABoundedNumber) {
  EXPECT_TRUE(chain_of(400, true).finish());
  EXPECT_FALSE(chain_of(600, true).finish());
}

TEST(Steps, FinishedTwiceIsTheSame) {
  Talks t;
  t.draft.red_line(t.north, t.office.before(t.troops) && t.troops.before(t.weapons));
  t.draft.demands(t.south, t.weapons.before(t.office));
  const Negotiation once = t.finished();
  const auto twice = Draft(once).finish();
  ASSERT_TRUE(twice);
  EXPECT_EQ(once, *twice);
}

TEST(Steps, NamesFollowTheLanguageOfTheReader) {
  Talks t;
  t.draft.red_line(t.north, t.weapons.before(t.office));
  EXPECT_EQ(t.finished().issues().back().options[0].name, "Weapons handed in → Seats taken");
  t.draft.contents.made_names = {"{first} or {second}?", "{first}, then {second}",
                                 "{first} with {second}", "{second} with {first}: {verifiers}",
                                 "{first} and {second}"};
  const Negotiation made = t.finished();
  const Issue& order = made.issues().back();
  EXPECT_EQ(order.name, "Weapons handed in or Seats taken?");
  EXPECT_EQ(order.options[1].name, "Seats taken, then Weapons handed in");
  EXPECT_EQ(order.options[2].name, "Weapons handed in with Seats taken");
  EXPECT_EQ(order.options[3].name, "Seats taken with Weapons handed in: Judge");
}

TEST(Steps, AStepDoesNotComeBeforeItself) {
  Talks t;
  t.draft.red_line(t.north, t.weapons.before(t.weapons));
  EXPECT_FALSE(t.draft.finish());
}

TEST(Steps, AStepAndAnIssueDoNotShareAnId) {
  Talks t;
  t.draft.step("prison", "Prisons emptied");
  EXPECT_FALSE(t.draft.finish());
}

}  // namespace
}  // namespace zopa
