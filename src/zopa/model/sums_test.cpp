#include "zopa/model/sums.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/model/notation.hpp"

namespace zopa {
namespace {

Scale from_to(std::int64_t from, std::int64_t to, std::int64_t step = 1) {
  return {Decimal{from}, Decimal{to}, Decimal{step}, "million"};
}

struct Budget {
  Draft talks{"A budget"};
  PartyId schools = talks.party("schools", "Schools");
  PartyId roads = talks.party("roads", "Roads");
  DraftNumbers small = talks.numeric_issue("small", "Small", from_to(0, 10));
  DraftNumbers large = talks.numeric_issue("large", "Large", from_to(0, 20));
};

TEST(Sums, AreIssuesThatAreCalledByWhatTheyAddUp) {
  Budget budget;
  budget.talks.rule(budget.small + budget.large <= "12");
  const auto made = budget.talks.finish();
  ASSERT_TRUE(made.has_value());
  const Issue& sum = made->issues().back();
  EXPECT_EQ(sum.id, "small + large");
  EXPECT_EQ(sum.name, "Small + Large");
  EXPECT_EQ(sum.scale, from_to(0, 30));
  EXPECT_EQ(to_notation(made->rules().front().formula, *made), "small + large <= 12");
  EXPECT_EQ(terms_of(*made, IssueId{2}),
            (std::vector<SumTerm>{{IssueId{0}, false}, {IssueId{1}, false}}));
}

TEST(Sums, OfDifferentStepsHaveTheStepThatBothAreMadeOf) {
  Contents contents;
  contents.issues.resize(2);
  contents.issues[0].id = "a";
  contents.issues[1].id = "b";
  contents.issues[0].scale = Scale{Decimal{0}, Decimal{6}, *Decimal::parse("1.5"), ""};
  contents.issues[1].scale = Scale{Decimal{-4}, Decimal{4}, Decimal{2}, ""};
  const auto sum = sum_issue(contents, {{IssueId{0}}, {IssueId{1}, true}});
  ASSERT_TRUE(sum);
  EXPECT_EQ(contents.issue(*sum).id, "a - b");
  EXPECT_EQ(*contents.issue(*sum).scale,
            (Scale{Decimal{-4}, Decimal{10}, *Decimal::parse("0.5"), ""}));
}

TEST(Sums, AreOfNumericIssuesOnceEach) {
  Budget budget;
  const DraftIssue level = budget.talks.issue("level", "Level", {{"low", "Low"}, {"high", "High"}});
  Contents& contents = budget.talks.contents;
  EXPECT_FALSE(sum_issue(contents, {{budget.small.id()}, {budget.small.id()}}));
  EXPECT_FALSE(sum_issue(contents, {{budget.small.id()}, {level.id()}}));
  EXPECT_FALSE(sum_issue(contents, {{budget.small.id(), true}}));
  EXPECT_EQ(sum_issue(contents, {{budget.small.id()}}), budget.small.id());
  budget.talks.rule(budget.small + budget.small <= "12");
  EXPECT_FALSE(budget.talks.finish().has_value());
}

// Every choice of two numbers is counted once.
TEST(Sums, CountTheNumbersBehindEachChoiceOfOptions) {
  Budget budget;
  budget.talks.red_line(budget.schools, budget.small >= "7");
  budget.talks.red_line(budget.roads, budget.large > "11");
  budget.talks.rule(budget.small + budget.large <= "15");
  const auto made = budget.talks.finish();
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(made->rules().size(), 2U);
  EXPECT_TRUE(is_sum(made->rules().back()));
  const auto tables = sum_tables(*made);
  ASSERT_EQ(tables.size(), 1U);
  std::uint64_t all = 0;
  for (const auto& [choice, numbers] : tables[0].numbers) {
    std::uint64_t own = 0;
    const auto has = [&](std::size_t issue, std::int64_t number) {
      const Range& range = *made->option(IssueId{issue}, choice[issue]).numbers;
      return range.low <= Decimal{number} && Decimal{number} <= range.high;
    };
    for (std::int64_t a = 0; a <= 10; ++a) {
      for (std::int64_t b = 0; b <= 20; ++b) own += has(0, a) && has(1, b) && has(2, a + b) ? 1 : 0;
    }
    EXPECT_EQ(numbers, own);
    all += numbers;
  }
  EXPECT_EQ(all, 11U * 21U);
}

TEST(Sums, OfTooManyNumbersAreAFault) {
  Draft talks("Too fine");
  talks.party("p", "P");
  const auto a = talks.numeric_issue("a", "A", from_to(0, 900'000'000));
  const auto b = talks.numeric_issue("b", "B", from_to(0, 90'000'000));
  talks.rule(a + b <= "100");
  const auto made = talks.finish();
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().diagnostics[0].code, "too-large");
}

// Their options, multiplied, would be far more than the choices of numbers there are.
TEST(Sums, OfFewNumbersAreNeverTooMany) {
  Draft talks("Five sums of the same three");
  talks.party("p", "P");
  const auto a = talks.numeric_issue("a", "A", from_to(0, 4));
  const auto b = talks.numeric_issue("b", "B", from_to(0, 4));
  const auto c = talks.numeric_issue("c", "C", from_to(0, 4));
  talks.rule(a != "2");
  talks.rule(b != "1");
  talks.rule(c != "3");
  talks.rule(a + c != "3");
  talks.rule(a + b + c != "5");
  talks.rule(a + b - c != "2");
  talks.rule(a - c != "1");
  talks.rule(a - b - c != "-2");
  const auto made = talks.finish();
  ASSERT_TRUE(made.has_value()) << made.error().diagnostics[0].message.key;
  const auto tables = sum_tables(made->contents());
  ASSERT_EQ(tables.size(), 1U);
  std::uint64_t all = 0;
  for (const auto& [choice, numbers] : tables[0].numbers) all += numbers;
  EXPECT_EQ(all, 5U * 5U * 5U);
}

TEST(Sums, AreDrawnUpAgainWhenAFinishedTalkIsChanged) {
  Budget budget;
  budget.talks.rule(budget.small + budget.large <= "12");
  const auto made = budget.talks.finish();
  ASSERT_TRUE(made.has_value());
  const auto again = Draft(*made).finish();
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->contents(), made->contents());
}

}  // namespace
}  // namespace zopa
