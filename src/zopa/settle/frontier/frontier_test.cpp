#include "zopa/settle/frontier/frontier.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/settle/frontier/undominated.hpp"

namespace zopa::settle {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Terms = std::vector<std::vector<std::int64_t>>;
using Rows = std::vector<std::vector<std::int64_t>>;

Utility additive(Terms terms, std::optional<std::int64_t> reservation = 0) {
  Utility utility;
  utility.terms = std::move(terms);
  utility.reservation = reservation;
  return utility;
}

std::vector<std::uint32_t> sizes_of(const Terms& terms) {
  std::vector<std::uint32_t> sizes;
  for (const auto& axis : terms) sizes.push_back(static_cast<std::uint32_t>(axis.size()));
  return sizes;
}

// One issue whose options are the given utilities, one row an option.
UtilityProblem one_issue(const Rows& rows, const std::vector<std::int64_t>& reservations) {
  UtilityProblem problem{{static_cast<std::uint32_t>(rows.size())}, {}, {}};
  for (std::size_t p = 0; p < reservations.size(); ++p) {
    Terms terms(1);
    for (const auto& row : rows) terms[0].push_back(row[p]);
    problem.parties.push_back(additive(terms, reservations[p]));
  }
  return problem;
}

Rows rows_of(const Points& points) {
  Rows rows;
  for (std::size_t i = 0; i < points.size(); ++i) {
    rows.emplace_back(points.utility(i).begin(), points.utility(i).end());
  }
  return rows;
}

Rows rows_of(const Frontier& outcome, const std::vector<std::size_t>& positions) {
  Rows rows;
  for (const std::size_t i : positions) {
    rows.emplace_back(outcome.efficient.utility(i).begin(), outcome.efficient.utility(i).end());
  }
  return rows;
}

TEST(Settle, FindsTheFrontierBestForTheFirstPartyFirst) {
  const auto outcome =
      frontier_of(one_issue({{1, 9}, {4, 4}, {9, 1}, {4, 3}, {4, 4}, {0, 9}}, {0, 0}));
  EXPECT_EQ(rows_of(outcome.efficient), (Rows{{9, 1}, {4, 4}, {1, 9}}));
  EXPECT_THAT(outcome.labels.values(outcome.efficient.label(1)), ElementsAre(1));  // the lower one
  EXPECT_THAT(outcome.ideal, ElementsAre(9, 9));
  EXPECT_THAT(outcome.nadir, ElementsAre(1, 1));
}

TEST(Settle, NashPicksTheLargestProductOfGains) {
  const auto outcome = frontier_of(one_issue({{9, 1}, {4, 4}, {6, 2}}, {0, 0}));
  EXPECT_EQ(rows_of(outcome, outcome.solutions->nash), (Rows{{4, 4}}));
}

TEST(Settle, NashGoesOverTheLargestSetThatCanGainTogether) {
  // All three never gain together.  The first two can, and so can the last two.
  const auto outcome =
      frontier_of(one_issue({{5, 1, 0}, {2, 2, 0}, {0, 3, 3}, {0, 8, 1}, {9, 0, 0}}, {0, 0, 0}));
  EXPECT_EQ(rows_of(outcome, outcome.solutions->nash), (Rows{{5, 1, 0}, {0, 3, 3}}));
}

TEST(Settle, KalaiSmorodinskyLeavesOutWhoCanGainNothing) {
  const auto outcome = frontier_of(one_issue({{4, 0, 2}, {2, 0, 4}, {3, 0, 3}}, {0, 0, 0}));
  EXPECT_EQ(rows_of(outcome, outcome.solutions->kalai_smorodinsky), (Rows{{3, 0, 3}}));
}

TEST(Settle, EgalitarianKeepsAllTiesAndLeximinLooksFurther) {
  const auto outcome = frontier_of(one_issue({{2, 5, 2}, {2, 2, 9}, {2, 4, 4}}, {0, 0, 0}));
  EXPECT_EQ(outcome.solutions->egalitarian.size(), 3U);
  EXPECT_EQ(rows_of(outcome, outcome.solutions->leximin), (Rows{{2, 4, 4}}));
  EXPECT_EQ(rows_of(outcome, outcome.solutions->utilitarian), (Rows{{2, 2, 9}}));
}

TEST(Settle, EgalitarianLeavesOutWhatIsOnlyWeaklyEfficient) {
  // Both give the first party 5; the second gets more in one of them.
  const auto outcome = frontier_of(one_issue({{10, 10}, {10, 9}, {10, 0}}, {5, 2}));
  EXPECT_EQ(rows_of(outcome, outcome.solutions->egalitarian), (Rows{{10, 10}}));
}

TEST(Settle, HasNoSolutionBelowAReservation) {
  const auto outcome = frontier_of(one_issue({{9, 0}, {0, 9}}, {1, 1}));
  ASSERT_TRUE(outcome.solutions);
  EXPECT_THAT(outcome.solutions->nash, IsEmpty());
  EXPECT_FALSE(outcome.opposition);
}

TEST(Settle, ClaimsNothingWhereAReservationIsUnknown) {
  UtilityProblem problem = one_issue({{9, 0}, {0, 9}, {5, 5}}, {1, 1});
  problem.parties[1].reservation.reset();
  const auto outcome = frontier_of(problem);
  EXPECT_FALSE(outcome.solutions);
  EXPECT_THAT(outcome.worst, ElementsAre(0, 0));
  EXPECT_EQ(rows_of(outcome, outcome.from_worst->nash), (Rows{{5, 5}}));
}

TEST(Settle, BuildsTheFrontierOfManyIssuesWithoutEnumeratingThem) {
  // Forty issues, each giving 1 to one party or the other: 2^40 packages, 41 points.
  const Terms first(40, {1, 0});
  const Terms second(40, {0, 1});
  const auto outcome = frontier_of({sizes_of(first), {}, {additive(first), additive(second)}});
  EXPECT_EQ(outcome.efficient.size(), 41U);
  EXPECT_EQ(rows_of(outcome, outcome.solutions->nash), (Rows{{20, 20}}));
}

// Of four parties, more points than are compared at a time, few values: many ties.
TEST(Settle, KeepsWhatNoOtherPointDominates) {
  std::mt19937 random(1);
  Points points(4, 1);
  for (std::uint64_t label = 0; label < 4000; ++label) {
    std::array<std::int64_t, 4> utilities{};
    for (auto& utility : utilities) utility = static_cast<std::int64_t>(random() % 20);
    utilities[0] = 60 - utilities[1] - utilities[2] - utilities[3] + utilities[0] / 8;
    points.add(utilities, {&label, 1});
  }
  const Points found = undominated(points);
  const auto is_at_least = [](std::span<const std::int64_t> a, std::span<const std::int64_t> b) {
    return std::equal(a.begin(), a.end(), b.begin(), std::greater_equal<>());
  };
  Rows expected;
  for (std::size_t i = 0; i < points.size(); ++i) {
    bool stays = true;
    for (std::size_t j = 0; j < points.size() && stays; ++j) {
      const bool covers = is_at_least(points.utility(j), points.utility(i));
      const bool is_equal = covers && is_at_least(points.utility(i), points.utility(j));
      stays = !covers || (is_equal && j >= i);
    }
    if (stays) expected.emplace_back(points.utility(i).begin(), points.utility(i).end());
  }
  std::sort(expected.begin(), expected.end(), std::greater<>());
  EXPECT_GT(found.size(), 100U);
  EXPECT_EQ(rows_of(found), expected);
}

// However many issues are left: packages are completed at once.
TEST(Settle, StoppedAmongManyIssuesShowsPackagesAsTheyAre) {
  constexpr std::size_t kIssues = 3000;
  UtilityProblem problem;
  for (std::int64_t p = 0; p < 3; ++p) {
    Terms terms;
    for (std::int64_t i = 0; i < std::int64_t{kIssues}; ++i) {
      terms.push_back({(7 * i + p) % 11, (5 * i + 3 * p) % 13, (3 * i + 5 * p) % 7});
    }
    problem.parties.push_back(additive(std::move(terms)));
  }
  problem.sizes.assign(kIssues, 3);
  const std::atomic<bool> interrupted = true;
  Limits limits;
  limits.interrupted = &interrupted;
  FrontierOptions options;
  options.limits = &limits;
  const auto outcome = frontier_of(problem, options);
  EXPECT_TRUE(outcome.stopped);
  EXPECT_EQ(outcome.extent, Extent::looked_at);
  ASSERT_GT(outcome.efficient.size(), 1U);
  for (std::size_t i = 0; i < outcome.efficient.size(); ++i) {
    const auto values = outcome.labels.values(outcome.efficient.label(i));
    for (std::size_t p = 0; p < 3; ++p) {
      EXPECT_EQ(problem.parties[p].total(values), outcome.efficient.utility(i)[p]);
    }
  }
}

TEST(Settle, KeepsToTheRules) {
  const Terms first = {{1, 0}, {1, 0}};
  const Terms second = {{0, 1}, {0, 1}};
  // Not both first options.
  const UtilityProblem problem{
      {2, 2}, {Clause{{{0, {1}}, {1, {1}}}}}, {additive(first), additive(second)}};
  EXPECT_EQ(rows_of(frontier_of(problem).efficient), (Rows{{1, 1}, {0, 2}}));
  const UtilityProblem none{{2, 2}, {Clause{{{0, {}}}}}, {additive(first), additive(second)}};
  EXPECT_EQ(frontier_of(none).efficient.size(), 0U);
}

TEST(Settle, SaysSoWhereThereAreTooManyLinkedPackages) {
  Terms terms(40, {1, 0});
  Utility linked = additive(terms);
  Clause all;
  for (std::uint32_t axis = 0; axis < 40; ++axis) all.literals.push_back({axis, {1}});
  linked.formulas.push_back({{all}, 7});
  const auto outcome = frontier_of({sizes_of(terms), {}, {linked, additive(terms)}});
  ASSERT_TRUE(outcome.why);
  EXPECT_EQ(outcome.why->arguments[0].value, Value("10^12"));
}

}  // namespace
}  // namespace zopa::settle
