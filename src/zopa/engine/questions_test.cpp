#include "zopa/engine/questions.hpp"

#include "negotiations.hpp"
#include <gtest/gtest.h>

#include "zopa/deadlock/deadlock.hpp"

namespace zopa::engine {
namespace {

// A wants x, B wants y; nobody has tabled h; on `other` nobody needs anything.
const char* const kTalks =
    "zopa: 1\n"
    "title: Talks\n"
    "parties: {a: {name: A}, b: {name: B}, c: {name: C}}\n"
    "issues:\n"
    "  q: {name: Q, options: {x: X, y: Y, h: H}, hypothetical: [h]}\n"
    "  other: {name: Other, options: {one: One, two: Two}}\n"
    "positions:\n"
    "  - {id: a-line, party: a, requires: q == x}\n"
    "  - {id: b-line, party: b, requires: q == y}\n";

std::vector<ListedQuestion> asked(const std::string& positions = "") {
  const Negotiation talks = testing::read_negotiation(std::string(kTalks) + positions);
  return questions(talks, deadlock::diagnose(talks), std::nullopt, std::nullopt);
}

std::vector<ListedQuestion> of_kind(QuestionKind kind, std::vector<ListedQuestion> all) {
  std::erase_if(all, [&](const ListedQuestion& one) { return one.kind != kind; });
  return all;
}

TEST(Questions, AskFirstForPositionsThatAreMissingOnContestedIssues) {
  const auto all = asked();
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all[0].kind, QuestionKind::position);
  EXPECT_EQ(all[0].party, PartyId{2});
  EXPECT_EQ(all[0].issue, IssueId{0});
  EXPECT_EQ(of_kind(QuestionKind::position, all).size(), 1U);  // `other` is not contested
}

TEST(Questions, SayHowManyWaysAYesOrANoLeaves) {
  const auto all = of_kind(QuestionKind::accept, asked());
  ASSERT_EQ(all.size(), 2U);  // A and B; nobody's line is open for C
  for (const ListedQuestion& one : all) {
    EXPECT_EQ(one.rank, 1U);
    EXPECT_EQ(one.leaves.yes, 1U);
    EXPECT_EQ(one.leaves.no, 2U);
    EXPECT_TRUE(one.leaves.all_move);
    EXPECT_FALSE(one.leaves.is_enough);  // the other has to say yes too
  }
  const auto alone = of_kind(QuestionKind::accept, asked("  - {party: b, requires: q != x}\n"
                                                         "  - {party: b, accepts: q == h}\n"));
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_EQ(alone[0].party, PartyId{0});
  EXPECT_TRUE(alone[0].leaves.is_enough);
}

TEST(Questions, AskWhetherALineStandsThatIsInferredAndDecides) {
  const auto all = of_kind(QuestionKind::stands, asked());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].red_line, "a-line");
  EXPECT_EQ(all[0].doubt, Doubt::inferred);
  EXPECT_EQ(all[0].without.gone, 1U);
  EXPECT_EQ(all[0].without.left, 0U);
  // One that is in no conflict is not asked about.
  const auto more =
      of_kind(QuestionKind::stands, asked("  - {party: c, requires: other == one}\n"));
  EXPECT_EQ(more.size(), 2U);
}

// Whatever it says itself answers a question of each kind.
TEST(Questions, AskNothingThatTheFileAnswers) {
  for (const char* says :
       {"demands: q == x", "requires: q != y", "accepts: q == x and other == one"}) {
    const auto all = asked("  - {party: c, " + std::string(says) + "}\n");
    EXPECT_TRUE(of_kind(QuestionKind::position, all).empty()) << says;
  }
  EXPECT_TRUE(
      of_kind(QuestionKind::position, asked("  - {party: c, issue: q, takes: [x]}\n")).empty());
  EXPECT_TRUE(of_kind(QuestionKind::position, asked("proposals:\n  p: {by: c, package: {q: x}}\n"))
                  .empty());
  for (const char* says :
       {"requires: q != h", "demands: q == h", "accepts: q == h and other == one"}) {
    const auto all =
        of_kind(QuestionKind::accept, asked("  - {party: a, " + std::string(says) + "}\n"));
    for (const ListedQuestion& one : all) EXPECT_NE(one.party, PartyId{0}) << says;
  }
}

}  // namespace
}  // namespace zopa::engine
