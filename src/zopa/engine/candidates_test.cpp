#include "zopa/engine/candidates.hpp"

#include "negotiations.hpp"
#include <gtest/gtest.h>

namespace zopa::engine {
namespace {

deadlock::Deadlock diagnosed(const std::string& positions, std::size_t listed) {
  deadlock::Options options;
  options.most_listed = listed;
  options.ways_shown = listed;
  return deadlock::diagnose(testing::two_parties(positions), options);
}

const char* const kOneLine = "  - {id: line, party: a, requires: x == one}\n";  // leaves 9 packages

TEST(Candidates, AreThePackagesOfTheZone) {
  const Candidates all = candidates_of(diagnosed(kOneLine, 9), 9);
  EXPECT_EQ(all.kind, CandidateKind::zone);
  EXPECT_EQ(all.packages.size(), 9U);
  EXPECT_TRUE(all.is_complete);
}

TEST(Candidates, AreNotCompleteWhereTheZoneIsCut) {
  const Candidates cut_by_the_list = candidates_of(diagnosed(kOneLine, 5), 9);
  EXPECT_EQ(cut_by_the_list.packages.size(), 5U);
  EXPECT_FALSE(cut_by_the_list.is_complete);
  const Candidates cut_here = candidates_of(diagnosed(kOneLine, 9), 4);
  EXPECT_EQ(cut_here.packages.size(), 4U);
  EXPECT_FALSE(cut_here.is_complete);
}

TEST(Candidates, AreTheWholeZoneWhereTheListIsShort) {
  const auto talks = testing::two_parties(kOneLine);
  const Candidates whole = whole_zone(talks, diagnosed(kOneLine, 5), 200, {});
  EXPECT_EQ(whole.packages.size(), 9U);
  EXPECT_TRUE(whole.is_complete);
  EXPECT_FALSE(whole_zone(talks, diagnosed(kOneLine, 5), 8, {}).is_complete);
}

// Either party may give way on x: to two or three for a, to one for b's line.
const char* const kDeadlock =
    "  - {id: a-line, party: a, requires: x == one and y == one and z == one}\n"
    "  - {id: b-line, party: b, requires: x == two and y == one and z == one}\n";

TEST(Candidates, OfADeadlockAreWhatTheFirstWaysOutOpen) {
  const Candidates opened = candidates_of(diagnosed(kDeadlock, 50), 50);
  EXPECT_EQ(opened.kind, CandidateKind::ways);
  EXPECT_TRUE(opened.is_complete);
  EXPECT_EQ(opened.packages.size(), 2U);  // one for each line that is dropped
}

TEST(Candidates, OfADeadlockAreNotCompleteWhereWaysOutAreNotShown) {
  const Candidates first = candidates_of(diagnosed(kDeadlock, 1), 50);
  EXPECT_EQ(first.kind, CandidateKind::ways);
  EXPECT_FALSE(first.is_complete);
}

}  // namespace
}  // namespace zopa::engine
