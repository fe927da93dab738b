#include "zopa/model/day.hpp"

#include "negotiations.hpp"
#include <gtest/gtest.h>

namespace zopa {
namespace {

Negotiation talks(const std::string& as_of, const std::string& rounds) {
  return testing::read_negotiation("zopa: 1\nparties: {a: {name: A}}\n" + as_of +
                                   "issues: {x: {name: X, options: {one: X1, two: X2}}}\n" +
                                   rounds);
}

const std::string kRounds = R"(rounds:
  - {id: first, with: [a], date: 2026-03-01}
  - {id: second, with: [a], date: 2026-04-01, planned: true}
)";

Day latest(const std::string& as_of, const std::string& rounds = kRounds) {
  return latest_day(talks(as_of, rounds));
}

TEST(Day, IsTheLaterOfAsOfAndTheLastRoundHeld) {
  EXPECT_EQ(latest("").date, "2026-03-01");
  EXPECT_EQ(latest("as_of: 2026-02-20\n").date, "2026-03-01");
  EXPECT_EQ(latest("as_of: unknown\n").date, "2026-03-01");
  EXPECT_EQ(latest("as_of: 2026-03-05\n").date, "2026-03-05");
  EXPECT_EQ(latest("as_of: 2026-03-05\n").round, RoundId{0});
  EXPECT_EQ(latest("as_of: 2026-03-05\n", "").round, std::nullopt);
}

// A reaction is dated the day after the meeting.
TEST(Day, LetsCountWhatWasSaidByThen) {
  EXPECT_TRUE(latest("").is_before("2026-03-02"));
  EXPECT_FALSE(latest("as_of: 2026-03-05\n").is_before("2026-03-02"));
  EXPECT_TRUE(latest("as_of: 2026-03-05\n").is_before("2026-03-06"));
  EXPECT_FALSE(latest("as_of: 2026-03-05\n").is_before(""));
  EXPECT_FALSE(latest("as_of: 2026-03-05\n").is_before("unknown"));
}

TEST(Day, IsAfterEverythingWhereTheFileHasNeither) {
  EXPECT_EQ(latest("", ""), Day{});
  EXPECT_FALSE(latest("", "").is_before("2999"));
}

// "2026-03" goes on after the first of March.
TEST(Day, EndsWithTheMonthOrTheYear) {
  EXPECT_EQ(latest("as_of: 2026-03\n").date, "2026-03");
  EXPECT_FALSE(latest("as_of: 2026-03\n").is_before("2026-03-31"));
  EXPECT_TRUE(latest("as_of: 2026-03\n").is_before("2026-04-01"));
}

TEST(Day, OfARoundWithoutADateIsOverBeforeTheNextOne) {
  const Negotiation file = talks("as_of: 2026-03-20\n", R"(rounds:
  - {id: first, with: [a]}
  - {id: second, with: [a], date: 2026-03}
  - {id: third, with: [a], date: 2026-03-10}
)");
  EXPECT_EQ(day_of(file, RoundId{0}).date, "");
  EXPECT_TRUE(day_of(file, RoundId{0}).is_before("2026-03-11"));
  EXPECT_FALSE(day_of(file, RoundId{0}).is_before("2026-03-09"));
  EXPECT_EQ(latest_day(file).date, "2026-03-20");
}

TEST(Day, OfADateIsAfterTheRoundsHeldByThen) {
  const Negotiation file = talks("", kRounds);
  EXPECT_EQ(day_on(file, "2026-02-28").round, std::nullopt);
  EXPECT_EQ(day_on(file, "2026-03-01").round, RoundId{0});
  EXPECT_EQ(day_on(file, "2026-05").round, RoundId{0});  // the second is only planned
}

TEST(Day, TellsWhatIsTabledByThen) {
  const Negotiation file = testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}}
issues:
  x: {name: X, options: {one: X1, two: X2, six: X6, ten: X10},
      hypothetical: [ten, {two: first, six: 2026-03-05}]}
)" + kRounds);
  const auto& options = file.issues()[0].options;
  const auto tabled = [&](const Day& day) {
    std::string ids;
    for (const Option& option : options) ids += is_tabled(option, day) ? option.id + " " : "";
    return ids;
  };
  EXPECT_EQ(tabled(day_on(file, "2026-02")), "one ");
  EXPECT_EQ(tabled(latest_day(file)), "one two ");
  EXPECT_EQ(tabled(day_on(file, "2026-03-05")), "one two six ");
}

}  // namespace
}  // namespace zopa
