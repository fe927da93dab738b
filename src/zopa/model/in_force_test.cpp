#include "zopa/model/in_force.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/date.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;

Negotiation three_rounds() {
  return testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues: {x: {name: X, options: {one: X1, two: X2}}}
positions:
  - {id: line, party: a, requires: x == one}
  - {id: line, party: a, requires: x != two, from: second}
  - {id: later, party: b, requires: x == two, from: third}
  - {id: other, party: b, demands: x == two}
rounds:
  - {id: first, with: [a, b], date: 2026-01}
  - {id: second, with: [a, b], date: 2026-02}
  - {id: third, with: [a, b], planned: true}
blocs:
  - {id: pair, with: [a, b]}
)");
}

std::vector<std::string> ids_as_of(std::optional<RoundId> round) {
  std::vector<std::string> ids;
  View view;
  if (round) view.as_of = day_of(three_rounds(), *round);
  const auto then = in_force(three_rounds(), view);
  for (const Position& position : then->positions()) {
    ids.push_back(position.id + (position.from ? "'" : ""));
  }
  return ids;
}

TEST(InForce, TakesTheLatestWordOfTheLastRoundHeld) {
  EXPECT_EQ(latest_round(three_rounds()), RoundId{1});
  EXPECT_THAT(ids_as_of(std::nullopt), ElementsAre("line'", "other"));
}

TEST(InForce, CanLookBackAndAhead) {
  EXPECT_THAT(ids_as_of(RoundId{0}), ElementsAre("line", "other"));
  EXPECT_THAT(ids_as_of(RoundId{2}), ElementsAre("line'", "later'", "other"));
}

TEST(InForce, LeavesOutWhatIsAskedFor) {
  const auto without = in_force(three_rounds(), {std::nullopt, {"other", "pair"}});
  ASSERT_TRUE(without);
  EXPECT_EQ(without->positions().size(), 1U);
  EXPECT_TRUE(without->blocs().empty());
}

TEST(InForce, CanLeaveHypotheticalOptionsOut) {
  const Negotiation file = testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}}
issues: {x: {name: X, options: {one: X1, two: X2}, hypothetical: [two]}}
)");
  const auto tabled = in_force(file, {.as_of = {}, .without = {}, .tabled_only = true});
  ASSERT_TRUE(tabled);
  EXPECT_TRUE(tabled->issues()[0].options[0].is_possible());
  EXPECT_FALSE(tabled->issues()[0].options[1].is_possible());
  EXPECT_TRUE(in_force(file)->issues()[0].options[1].is_possible());
}

TEST(InForce, KnowsNoClaimOfAnotherName) {
  const auto without = in_force(three_rounds(), {std::nullopt, {"lines"}});
  ASSERT_FALSE(without);
  EXPECT_THAT(to_english(without.error().diagnostics[0].message),
              ::testing::HasSubstr("did you mean `line`?"));
}

const std::string kLate = R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues: {x: {name: X, options: {one: X1, two: X2}}}
sources: {s: {file: note.txt}}
statements:
  early: {by: a, about: [a], source: s, text: E, date: 2026-02-28}
  late: {by: a, about: [a], source: s, text: L, date: 2026-03-02}
  undated: {by: a, about: [a], source: s, text: U}
positions:
  - {id: both, party: a, requires: x == one, because: [early, late]}
  - {id: only-late, party: a, demands: x == one, because: [late]}
  - {id: of-the-round, party: a, accepts: x == two, because: [late], from: r}
  - {id: whenever, party: b, requires: x == two, because: [undated, late]}
  - {id: nobody-said, party: b, demands: x == two}
rounds:
  - {id: r, kind: talks, with: [a, b], date: 2026-03-01}
blocs:
  - {id: pair, with: [a, b], because: [late]}
frames:
  - {party: a, text: Fear, because: [late]}
)";

std::vector<std::string> in_words(const Negotiation& then) {
  std::vector<std::string> rows;
  for (const Position& position : then.positions()) {
    std::string row = position.id + ":";
    for (const StatementId id : position.because) row += " " + then.statement(id).id;
    rows.push_back(row);
  }
  return rows;
}

TEST(InForce, CountsAStatementFromItsDateOn) {
  const Negotiation file = testing::read_negotiation(kLate);
  EXPECT_THAT(in_words(*in_force(file)), ElementsAre("both: early", "of-the-round: late",
                                                     "whenever: undated", "nobody-said:"));
  EXPECT_TRUE(in_force(file)->blocs().empty());
  EXPECT_TRUE(in_force(file)->frames().empty());
  EXPECT_THAT(known_later(file), ElementsAre("only-late", "pair"));
}

// A refusal that the press reports a day after the meeting is no assumption of the analyst's.
TEST(InForce, CountsWhatWasSaidBetweenTheLastRoundAndTheDayOfTheAnalysis) {
  const Negotiation file = testing::read_negotiation("as_of: 2026-03-05\n" + kLate);
  EXPECT_THAT(in_words(*in_force(file)),
              ElementsAre("both: early late", "only-late: late", "of-the-round: late",
                          "whenever: undated late", "nobody-said:"));
  EXPECT_TRUE(known_later(file).empty());
  EXPECT_EQ(in_force(file)->frames().size(), 1U);
}

TEST(InForce, LooksBackToADate) {
  const Negotiation file = testing::read_negotiation(kLate);
  EXPECT_THAT(in_words(*in_force(file, {day_on(file, "2026-02-27"), {}})),
              ElementsAre("whenever: undated", "nobody-said:"));
  EXPECT_THAT(known_later(file, {day_on(file, "2026-02-27"), {}}),
              ElementsAre("both", "only-late", "pair"));
}

// Left out means as if it were not on file: what remains may be known only later.
TEST(InForce, JudgesByTheStatementsThatRemain) {
  const Negotiation file = testing::read_negotiation(kLate);
  const View view{std::nullopt, {"early", "only-late"}};
  EXPECT_THAT(in_words(*in_force(file, view)),
              ElementsAre("of-the-round: late", "whenever: undated", "nobody-said:"));
  EXPECT_THAT(known_later(file, view), ElementsAre("both", "pair"));
}

TEST(InForce, TakesForTabledWhatSomebodyTabledByThen) {
  const Negotiation file = testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}}
issues: {x: {name: X, options: {one: X1, two: X2}, hypothetical: {two: r}}}
rounds:
  - {id: before, with: [a]}
  - {id: r, with: [a]}
)");
  EXPECT_TRUE(in_force(file, {day_of(file, RoundId{0}), {}})->issues()[0].options[1].hypothetical);
  EXPECT_FALSE(in_force(file)->issues()[0].options[1].hypothetical);
}

const std::string kProposals = R"(zopa: 1
parties: {a: {name: A}, b: {name: B}, guest: {name: Guest, role: observer}}
issues:
  x: {name: X, options: {one: X1, two: X2}, hypothetical: [two]}
  y: {name: Y, options: {one: Y1, two: Y2}}
  filing: {name: Filing, by: a, options: {open: Open, filed: Filed}}
sources: {s: {file: note.txt}}
statements: {word: {by: a, about: [a], source: s, text: W, act: offers, date: 2026-02-01}}
proposals:
  whole: {by: a, date: 2026-02, package: {x: one, y: two}, because: [word]}
  part: {by: b, date: 2026-02, package: {y: one}}
  of-others: {by: guest, from: second, package: {x: two, y: two}}
rounds:
  - {id: first, with: [a, b], date: 2026-01}
  - {id: second, with: [a, b], date: 2026-03}
)";

std::vector<std::string> proposals_in(const Negotiation& then) {
  std::vector<std::string> ids;
  for (const Proposal& proposal : then.proposals()) ids.push_back(proposal.id);
  return ids;
}

TEST(InForce, TakesAWholeProposalForItsAuthorsAcceptance) {
  const Negotiation file = testing::read_negotiation(kProposals);
  const auto now = in_force(file);
  EXPECT_THAT(proposals_in(*now), ElementsAre("whole", "part", "of-others"));
  EXPECT_THAT(in_words(*now), ElementsAre("whole: word"));
  const Position& taken = now->positions()[0];
  EXPECT_EQ(taken.party, PartyId{0});
  EXPECT_EQ(to_notation(std::get<Acceptance>(taken.claim).formula, *now), "x == one and y == two");
}

TEST(InForce, TakesAProposalForItsAuthorsAcceptanceWhereItTakesTheRest) {
  const std::string taken = kProposals + "positions:\n  - {party: b, issue: x, takes: one}\n";
  const auto now = in_force(testing::read_negotiation(taken));
  ASSERT_EQ(now->positions().size(), 3U);
  const Position& accepted = now->positions()[2];
  EXPECT_EQ(accepted.id, "part");
  EXPECT_EQ(accepted.party, PartyId{1});
  EXPECT_EQ(to_notation(std::get<Acceptance>(accepted.claim).formula, *now),
            "y == one and x in {one}");
  const std::string of_another = kProposals + "positions:\n  - {party: a, issue: x, takes: one}\n";
  EXPECT_EQ(in_force(testing::read_negotiation(of_another))->positions().size(), 2U);
}

TEST(InForce, TakesWhatAProposalHoldsForTabled) {
  const Negotiation file = testing::read_negotiation(kProposals);
  EXPECT_FALSE(in_force(file)->issues()[0].options[1].hypothetical);
  const auto before = in_force(file, {day_of(file, RoundId{0}), {}});
  EXPECT_THAT(proposals_in(*before), ElementsAre());
  EXPECT_TRUE(before->issues()[0].options[1].hypothetical);
  EXPECT_TRUE(before->positions().empty());
  EXPECT_THAT(known_later(file, {day_of(file, RoundId{0}), {}}), ElementsAre("whole", "part"));
  EXPECT_TRUE(in_force(file, {std::nullopt, {"of-others"}})->issues()[0].options[1].hypothetical);
}

TEST(Date, IsADayAMonthAYearOrUnknown) {
  for (const char* text : {"2026", "2026-04", "2026-04-20", "2024-02-29", "unknown"}) {
    EXPECT_TRUE(is_date(text)) << text;
  }
  for (const char* text : {"", "26", "2026-13", "2026-02-30", "2026-4-2", "20260420", "today"}) {
    EXPECT_FALSE(is_date(text)) << text;
  }
}

TEST(Date, IsLaterOnlyWhereThatIsSure) {
  EXPECT_TRUE(surely_later("2026-05", "2026-04-30"));
  EXPECT_FALSE(surely_later("2026", "2026-04-30"));
  EXPECT_FALSE(surely_later("unknown", "2026"));
  EXPECT_FALSE(surely_later("2026", ""));
}

}  // namespace
}  // namespace zopa
