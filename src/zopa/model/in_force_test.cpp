#include "zopa/model/in_force.hpp"

#include "finished.hpp"
#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/date.hpp"
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
  const auto then = in_force(three_rounds(), {round, {}});
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

TEST(InForce, DoesNotCountStatementsOfALaterDate) {
  Contents contents = three_rounds().contents();
  Statement statement;
  statement.id = "late";
  statement.date = "2026-01-20";
  statement.text = "A word.";
  contents.sources.resize(1);
  contents.sources[0].file = "note.txt";
  contents.statements.push_back(statement);
  contents.positions[3].because = {StatementId{0}};
  const Negotiation negotiation = testing::finished(contents);
  EXPECT_EQ(in_force(negotiation, {RoundId{0}, {}})->positions()[1].because.size(), 1U);
  contents.statements[0].date = "2026-02-02";
  const Negotiation later = testing::finished(contents);
  EXPECT_EQ(in_force(later, {RoundId{0}, {}})->positions()[1].because.size(), 0U);
  EXPECT_EQ(in_force(later, {RoundId{1}, {}})->positions()[1].because.size(), 1U);
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
