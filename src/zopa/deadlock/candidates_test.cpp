#include "zopa/deadlock/candidates.hpp"

#include <algorithm>
#include <set>

#include "negotiations.hpp"
#include <gtest/gtest.h>

#include "zopa/base/draw.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa::deadlock {
namespace {

using testing::read_negotiation;
using testing::two_parties;

Candidates looked_at(const Negotiation& talks, std::size_t most) {
  return candidates_of(talks, diagnose(talks), most);
}

std::string text_of(const Negotiation& talks, const Package& package) {
  const PackageSpace space(talks);
  std::string text;
  for (std::size_t a = 0; a < package.size(); ++a) {
    text += talks.option(space.axes()[a].issue, package[a]).id + ' ';
  }
  return text;
}

const char* const kOneLine = "  - {id: line, party: a, requires: x == one}\n";  // leaves 9 packages

TEST(Candidates, AreThePackagesOfTheZone) {
  const Candidates all = looked_at(two_parties(kOneLine), 9);
  EXPECT_EQ(all.kind, CandidateKind::zone);
  EXPECT_EQ(all.packages.size(), 9U);
  EXPECT_TRUE(all.is_complete);
  EXPECT_TRUE(std::is_sorted(all.packages.begin(), all.packages.end()));
}

TEST(Candidates, AreNoneWhereAnIssueHasNoTabledOption) {
  const auto talks = read_negotiation(R"(zopa: 1
parties: {a: A, b: B}
issues:
  q: {name: Q, options: {x: X, y: Y}, hypothetical: [x, y]}
  r: {name: R, options: {x: X, y: Y}}
positions:
  - {party: a, demands: q == x}
  - {party: b, demands: r == y}
)");
  View view;
  view.tabled_only = true;
  const auto tabled = in_force(talks, view);
  ASSERT_TRUE(tabled);
  EXPECT_TRUE(looked_at(*tabled, 9).packages.empty());
}

TEST(Candidates, AreNotCompleteWhereTheZoneIsCut) {
  const Candidates cut = looked_at(two_parties(kOneLine), 4);
  EXPECT_EQ(cut.packages.size(), 4U);
  EXPECT_FALSE(cut.is_complete);
}

TEST(Candidates, BeginWithWhatIsAcceptedThenProposedThenMeetsMostDemands) {
  const auto talks = two_parties(std::string(kOneLine) +
                                 "  - {party: b, demands: y == three}\n"
                                 "  - {party: b, demands: z == three}\n"
                                 "  - {party: a, accepts: x == one and y == two and z == two}\n"
                                 "  - {party: b, accepts: y == two and z == two}\n"
                                 "proposals:\n"
                                 "  draft: {by: a, package: {y: two, z: three}}\n");
  const Candidates cut = looked_at(talks, 3);
  ASSERT_EQ(cut.packages.size(), 3U);
  EXPECT_EQ(text_of(talks, cut.packages[0]), "one two two ");
  EXPECT_EQ(text_of(talks, cut.packages[1]), "one two three ");
  EXPECT_EQ(text_of(talks, cut.packages[2]), "one three three ");
}

// Six issues with a demand or red line here and there.
std::string six_issues(std::uint64_t number, const std::string& rules) {
  Draw draw(16, {.stream = 4, .item = number});
  std::string text = "zopa: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n";
  for (int i = 0; i < 6; ++i) {
    text += "  i" + std::to_string(i) + ": {name: I, options: {o0: A, o1: B, o2: C}}\n";
  }
  text += rules + "positions:\n  - {party: a, requires: i0 != o0}\n";
  for (int k = 0; k < 9; ++k) {
    text += std::string("  - {party: ") + (draw.below(2) == 0 ? "a" : "b") + ", " +
            (draw.below(4) == 0 ? "requires" : "demands") + ": i" + std::to_string(draw.below(6)) +
            (draw.below(2) == 0 ? " == o" : " != o") + std::to_string(draw.below(3)) + "}\n";
  }
  return text;
}

// Counted where every issue stands for itself, searched for where there is a rule.
TEST(Candidates, AreTheSameWithARuleThatSaysNothing) {
  std::size_t compared = 0;
  for (std::uint64_t k = 0; k < 40; ++k) {
    const auto apart = testing::read_negotiation(six_issues(k, ""));
    const auto ruled =
        testing::read_negotiation(six_issues(k, "rules: [{rule: i1 == o0 or i1 != o0}]\n"));
    const std::size_t most = 2 + 7 * (k % 4);
    const Candidates counted = looked_at(apart, most);
    const Candidates searched = looked_at(ruled, most);
    ASSERT_EQ(counted.packages, searched.packages) << six_issues(k, "");
    EXPECT_EQ(counted.is_complete, searched.is_complete);
    compared += counted.packages.size();
  }
  EXPECT_GT(compared, 200U);
}

// Either party may give way on x: to two or three for a, to one for b's line.
const char* const kDeadlock =
    "  - {id: a-line, party: a, requires: x == one and y == one and z == one}\n"
    "  - {id: b-line, party: b, requires: x == two and y == one and z == one}\n";

TEST(Candidates, OfADeadlockAreWhatTheWaysOpen) {
  const Candidates opened = looked_at(two_parties(kDeadlock), 50);
  EXPECT_EQ(opened.kind, CandidateKind::ways);
  EXPECT_TRUE(opened.is_complete);
  EXPECT_EQ(opened.packages.size(), 2U);  // one for each line that is dropped
}

TEST(Candidates, OfADeadlockHoldAProposalThatNoWayOpens) {
  const auto talks = two_parties(std::string(kDeadlock) +
                                 "proposals:\n"
                                 "  draft: {by: a, package: {x: three, y: three}}\n");
  const Candidates opened = looked_at(talks, 50);
  ASSERT_EQ(opened.packages.size(), 3U);
  EXPECT_EQ(text_of(talks, opened.packages[0]).substr(0, 12), "three three ");
}

// Eighteen packages meet the demand: those that come first in the file are not all that is seen.
TEST(Candidates, OfALongListAreNotItsBeginning) {
  const auto talks = two_parties("  - {party: a, demands: x != one}\n");
  const Candidates cut = looked_at(talks, 6);
  std::set<std::string> first;
  for (const Package& package : cut.packages) {
    EXPECT_NE(text_of(talks, package).substr(0, 3), "one");
    first.insert(text_of(talks, package).substr(0, 5));
  }
  EXPECT_GT(first.size(), 1U);
}

}  // namespace
}  // namespace zopa::deadlock
