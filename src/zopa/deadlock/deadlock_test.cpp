// Worked cases, small enough to check by hand; the oracle in tests/properties does the rest.
#include "zopa/deadlock/deadlock.hpp"

#include "negotiations.hpp"
#include "random_negotiation.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/base/budget.hpp"
#include "zopa/base/contracts.hpp"

namespace zopa::deadlock {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Deadlock diagnosed(const Negotiation& negotiation, const Options& options = {},
                   const Run& run = {}) {
  return diagnose(negotiation, options, run);
}

std::vector<std::vector<std::string>> lines_of(const std::vector<Conflict>& conflicts) {
  std::vector<std::vector<std::string>> lines;
  for (const Conflict& conflict : conflicts) lines.push_back(conflict.lines);
  return lines;
}

std::vector<std::string> moved_by(const Way& way) {
  std::vector<std::string> lines;
  for (const MoveNeeded& move : way.moves) lines.push_back(move.line);
  return lines;
}

TEST(Diagnose, NeedsAJointIssueOrAnUndertaking) {
  EXPECT_THROW((void)diagnose(
                   testing::read_negotiation("zopa: 1\nparties: {a: {name: A}}\nissues: "
                                             "{m: {name: M, by: a, options: {no: N, yes: Y}}}\n")),
               ContractViolation);
}

TEST(Diagnose, FindsAZoneWhereNothingIsExcluded) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-x, party: a, requires: x != three}\n"));
  EXPECT_EQ(answer.verdict, Verdict::agreement_possible);
  EXPECT_EQ(answer.packages.zone.tabled.count, Count{18});
  EXPECT_EQ(answer.zone.size(), 10U);
  EXPECT_EQ(answer.ways.count(), 0U);
  EXPECT_TRUE(answer.ways.complete());
  EXPECT_THAT(answer.conflicts, IsEmpty());
  EXPECT_THAT(answer.no_line_known, ElementsAre(PartyId{1}));
}

TEST(Diagnose, SaysThatOnlyDemandsCollide) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-asks, party: a, demands: x == one}\n"
                                     "  - {id: b-asks, party: b, demands: x == two}\n"));
  EXPECT_EQ(answer.verdict, Verdict::demands_only);
  EXPECT_EQ(answer.states[0].state, Standing::contested);
  EXPECT_EQ(answer.states[1].state, Standing::unknown);
  ASSERT_EQ(answer.collisions.size(), 1U);
  EXPECT_THAT(answer.collisions[0].ids(true), ElementsAre("a-asks", "b-asks"));
  EXPECT_THAT(answer.collisions[0].ids(false), IsEmpty());
  EXPECT_EQ(answer.basis, Basis::assumed);
}

TEST(Diagnose, NamesTheIssuesOnWhichLinesMeetNotAllThatTheyName) {
  const Deadlock answer = diagnosed(
      testing::two_parties("  - {id: a-line, party: a, requires: x == one and y == one}\n"
                           "  - {id: b-line, party: b, requires: x == two and z == two}\n"));
  ASSERT_EQ(answer.conflicts.size(), 1U);
  EXPECT_THAT(answer.conflicts[0].issues, ElementsAre(IssueId{0}));
}

TEST(Diagnose, NamesEveryIssueOnWhichTheyMeetByItself) {
  const Deadlock answer = diagnosed(
      testing::two_parties("  - {id: a-line, party: a, requires: x == one and y == one}\n"
                           "  - {id: b-line, party: b, requires: x == two and y == two}\n"));
  ASSERT_EQ(answer.conflicts.size(), 1U);
  EXPECT_THAT(answer.conflicts[0].issues, ElementsAre(IssueId{0}, IssueId{1}));
}

TEST(Diagnose, NamesTheRulesThatAConflictNeeds) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-line, party: a, requires: x == one}\n"
                                     "  - {id: b-line, party: b, requires: z == three}\n"
                                     "rules:\n"
                                     "  - {id: other, rule: y != two}\n"
                                     "  - {id: first, rule: x == one implies y == one}\n"
                                     "  - {id: second, rule: y == one implies z == two}\n"));
  ASSERT_EQ(answer.conflicts.size(), 1U);
  EXPECT_THAT(answer.conflicts[0].rules, ElementsAre(RuleId{1}, RuleId{2}));
  EXPECT_THAT(answer.conflicts[0].issues, ElementsAre(IssueId{0}, IssueId{2}));
}

TEST(Diagnose, TakesAPartysOwnLinesAsAConflictOfThatPartyAlone) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: one, party: a, requires: x == one}\n"
                                     "  - {id: two, party: a, requires: x == two}\n"));
  EXPECT_THAT(lines_of(answer.conflicts), ElementsAre(ElementsAre("one", "two")));
  EXPECT_THAT(answer.conflicts[0].parties, ElementsAre(PartyId{0}, PartyId{0}));
}

TEST(Diagnose, MovesAlongTheStaircase) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-x, party: a, requires: x == one}\n"
                                     "  - {party: a, issue: x, prefers: one > two > three}\n"
                                     "  - {id: b-x, party: b, requires: x == three}\n"
                                     "  - {party: b, issue: x, prefers: three > two > one}\n"));
  // Both one step to the middle, or one of them two steps: nobody moves more than one line.
  ASSERT_EQ(answer.ways.by_moves.classes.size(), 1U);
  const auto& ways = answer.ways.by_moves.classes[0].ways;
  ASSERT_EQ(ways.size(), 3U);
  EXPECT_EQ(ways[0].moves[0].steps, 2U);
  EXPECT_THAT(ways[0].moves[0].accepts, ElementsAre(OptionId{1}, OptionId{2}));
  EXPECT_THAT(ways[0].moves[0].past, ElementsAre(OptionId{1}));
  EXPECT_THAT(moved_by(ways[1]), ElementsAre("a-x", "b-x"));
  EXPECT_EQ(ways[1].moves[0].steps, 1U);
  EXPECT_THAT(ways[1].moves[0].past, IsEmpty());
}

TEST(Diagnose, OrdersClassesByFirmLinesFirst) {
  const Deadlock answer = diagnosed(
      testing::two_parties("  - {id: soft, party: a, requires: x == one, firmness: soft}\n"
                           "  - {id: firm, party: b, requires: x == two, firmness: firm}\n"));
  ASSERT_EQ(answer.ways.by_moves.classes.size(), 3U);
  EXPECT_EQ(answer.ways.by_moves.classes[0].key, (ClassKey{0, 1, 0}));
  EXPECT_EQ(answer.ways.by_moves.classes[1].key, (ClassKey{1, 0, 0}));
  EXPECT_EQ(answer.ways.by_moves.classes[2].key, (ClassKey{1, 1, 0}));  // both accept the third
}

TEST(Diagnose, NeverRelaxesAnAbsoluteLine) {
  const Deadlock answer = diagnosed(
      testing::two_parties("  - {id: never, party: a, requires: x == one, firmness: absolute}\n"
                           "  - {id: b-x, party: b, requires: x == two}\n"));
  ASSERT_EQ(answer.ways.by_moves.count, 1U);
  EXPECT_THAT(moved_by(answer.ways.by_moves.classes[0].ways[0]), ElementsAre("b-x"));
}

TEST(Diagnose, SaysWhatBlocksWhereAbsoluteLinesClash) {
  const Deadlock answer = diagnosed(
      testing::two_parties("  - {id: a-x, party: a, requires: x == one, firmness: absolute}\n"
                           "  - {id: b-x, party: b, requires: x == two, firmness: absolute}\n"));
  EXPECT_EQ(answer.ways.by_moves.count, 0U);
  EXPECT_TRUE(answer.ways.by_moves.complete);
  EXPECT_THAT(answer.ways.blocked_by, ElementsAre("a-x", "b-x"));
}

TEST(Diagnose, TakesContradictingRulesAsAnAnswer) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-x, party: a, requires: x == one}\n"
                                     "rules:\n"
                                     "  - {id: harmless, rule: z != one}\n"
                                     "  - {id: up, rule: y == one}\n"
                                     "  - {id: down, rule: y == two}\n"));
  EXPECT_EQ(answer.verdict, Verdict::deadlock);
  EXPECT_THAT(answer.rules_conflict, ElementsAre(RuleId{1}, RuleId{2}));
  EXPECT_THAT(answer.conflicts, IsEmpty());
  EXPECT_EQ(answer.packages.feasible.all.count, Count{0});
}

// Found by the oracle: a rule with so many cases that they are named held where an axis was open.
TEST(Diagnose, TakesContradictingRulesWithManyCasesAsAnAnswer) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-z, party: a, requires: z == one}\n"
                                     "rules:\n"
                                     "  - id: many\n"
                                     "    rule: >-\n"
                                     "      x == one and y == one or x == one and y == two or\n"
                                     "      x == one and y == three or x == one and z == one or\n"
                                     "      x == one and z == two or x == one and z == three or\n"
                                     "      x == one and y != one\n"
                                     "  - {id: not-one, rule: x != one}\n"));
  EXPECT_THAT(answer.rules_conflict, ElementsAre(RuleId{0}, RuleId{1}));
  EXPECT_THAT(answer.conflicts, IsEmpty());
}

TEST(Diagnose, LeavesOutPartiesWhoseConsentNoAgreementNeeds) {
  const Deadlock answer = diagnosed(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}, c: {name: C, seat: absent},
          s: {name: S, role: supporter, of: a}}
agreement: a and c
issues: {x: {name: X, options: {one: X1, two: X2}}}
positions:
  - {id: a-x, party: a, requires: x == one}
  - {id: b-x, party: b, requires: x == two}
  - {id: s-x, party: s, requires: x == two}
)"));
  EXPECT_EQ(answer.verdict, Verdict::agreement_possible);
  EXPECT_THAT(answer.lines_not_counted, ElementsAre("b-x", "s-x"));
  EXPECT_THAT(answer.no_line_known, ElementsAre(PartyId{2}));
  EXPECT_THAT(answer.absent, ElementsAre(PartyId{2}));
}

TEST(Diagnose, NeedsLinesOfSeveralPartiesWhereNotAllMustConsent) {
  const Deadlock answer = diagnosed(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
agreement: 2 of [a, b, c]
issues: {x: {name: X, options: {one: X1, two: X2, three: X3}}}
positions:
  - {id: a-x, party: a, requires: x == one}
  - {id: b-x, party: b, requires: x == two}
  - {id: c-x, party: c, requires: x == three}
)"));
  // Any one of the three is left alone with its own option.
  EXPECT_THAT(lines_of(answer.conflicts), ElementsAre(ElementsAre("a-x", "b-x", "c-x")));
  ASSERT_EQ(answer.ways.by_moves.classes.size(), 1U);
  EXPECT_EQ(answer.ways.by_moves.classes[0].count, 6U);  // one party accepts the option of another
}

TEST(Diagnose, FindsIslandsOfAgreement) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-x, party: a, requires: x == one}\n"
                                     "  - {id: b-x, party: b, requires: x == two}\n"));
  ASSERT_EQ(answer.islands.size(), 1U);
  EXPECT_THAT(answer.islands[0].issues, ElementsAre(IssueId{1}, IssueId{2}));
  EXPECT_THAT(answer.islands[0].subject_to, ElementsAre(PartyId{0}, PartyId{1}));
}

// What was called "not contested", though one look at the file refutes it.
TEST(Diagnose, SaysThatADemandMeetsTheRedLineOfAnother) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-asks, party: a, demands: x == one}\n"
                                     "  - {id: b-line, party: b, requires: x == two}\n"));
  EXPECT_EQ(answer.verdict, Verdict::demands_only);
  EXPECT_THAT(answer.conflicts, IsEmpty());
  ASSERT_EQ(answer.collisions.size(), 1U);
  EXPECT_THAT(answer.collisions[0].ids(true), ElementsAre("a-asks"));
  EXPECT_THAT(answer.collisions[0].ids(false), ElementsAre("b-line"));
  EXPECT_THAT(answer.collisions[0].meet.issues, ElementsAre(IssueId{0}));
  EXPECT_EQ(answer.states[0].state, Standing::contested);
}

TEST(Diagnose, CallsAnIssueCompatibleOnlyWhereEveryoneHasAPosition) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-x, party: a, requires: x != three}\n"
                                     "  - {id: b-x, party: b, demands: x == two}\n"
                                     "  - {id: a-y, party: a, requires: y == one}\n"));
  EXPECT_EQ(answer.verdict, Verdict::agreement_possible);
  EXPECT_EQ(answer.states[0].state, Standing::compatible);
  EXPECT_EQ(answer.states[1].state, Standing::one_sided);
  EXPECT_THAT(answer.states[1].silent, ElementsAre(PartyId{1}));
  EXPECT_EQ(answer.states[2].state, Standing::unknown);
}

TEST(Diagnose, TakesWhatOnePartyAsksAgainstItsOwnLineForACollisionOfThatPartyAlone) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-asks, party: a, demands: x == one}\n"
                                     "  - {id: a-line, party: a, requires: x == two}\n"));
  ASSERT_EQ(answer.collisions.size(), 1U);
  EXPECT_THAT(answer.collisions[0].meet.parties, ElementsAre(PartyId{0}, PartyId{0}));
}

TEST(Diagnose, ShowsNoCollisionThatHoldsAConflict) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-line, party: a, requires: x == one}\n"
                                     "  - {id: b-line, party: b, requires: x == two}\n"
                                     "  - {id: b-asks, party: b, demands: x == two}\n"));
  ASSERT_EQ(answer.collisions.size(), 1U);
  EXPECT_THAT(answer.collisions[0].meet.lines, ElementsAre("b-asks", "a-line"));
}

// Options that are shut out one by one, by lines that collide elsewhere.
TEST(Diagnose, CallsAnIssueWithoutAnAgreeableOptionContested) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-1, party: a, requires: x != one and y == one}\n"
                                     "  - {id: b-2, party: b, requires: x != two and y == two}\n"
                                     "  - {id: b-3, party: b, requires: x != three}\n"));
  EXPECT_THAT(lines_of(answer.conflicts), ElementsAre(ElementsAre("a-1", "b-2")));
  EXPECT_THAT(answer.conflicts[0].issues, ElementsAre(IssueId{1}));
  EXPECT_EQ(answer.states[0].state, Standing::contested);
}

const char* const kWithoutAVote = R"(zopa: 1
parties: {a: {name: A}, b: {name: B}, c: {name: C}, o: {name: O, role: observer}}
agreement: a and b
issues: {x: {name: X, options: {one: X1, two: X2}}}
positions:
  - {id: a-x, party: a, requires: x == one}
  - {id: b-x, party: b, demands: x == one}
  - {id: c-x, party: c, requires: x == two}
  - {id: o-x, party: o, demands: x == two}
)";

TEST(Diagnose, NamesAPartyWithoutAVoteThatExcludesTheWholeZone) {
  const Deadlock answer = diagnosed(testing::read_negotiation(kWithoutAVote));
  EXPECT_THAT(answer.excluding, ElementsAre(PartyId{2}));
}

TEST(Diagnose, ShowsWhatAPartyWithoutAVoteAsksForAndLetsItDecideNoVerdict) {
  const Deadlock answer = diagnosed(testing::read_negotiation(kWithoutAVote));
  EXPECT_EQ(answer.verdict, Verdict::agreement_possible);
  EXPECT_EQ(answer.states[0].state, Standing::contested);
  EXPECT_THAT(answer.states[0].silent, IsEmpty());
  ASSERT_EQ(answer.collisions.size(), 3U);
  EXPECT_THAT(answer.collisions[0].meet.lines, ElementsAre("o-x", "a-x"));
  EXPECT_THAT(answer.collisions[0].not_needed, ElementsAre(PartyId{3}));
  EXPECT_THAT(answer.collisions[1].meet.lines, ElementsAre("b-x", "c-x"));
  EXPECT_THAT(answer.collisions[1].not_needed, ElementsAre(PartyId{2}));
  EXPECT_THAT(answer.collisions[2].meet.lines, ElementsAre("b-x", "o-x"));
}

// What a reservation shuts out is ruled out too, and is found beside what elimination finds.
TEST(Diagnose, SaysThatADemandMeetsAReservation) {
  const Deadlock answer = diagnosed(
      testing::two_parties("  - {party: a, issue: x, values: {one: 0, two: 1, three: 2}}\n"
                           "  - {party: a, issue: y, values: {one: 0, two: 1, three: 2}}\n"
                           "  - {party: a, issue: z, values: {one: 0, two: 1, three: 2}}\n"
                           "  - {party: a, weights: {x: 0.5, y: 0.25, z: 0.25}}\n"
                           "  - {party: a, reservation: 0.75}\n"
                           "  - {id: b-x, party: b, demands: x == one}\n"
                           "  - {id: b-y, party: b, demands: y == one}\n"
                           "  - {id: b-y2, party: b, demands: y == two}\n"));
  EXPECT_EQ(answer.verdict, Verdict::demands_only);
  EXPECT_TRUE(answer.collisions_complete);
  ASSERT_EQ(answer.collisions.size(), 2U);
  EXPECT_THAT(answer.collisions[0].meet.lines, ElementsAre("b-x", "a.reservation"));
  EXPECT_THAT(answer.collisions[1].meet.lines, ElementsAre("b-y", "b-y2"));
}

TEST(Diagnose, KeepsIslandsWhereEveryoneHasAPositionApartFromThoseSubjectToTheSilent) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {id: a-x, party: a, requires: x == one}\n"
                                     "  - {id: b-x, party: b, requires: x == two}\n"
                                     "  - {id: a-y, party: a, requires: y == one}\n"
                                     "  - {id: b-y, party: b, demands: y == two}\n"
                                     "  - {id: a-z, party: a, demands: z == one}\n"));
  ASSERT_EQ(answer.islands.size(), 2U);
  EXPECT_THAT(answer.islands[0].issues, ElementsAre(IssueId{1}));
  EXPECT_THAT(answer.islands[0].subject_to, IsEmpty());
  EXPECT_THAT(answer.islands[0].asked_apart, ElementsAre(IssueId{1}));
  EXPECT_THAT(answer.islands[1].issues, ElementsAre(IssueId{1}, IssueId{2}));
  EXPECT_THAT(answer.islands[1].subject_to, ElementsAre(PartyId{1}));
}

TEST(Diagnose, LooksAtWhatARuleSettlesAlong) {
  // Whoever settles y settles x, which one of the two then excludes.
  const Deadlock answer = diagnosed(testing::two_parties(
      "  - {id: a-x, party: a, requires: x == one}\n"
      "  - {id: b-x, party: b, requires: x == two}\n"
      "rules: [{id: tie, rule: (y == one iff x == one) and (y == two iff x == two)}]\n"));
  ASSERT_EQ(answer.islands.size(), 1U);
  EXPECT_THAT(answer.islands[0].issues, ElementsAre(IssueId{2}));
}

TEST(Diagnose, TakesAReservationAsALineThatCanOnlyBeDropped) {
  const Deadlock answer = diagnosed(
      testing::two_parties("  - {party: a, issue: x, values: {one: 0, two: 1, three: 2}}\n"
                           "  - {party: a, issue: y, values: {one: 0, two: 1, three: 2}}\n"
                           "  - {party: a, issue: z, values: {one: 0, two: 1, three: 2}}\n"
                           "  - {party: a, weights: {x: 0.5, y: 0.25, z: 0.25}}\n"
                           "  - {party: a, reservation: 0.75}\n"
                           "  - {id: b-x, party: b, requires: x == one}\n"));
  EXPECT_THAT(lines_of(answer.conflicts), ElementsAre(ElementsAre("a.reservation", "b-x")));
  EXPECT_THAT(answer.conflicts[0].issues, ElementsAre(IssueId{0}));
  ASSERT_EQ(answer.ways.by_moves.classes.size(), 1U);
  const auto& ways = answer.ways.by_moves.classes[0].ways;
  ASSERT_EQ(ways.size(), 3U);  // drop the reservation, or accept two or three on x
  EXPECT_THAT(moved_by(ways[0]), ElementsAre("a.reservation"));
  EXPECT_TRUE(ways[0].moves[0].dropped);
}

TEST(Diagnose, KeepsAReservationWithoutCompleteNumbersOut) {
  const Deadlock answer = diagnosed(testing::two_parties("  - {party: a, reservation: 0.75}\n"));
  EXPECT_EQ(answer.verdict, Verdict::agreement_possible);
  ASSERT_EQ(answer.reservations_not_counted.size(), 1U);
  EXPECT_EQ(answer.reservations_not_counted[0].id, "a.reservation.1");
  EXPECT_EQ(answer.reservations_not_counted[0].why,
            Message("why.no_weight", {{"issue", Code{"x"}}, {"party", Name{"A"}}}));
}

TEST(Diagnose, CountsAcceptances) {
  const Deadlock answer =
      diagnosed(testing::two_parties("  - {party: a, accepts: x == one or y == one}\n"
                                     "  - {party: b, accepts: z == one}\n"
                                     "  - {id: b-y, party: b, requires: y != one}\n"));
  ASSERT_EQ(answer.packages.accepted.size(), 2U);
  EXPECT_EQ(answer.packages.accepted[0].packages.tabled.count, Count{15});
  EXPECT_EQ(answer.packages.accepted[1].packages.tabled.count, Count{6});
  EXPECT_EQ(answer.packages.agreed.tabled.count, Count{2});
  EXPECT_THAT(answer.zone.front().accepted_by, ElementsAre(PartyId{0}, PartyId{1}));
}

TEST(Diagnose, AsksOnlyThoseWhoseAnswerStillMatters) {
  const Deadlock answer = diagnosed(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
agreement: a and 1 of [b, c]
issues: {x: {name: X, options: {one: X1, two: X2, what: X3}, hypothetical: [what]}}
positions:
  - {id: a-x, party: a, requires: x == one}
  - {id: b-x, party: b, requires: x == two}
  - {id: c-x, party: c, requires: 'x in {two, what}'}
)"));
  EXPECT_EQ(answer.untabled.count.count, Count{1});
  ASSERT_EQ(answer.ways.by_options.count, 1U);
  EXPECT_THAT(answer.ways.by_options.classes[0].ways[0].questions,
              ElementsAre(Question{PartyId{0}, IssueId{0}, OptionId{2}}));
}

// One package that nothing excludes used to hide what a line given up and an idea open together.
TEST(Diagnose, FindsWaysByBothBesideThoseByOptions) {
  const Deadlock answer = diagnosed(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {one: X1, two: X2, what: X3}, hypothetical: [what]}
  y: {name: Y, options: {one: Y1, two: Y2, what: Y3}, hypothetical: [what]}
positions:
  - {id: a-x, party: a, requires: x == one}
  - {id: b-x, party: b, requires: x == two}
  - {id: a-y, party: a, requires: y == one}
  - {id: b-y, party: b, requires: y == two}
)"));
  EXPECT_EQ(answer.untabled.count.count, Count{1});
  EXPECT_EQ(answer.ways.by_moves.count, 4U);
  EXPECT_EQ(answer.ways.by_options.count, 1U);
  ASSERT_EQ(answer.ways.by_both.count, 4U);
  const Way& way = answer.ways.by_both.classes[0].ways[0];
  EXPECT_EQ(way.moves.size(), 1U);
  EXPECT_EQ(way.questions.size(), 2U);
  EXPECT_EQ(way.opens_count.count, Count{1});
}

TEST(Diagnose, AsksSomebodyToTableWhatLeavesNobodysLineOpen) {
  const Deadlock answer = diagnosed(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues: {x: {name: X, options: {one: X1, what: X2, three: X3}, hypothetical: [what]}}
positions:
  - {id: a-x, party: a, requires: 'x in {one, what}'}
  - {id: b-x, party: b, requires: 'x in {three, what}'}
  - {id: b-asks, party: b, demands: x == three and x != what}
)"));
  ASSERT_EQ(answer.ways.by_options.count, 1U);
  EXPECT_EQ(answer.ways.by_options.classes[0].key, (ClassKey{0, 0, 0}));
  const Way& way = answer.ways.by_options.classes[0].ways[0];
  EXPECT_THAT(way.questions, ElementsAre(Question{std::nullopt, IssueId{0}, OptionId{1}}));
  ASSERT_EQ(way.unmet.size(), 1U);
  EXPECT_EQ(way.unmet[0], PositionId{2});
}

TEST(Diagnose, CountsTheZoneOfManyPrincipals) {
  std::string parties;
  for (int p = 0; p < 30; ++p) parties += "  p" + std::to_string(p) + ": {name: P}\n";
  const std::string issues =
      "issues: {x: {name: X, options: {p: P, q: Q}}, y: {name: Y, options: {m: M, n: N}}}\n";
  const std::string lines =
      "positions:\n  - {party: p0, requires: x == p}\n  - {party: p1, requires: y == m}\n";
  const std::string head = "zopa: 1\nparties:\n" + parties;
  EXPECT_EQ(diagnosed(testing::read_negotiation(head + issues + lines)).packages.zone.all.count,
            Count{1});
  std::string names;
  for (int p = 0; p < 30; ++p) names += (p == 0 ? "p" : ", p") + std::to_string(p);
  const std::string half = "agreement: \"15 of [" + names + "]\"\n";
  EXPECT_EQ(
      diagnosed(testing::read_negotiation(head + half + issues + lines)).packages.zone.all.count,
      Count{4});
  std::string all_lines = "positions:\n";  // every party has one: too many quorums to list
  for (int p = 0; p < 30; ++p) {
    all_lines +=
        "  - {party: p" + std::to_string(p) + ", requires: x == " + (p < 14 ? "p" : "q") + "}\n";
  }
  EXPECT_EQ(diagnosed(testing::read_negotiation(head + half + issues + all_lines))
                .packages.zone.all.count,
            Count{2});
}

TEST(Diagnose, TakesNoClaimOfAcceptanceForMoreThanItsRowSays) {
  const Deadlock answer = diagnosed(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {p: P, q: Q, h: H}, hypothetical: [h]}
  y: {name: Y, options: {m: M, n: N}}
positions:
  - {party: a, accepts: x != p}
  - {party: a, accepts: x == h and y == m}
  - {party: a, requires: x != q}
  - {party: b, requires: y == n}
  - {party: b, accepts: y == n}
)"));
  EXPECT_EQ(answer.packages.accepted[0].packages.all.count, Count{1});
  EXPECT_EQ(answer.packages.agreed.all.count, Count{0});
}

TEST(Diagnose, GivesADeadlockTheBasisThatARowMoreCannotWeaken) {
  const std::string head = R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
sources: {s: {file: note.txt}}
statements:
  sa: {by: a, about: [a], source: s, act: rejects, speech: verbatim, quote: not more}
  sb: {by: b, about: [b], source: s, act: rejects, speech: verbatim, quote: will not work}
issues: {x: {name: X, options: {p: P, q: Q}}}
positions:
  - {party: a, weights: {x: 1}, because: [sa]}
  - {party: a, issue: x, values: {p: 0, q: 1}, because: [sa]}
  - {party: a, reservation: 0.6, because: [sa]}
  - {id: line, party: b, requires: x == p, because: [sb]}
)";
  EXPECT_EQ(diagnosed(testing::read_negotiation(head)).basis, Basis::stated);
  const std::string more = "  - {party: a, weights: {x: [0.1, 1]}}\n";
  EXPECT_EQ(diagnosed(testing::read_negotiation(head + more)).basis, Basis::stated);
}

TEST(Diagnose, GivesABlocsJointLineToEveryMember) {
  const Negotiation negotiation = testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}, ally: {name: Ally, role: supporter, of: a}}
issues: {x: {name: X, options: {one: X1, two: X2}}, y: {name: Y, options: {one: Y1, two: Y2}}}
positions:
  - {id: ally-x, party: ally, requires: x == one}
  - {id: b-x, party: b, requires: x == two}
blocs:
  - {id: pair, with: [a, ally], before: talks}
)");
  const Deadlock answer = diagnosed(negotiation);
  EXPECT_EQ(answer.verdict, Verdict::agreement_possible);  // without the joint line
  ASSERT_EQ(answer.blocs.size(), 1U);
  EXPECT_EQ(answer.blocs[0].zone.all.count, Count{0});
  EXPECT_THAT(lines_of(answer.blocs[0].conflicts), ElementsAre(ElementsAre("ally-x", "b-x")));
  ASSERT_EQ(answer.blocs[0].unknown.size(), 2U);
  EXPECT_EQ(answer.blocs[0].unknown[1].party, PartyId{2});
  EXPECT_THAT(answer.blocs[0].unknown[1].issues, ElementsAre(IssueId{1}));
}

TEST(Diagnose, ShowsAsManyWaysOfEveryPatternWhereAClassIsTooLarge) {
  std::string positions;
  for (const char* issue : {"x", "y", "z"}) {
    for (const auto& [party, option] : {std::pair{"a", "one"}, std::pair{"b", "two"}}) {
      positions +=
          std::string("  - {party: ") + party + ", requires: " + issue + " == " + option + "}\n";
      positions += std::string("  - {party: ") + party + ", issue: " + issue + ", prefers: " +
                   (std::string(party) == "a" ? "one > two > three" : "two > one > three") + "}\n";
    }
  }
  const Deadlock answer = diagnosed(testing::two_parties(positions), {.ways_shown = 4});
  const WayClass& first = answer.ways.by_moves.classes.front();
  ASSERT_EQ(first.count, 6U);
  ASSERT_EQ(first.ways.size(), 4U);
  std::map<std::size_t, int> by_burden_of_a;
  for (const Way& way : first.ways) {
    ++by_burden_of_a[static_cast<std::size_t>(
        std::count_if(way.moves.begin(), way.moves.end(),
                      [](const MoveNeeded& move) { return move.party == PartyId{0}; }))];
  }
  EXPECT_THAT(by_burden_of_a, ElementsAre(std::pair{1U, 2}, std::pair{2U, 2}));
  ASSERT_EQ(first.patterns.size(), 2U);
  EXPECT_EQ(first.patterns[0].count, 3U);
  // A class shows one at least, though those before it have used up what is to be shown.
  EXPECT_EQ(answer.ways.by_moves.classes[1].ways.size(), 1U);
}

TEST(Diagnose, SaysAtLeastWhereThereAreMoreWaysThanItLooksFor) {
  const Negotiation negotiation = testing::random_negotiation(
      {.parties = 5, .issues = 8, .options = 4, .density = 0.9, .rules = 6}, 3);
  const Deadlock answer = diagnosed(negotiation, {.ways_shown = 2, .most_ways = 5});
  EXPECT_EQ(answer.ways.by_moves.count, 5U);
  EXPECT_FALSE(answer.ways.by_moves.complete);
  const Deadlock more = diagnosed(negotiation, {.ways_shown = 2, .most_ways = 500});
  // What was found first was proved to be first.
  EXPECT_EQ(answer.ways.by_moves.classes[0].key, more.ways.by_moves.classes[0].key);
}

TEST(Diagnose, AnswersOnSixtyLinkedIssues) {
  const Negotiation negotiation = testing::random_negotiation(
      {.parties = 3, .issues = 60, .options = 4, .density = 0.4, .rules = 80}, 5);
  const Deadlock answer = diagnosed(negotiation, {.ways_shown = 3, .most_ways = 20});
  EXPECT_EQ(answer.verdict, Verdict::deadlock);
  EXPECT_FALSE(answer.conflicts.empty());
  EXPECT_GT(answer.ways.by_moves.count, 0U);
  EXPECT_EQ(answer.packages.total.digits, "1329227995784915872903807060280344576");  // 4^60
  EXPECT_EQ(answer.packages.zone.tabled.count, Count{0});
}

TEST(Diagnose, NamesTheIssueWithoutATabledOption) {
  const Deadlock answer = diagnosed(
      testing::read_negotiation("zopa: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n"
                                "  p: {name: P, options: {x: X, y: Y}}\n"
                                "  q: {name: Q, options: {x: X, y: Y}, hypothetical: [x, y]}\n"
                                "positions: [{party: a, requires: p == x}]\n"));
  EXPECT_EQ(answer.verdict, Verdict::deadlock);
  EXPECT_THAT(answer.no_tabled_option, ElementsAre(IssueId{1}));
  EXPECT_THAT(answer.rules_conflict, IsEmpty());
}

// Two parties, so many issues with two options, and positions of the caller's.
Negotiation two_options_each(int issues, const std::string& positions) {
  std::string file = "zopa: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n";
  for (int i = 0; i < issues; ++i) {
    file += "  i" + std::to_string(i) + ": {name: I, options: {x: X, y: Y}}\n";
  }
  return testing::read_negotiation(file + (positions.empty() ? "" : "positions:\n" + positions));
}

std::string line(const char* party, int issue, const char* option) {
  return std::string("  - {party: ") + party + ", requires: i" + std::to_string(issue) +
         " == " + option + "}\n";
}

// What grows with the file must not grow with its square: these took minutes.
TEST(Diagnose, AnswersOnAThousandIssuesThatNobodySpeaksOf) {
  const Deadlock answer = diagnosed(two_options_each(1000, ""));
  EXPECT_EQ(answer.verdict, Verdict::agreement_possible);
  EXPECT_TRUE(answer.collisions_complete);
  EXPECT_EQ(answer.zone.size(), 10U);
}

TEST(Diagnose, ListsFewerPackagesOfManyIssues) {
  Options options;
  options.most_listed = 200;
  EXPECT_EQ(diagnosed(two_options_each(9, ""), options).zone.size(), 111U);
  EXPECT_EQ(diagnosed(two_options_each(50, ""), options).zone.size(), 20U);
}

TEST(Diagnose, AnswersOnAHundredOpposedIssues) {
  std::string positions;
  for (int i = 0; i < 100; ++i) positions += line("a", i, "x") + line("b", i, "y");
  const Deadlock answer = diagnosed(two_options_each(100, positions), {.most_ways = 20});
  EXPECT_EQ(answer.conflicts.size(), 100U);
  EXPECT_TRUE(answer.conflicts_complete);
  ASSERT_EQ(answer.ways.by_moves.classes.size(), 1U);
  EXPECT_EQ(answer.ways.by_moves.classes[0].key, (ClassKey{50, 0, 0}));
}

TEST(Diagnose, SaysHowManyLinesWouldMoveWhereTheyAreTooManyToCount) {
  std::string positions;
  for (int i = 0; i < 2100; ++i) positions += line("a", i, "x") + line("b", i, "y");
  const Deadlock answer = diagnosed(two_options_each(2100, positions), {.most_ways = 20});
  EXPECT_EQ(answer.verdict, Verdict::deadlock);
  EXPECT_EQ(answer.ways.count(), 0U);
  EXPECT_FALSE(answer.ways.complete());
  EXPECT_EQ(answer.ways.moves_at_least, 1050U);
}

TEST(Diagnose, AnswersOnAThousandLinesAboutOneIssue) {
  std::string positions;
  for (int i = 0; i < 500; ++i) positions += line("a", 0, "x") + line("b", 0, "y");
  const Deadlock answer = diagnosed(two_options_each(1, positions));
  EXPECT_FALSE(answer.conflicts.empty());
  EXPECT_FALSE(answer.conflicts_complete);  // there are 250 000
  EXPECT_TRUE(answer.ways.by_moves.complete);
  ASSERT_EQ(answer.ways.by_moves.count, 2U);
  EXPECT_EQ(answer.ways.by_moves.classes[0].ways[0].moves.size(), 500U);
}

// Wherever it is stopped, what it says by then is also said by a search that is not.
TEST(Diagnose, SaysNothingUntrueWhenItIsStopped) {
  const Negotiation negotiation = testing::random_negotiation(
      {.parties = 5, .issues = 8, .options = 4, .density = 0.9, .rules = 6}, 3);
  const Deadlock whole = diagnosed(negotiation);
  for (int microseconds = 100; microseconds < 200'000; microseconds *= 2) {
    Limits limits;
    limits.deadline = std::chrono::steady_clock::now() + std::chrono::microseconds(microseconds);
    zopa::Run run;
    run.limits = &limits;
    const Deadlock some = diagnosed(negotiation, {}, run);
    if (some.verdict) EXPECT_EQ(some.verdict, whole.verdict);
    EXPECT_TRUE(some.stopped || some.ways.by_moves.count == whole.ways.by_moves.count);
    for (const Conflict& conflict : some.conflicts) {
      const auto same =
          std::find_if(whole.conflicts.begin(), whole.conflicts.end(),
                       [&](const Conflict& other) { return other.lines == conflict.lines; });
      ASSERT_NE(same, whole.conflicts.end());
      EXPECT_EQ(conflict.issues, same->issues);
      EXPECT_EQ(conflict.rules, same->rules);
      EXPECT_EQ(conflict.basis, same->basis);
    }
    for (std::size_t c = 0; c < some.ways.by_moves.classes.size(); ++c) {
      const WayClass& found = some.ways.by_moves.classes[c];
      ASSERT_LT(c, whole.ways.by_moves.classes.size());
      if (found.complete) {
        EXPECT_EQ(found.key, whole.ways.by_moves.classes[c].key);
        EXPECT_EQ(found.count, whole.ways.by_moves.classes[c].count);
      } else {  // perhaps not the next class, but no lighter one
        EXPECT_GE(found.key, whole.ways.by_moves.classes[c].key);
      }
    }
  }
}

TEST(Diagnose, StopsWhenItIsInterrupted) {
  const std::atomic<bool> interrupted{true};
  Limits limits;
  limits.interrupted = &interrupted;
  const Negotiation negotiation = testing::random_negotiation(
      {.parties = 8, .issues = 20, .options = 6, .density = 0.7, .rules = 40}, 1);
  zopa::Run run;
  run.limits = &limits;
  EXPECT_TRUE(diagnosed(negotiation, {}, run).stopped);
}

}  // namespace
}  // namespace zopa::deadlock
