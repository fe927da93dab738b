#include "zopa/robust/robustness.hpp"

#include <chrono>
#include <string>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/base/budget.hpp"
#include "zopa/robust/shown_packages.hpp"

namespace zopa::robust {
namespace {

using ::testing::ElementsAre;

Options quick() {
  Options options;
  options.completions = 200;
  return options;
}

Candidates packages(const Negotiation& talks, const std::vector<std::vector<std::uint32_t>>& all) {
  const PackageSpace space(talks);
  Candidates candidates;
  for (const auto& values : all) candidates.packages.push_back(space.package(values));
  return candidates;
}

// Both prefer `one` on x; what a says of y has nothing to do with it.
const char* const kAlike =
    "  - {id: a-y, party: a, issue: y, prefers: one > two}\n"
    "  - {id: a-x, party: a, issue: x, prefers: one > two}\n"
    "  - {id: b-x, party: b, issue: x, prefers: one > two}\n";

TEST(Robustness, RulesOutWhatIsWorseForEverybodyAndSaysByWhichClaims) {
  const auto talks = testing::two_parties(kAlike);
  const auto answer = robustness(talks, packages(talks, {{0, 2, 0}, {1, 2, 0}}), quick());
  ASSERT_TRUE(answer.value);
  const RobustPackage& worse = answer.value->packages[1];
  EXPECT_EQ(worse.answer.efficient, Conclusion::ruled_out);
  EXPECT_EQ(worse.answer.dominated_by, 0U);
  EXPECT_THAT(worse.efficiency.support, ElementsAre(PositionId{1}, PositionId{2}));
  EXPECT_EQ(worse.efficiency.basis, Basis::assumed);
  EXPECT_THAT(worse.efficiency.fails_without,
              ElementsAre(ElementsAre(PositionId{1}), ElementsAre(PositionId{2})));
}

TEST(Robustness, SaysWhatIsEfficientWhateverElseIsPreferred) {
  const auto talks = testing::two_parties(kAlike);
  const auto answer = robustness(talks, packages(talks, {{0, 2, 0}, {1, 2, 0}}), quick());
  ASSERT_TRUE(answer.value);
  const RobustPackage& better = answer.value->packages[0];
  EXPECT_EQ(better.answer.efficient, Conclusion::follows);
  EXPECT_EQ(better.answer.parties[0].best, Conclusion::follows);
  EXPECT_THAT(better.parties[0].best.support, ElementsAre(PositionId{1}));  // its own claim
  EXPECT_EQ(answer.value->packages[1].answer.parties[0].best, Conclusion::ruled_out);
}

// Either of x and y may be what matters to a.  A compromise worth less than half is worse than one
// of the extremes, now this one and now that one.
TEST(Robustness, RulesOutACompromiseThatNoOneElseBeatsInEveryCase) {
  const auto talks = testing::two_parties(
      "  - {id: on-x, party: a, issue: x, values: {one: 100, two: 45, three: 0}}\n"
      "  - {id: on-y, party: a, issue: y, values: {one: 100, two: 45, three: 0}}\n"
      "  - {id: only-z, party: b, weights: {x: 0, y: 0, z: 1}}\n");
  const auto answer =
      robustness(talks, packages(talks, {{0, 2, 0}, {1, 1, 0}, {2, 0, 0}}), quick());
  ASSERT_TRUE(answer.value);
  const RobustPackage& middle = answer.value->packages[1];
  EXPECT_EQ(middle.answer.parties[0].best, Conclusion::ruled_out);
  EXPECT_FALSE(middle.answer.parties[0].beaten_by);
  EXPECT_THAT(middle.parties[0].best.support, ElementsAre(PositionId{0}, PositionId{1}));
  EXPECT_EQ(middle.answer.parties[1].best, Conclusion::follows);
  EXPECT_EQ(middle.answer.efficient, Conclusion::ruled_out);  // it is all the same to b
  EXPECT_FALSE(middle.answer.dominated_by);
  EXPECT_THAT(middle.efficiency.support, ElementsAre(PositionId{0}, PositionId{1}, PositionId{2}));
  EXPECT_EQ(answer.value->packages[0].answer.parties[0].best, Conclusion::open);
}

Negotiation guessed_weights() {
  return testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  i: {name: I, options: {o0: I0, o1: I1}}
  j: {name: J, options: {o0: J0, o1: J1, o2: J2}}
sources: {note: {file: note.txt}}
statements: {own: {by: a, about: [a], speech: paraphrase, source: note, text: "J2, J0, J1; I1, I0"}}
positions:
  - {id: order, party: a, issue: j, prefers: o2 > o0 > o1, because: [own]}
  - {id: better, party: a, issue: i, prefers: o1 > o0, because: [own]}
  - {id: guess, party: a, weighs: j > i}
)");
}

// Packages 2 and 5 are better than the fourth, the one by a guess, the other without it.
TEST(Robustness, RestsOnWhicheverBetterPackageIsTheSurest) {
  const auto talks = guessed_weights();
  const auto all = packages(talks, {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}});
  const auto answer = robustness(talks, all, quick());
  ASSERT_TRUE(answer.value);
  const Grounds& grounds = answer.value->packages[4].parties[0].best;
  EXPECT_THAT(grounds.support, ElementsAre(PositionId{0}));
  EXPECT_EQ(grounds.basis, Basis::relayed);
  EXPECT_THAT(grounds.fails_without, ElementsAre(ElementsAre(PositionId{0})));
  const Grounds& of_either = answer.value->packages[1].parties[0].best;
  EXPECT_THAT(of_either.fails_without, ElementsAre(ElementsAre(PositionId{0}, PositionId{1})));
}

TEST(Robustness, TakesAtLeastAsGoodForNoMore) {
  const auto conclusion = [](const std::string& claim) {
    const auto talks =
        testing::two_parties("  - {party: a, issue: x, prefers: " + claim +
                             "}\n  - {party: b, issue: x, prefers: one > two > three}\n");
    const auto answer = robustness(talks, packages(talks, {{0, 0, 0}, {1, 0, 0}}), quick());
    return answer.value->packages[1].answer.parties[0].best;
  };
  EXPECT_EQ(conclusion("one >= two > three"), Conclusion::open);
  EXPECT_EQ(conclusion("one >= two"), Conclusion::open);  // it may be indifferent to everything
  EXPECT_EQ(conclusion("one ~ two > three"), Conclusion::follows);
  EXPECT_EQ(conclusion("one > two > three"), Conclusion::ruled_out);
}

// Wherever the clock stops it: pairs of packages are compared for every party, or for none, and no
// share is one of nothing.
TEST(Robustness, SaysOfPairsAllOrNothing) {
  const auto talks = testing::two_parties(kAlike);
  const Candidates all = packages(talks, {{0, 2, 0}, {1, 2, 0}, {0, 0, 0}, {1, 1, 0}, {2, 2, 0}});
  for (int microseconds = 0; microseconds <= 20'000; microseconds += 250) {
    Limits limits;
    limits.deadline = std::chrono::steady_clock::now() + std::chrono::microseconds(microseconds);
    zopa::Run run;
    run.limits = &limits;
    run.threads = 1;
    const auto answer = robustness(talks, all, quick(), run);
    if (!answer.value) continue;
    EXPECT_GT(answer.value->answer.completions, 0U);
    for (const RobustPairs& own : answer.value->pairs().values) {
      const bool is_compared = !answer.value->answer.necessary.empty();
      for (const auto& row : own.necessarily) EXPECT_EQ(row.size(), is_compared ? 5U : 0U);
    }
  }
}

TEST(Robustness, LeavesOpenWhatNoClaimSettles) {
  const auto talks = testing::two_parties(kAlike);
  // b says nothing of y.
  const auto answer = robustness(talks, packages(talks, {{0, 0, 0}, {0, 1, 0}}), quick());
  ASSERT_TRUE(answer.value);
  EXPECT_EQ(answer.value->packages[1].answer.efficient, Conclusion::open);
  EXPECT_TRUE(answer.value->packages[1].efficiency.support.empty());
}

TEST(Robustness, NamesTheFewestClaimsThatContradictEachOther) {
  const auto talks = testing::two_parties(
      "  - {id: a-z, party: a, issue: z, prefers: one > two}\n"
      "  - {id: a-x, party: a, issue: x, prefers: one > two}\n"
      "  - {id: a-y, party: a, issue: y, prefers: one > two}\n"
      "  - {id: a-both, party: a, compares: x == two and y == two > x == one and y == one}\n");
  const auto answer = robustness(talks, packages(talks, {{0, 0, 0}}), quick());
  EXPECT_FALSE(answer.value);
  EXPECT_EQ(answer.why->key, "why.contradiction");
  EXPECT_THAT(contradiction(talks), ElementsAre(PositionId{1}, PositionId{2}, PositionId{3}));
}

TEST(Robustness, NeedsSomethingThatIsKnown) {
  const auto talks = testing::two_parties("  - {party: a, requires: x == one}\n");
  const auto answer = robustness(talks, packages(talks, {{0, 0, 0}}), quick());
  EXPECT_FALSE(answer.value);
  EXPECT_EQ(answer.why->key, "why.nothing_ordered");
}

TEST(Robustness, SaysSoWhereTooManyOptionsWouldBeComparedWithEachOther) {
  std::string text = "zopa: 1\nparties: {a: A, b: B}\nissues:\n  x: {name: X, options: {";
  for (int o = 0; o <= 5'000; ++o) {
    const std::string number = std::to_string(o);
    text.append("o").append(number).append(": Option ").append(number).append(", ");
  }
  text += "}}\npositions:\n  - {party: a, issue: x, prefers: o1 > o2}\n";
  const auto talks = testing::read_negotiation(text);
  const auto answer = robustness(talks, packages(talks, {{0}}), quick());
  EXPECT_FALSE(answer.value);
  EXPECT_EQ(answer.why->key, "why.too_many_options");
}

std::string of_many_issues(const std::string& positions) {
  std::string text = "zopa: 1\nparties: {a: A, b: B}\nissues:\n";
  for (int i = 0; i <= 1'000; ++i)
    text.append("  i").append(std::to_string(i)).append(": {name: I, options: {one: 1, two: 2}}\n");
  return text + "positions:\n" + positions;
}

TEST(Robustness, SaysSoWhereTooManyIssuesWouldBeWeighed) {
  const auto why = [](const std::string& positions) {
    const auto talks = testing::read_negotiation(of_many_issues(positions));
    const std::vector<std::uint32_t> first(talks.issues().size(), 0);
    return robustness(talks, packages(talks, {first}), quick()).why->key;
  };
  EXPECT_EQ(why("  - {party: a, issue: i0, prefers: one > two}\n"), "why.too_many_issues");
  EXPECT_EQ(why("  - {party: a, requires: i0 == one}\n"), "why.nothing_ordered");
}

// Many packages, of most of which it is open whether they are efficient.
Robustness many_packages(const std::vector<Conclusion>& efficient,
                         const std::vector<std::uint64_t>& lots) {
  Robustness found;
  for (std::size_t i = 0; i < efficient.size(); ++i) {
    RobustPackage& one = found.packages.emplace_back();
    one.answer.efficient = efficient[i];
    one.answer.efficient_share = Share{i == 0 ? 0.9 : 0.1, 0, 0, 0};
    one.lot = lots[i];
  }
  return found;
}

TEST(FirstPackages, AreChosenByWhatFollowsAndByLotWhateverIsDrawn) {
  using enum Conclusion;
  const Robustness found = many_packages({open, follows, open, ruled_out, open}, {9, 7, 2, 1, 5});
  EXPECT_THAT(first_packages(found, 3), ElementsAre(1, 2, 4));
  EXPECT_THAT(shown_packages(found, 2), ElementsAre(0, 1));  // most often efficient
}

TEST(FirstPackages, AreAllOrNoneOfThoseOfWhichTheSameIsKnown) {
  using enum Conclusion;
  const Robustness found = many_packages({follows, open, open, open}, {1, 2, 2, 2});
  EXPECT_THAT(first_packages(found, 3), ElementsAre(0));
  EXPECT_THAT(shown_packages(found, 3), ElementsAre(0));
  EXPECT_EQ(first_packages(found, 4).size(), 4U);
}

// a cares for x, b for y, and each has what the other wants.
const char* const kLogroll =
    "  - {party: a, weighs: x > 4 y}\n"
    "  - {party: b, weighs: y > 4 x}\n"
    "  - {party: a, issue: x, prefers: two > one}\n"
    "  - {party: a, issue: y, prefers: one > two}\n"
    "  - {party: b, issue: x, prefers: one > two}\n"
    "  - {party: b, issue: y, prefers: two > one}\n";

TEST(Trades, GiveEachWhatItCaresMoreAbout) {
  const auto talks = testing::read_negotiation(std::string(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {one: X1, two: X2}}
  y: {name: Y, options: {one: Y1, two: Y2}}
positions:
)") + kLogroll);
  const std::vector<PartyId> parties = {PartyId{0}, PartyId{1}};
  const PackageSpace space(talks);
  const auto trades = *trades_from({space.package({0, 0})}, talks, parties)[0];
  ASSERT_EQ(trades.size(), 1U);
  EXPECT_TRUE(trades[0].follows);
  EXPECT_EQ(trades[0].first_option, OptionId{1});
  EXPECT_EQ(trades[0].second_option, OptionId{1});
  EXPECT_TRUE(trades_from({space.package({1, 1})}, talks, parties)[0]->empty());
}

TEST(Trades, BreakNoLineThatThePackageKeeps) {
  const auto talks = testing::read_negotiation(std::string(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {one: X1, two: X2}}
  y: {name: Y, options: {one: Y1, two: Y2}}
positions:
  - {party: a, requires: y == one}
)") + kLogroll);
  const std::vector<PartyId> parties = {PartyId{0}, PartyId{1}};
  EXPECT_TRUE(trades_from({PackageSpace(talks).package({0, 0})}, talks, parties)[0]->empty());
}

TEST(MissingOptions, WouldHaveToBeBetterThanWhatTheLinesShutOut) {
  const auto talks = testing::two_parties(
      "  - {party: a, requires: x == one}\n"
      "  - {party: b, requires: x == three}\n"
      "  - {party: a, issue: x, prefers: one > two > three}\n"
      "  - {party: b, issue: x, prefers: three > two > one}\n");
  const auto missing = missing_options(talks, {PartyId{0}, PartyId{1}});
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing[0].issue, IssueId{0});
  EXPECT_THAT(missing[0].above_for_first, ElementsAre(OptionId{1}));   // two, the best shut out
  EXPECT_THAT(missing[0].above_for_second, ElementsAre(OptionId{1}));  // two, for it as well
}

// Each of so many issues can be changed with each other one.
bool looks_for_trades_on(std::size_t issues, std::size_t packages) {
  std::string text = "zopa: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n";
  for (std::size_t i = 0; i < issues; ++i) {
    text += "  i" + std::to_string(i) + ": {name: I, options: {x: X, y: Y}}\n";
  }
  const Negotiation talks = testing::read_negotiation(text);
  return has_few_changes(PackageSpace(talks), packages, 2);
}

TEST(Trades, AreNotLookedForOnASheetOfHundredsOfIssues) {
  EXPECT_TRUE(looks_for_trades_on(2, 60));
  EXPECT_TRUE(looks_for_trades_on(300, 60));
  EXPECT_FALSE(looks_for_trades_on(400, 60));
  EXPECT_TRUE(looks_for_trades_on(400, 10));
}

TEST(RobustPackage, CountsTradesWhereMoreThanFiftyFollow) {
  RobustPackage package;
  const Trade trade{PartyId{0}, PartyId{1}, IssueId{0}, OptionId{0}, IssueId{1}, OptionId{1}, true};
  package.trades.emplace(50, trade);
  EXPECT_EQ(package.shown_trades().size(), 50U);
  package.trades->push_back(trade);
  EXPECT_TRUE(package.shown_trades().empty());
  EXPECT_EQ(package.trades_count().follows, 51U);
}

}  // namespace
}  // namespace zopa::robust
