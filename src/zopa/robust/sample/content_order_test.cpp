#include "zopa/robust/sample/content_order.hpp"

#include <set>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa::robust {
namespace {

using ::testing::ElementsAre;
using Values = std::vector<std::uint32_t>;

// Two parties; packages of the issues x, y, z with three options each.
PartialProblem problem_of(const std::string& positions, std::vector<Values> packages) {
  const Negotiation talks = testing::two_parties(positions);
  const PackageSpace space(talks);
  PartialProblem problem;
  for (std::size_t p = 0; p < 2; ++p) {
    problem.parties.push_back(partial_preference(talks, PartyId{p}, space));
  }
  problem.reservations.resize(2);
  problem.packages = std::move(packages);
  problem.keeps_values.assign(3, false);
  return problem;
}

std::size_t kinds(const std::vector<std::uint64_t>& all) {
  return std::set<std::uint64_t>(all.begin(), all.end()).size();
}

// Whatever the places of x and y, and of their options, what is said of them has its place.
TEST(ContentOrder, FollowsWhatIsSaidAndNotTheFile) {
  const auto one =
      content_order(problem_of("  - {party: a, issue: x, prefers: one > two > three}\n"
                               "  - {party: a, issue: y, prefers: one > three}\n",
                               {{0, 0, 0}, {1, 2, 0}}));
  const auto other =
      content_order(problem_of("  - {party: a, issue: y, prefers: three > one > two}\n"
                               "  - {party: a, issue: x, prefers: two > one}\n",
                               {{0, 0, 0}, {1, 2, 0}}));
  const auto place = [](const std::vector<std::uint32_t>& order, std::uint32_t of) {
    return std::find(order.begin(), order.end(), of) - order.begin();
  };
  EXPECT_EQ(place(one.axes, 0), place(other.axes, 1));
  EXPECT_EQ(place(one.axes, 1), place(other.axes, 0));
  for (std::uint32_t v = 0; v < 3; ++v) {
    EXPECT_EQ(place(one.values[0], v), place(other.values[1], std::vector{2U, 0U, 1U}[v]));
    EXPECT_EQ(place(one.values[1], v), place(other.values[0], std::vector{1U, 2U, 0U}[v]));
  }
}

TEST(ContentOrder, LeavesNumbersInTheirOrder) {
  PartialProblem problem =
      problem_of("  - {party: a, issue: x, prefers: three > one > two}\n", {{0, 0, 0}});
  problem.keeps_values[0] = true;
  EXPECT_THAT(content_order(problem).values[0], ElementsAre(0, 1, 2));
}

// Each wants one end of both issues.  All four packages take an end of each; of two of them both
// ends are those of one party.
TEST(ContentOrder, TellsPackagesApartByWhoseTheirOptionsAre) {
  const std::string opposed =
      "  - {party: a, issue: x, prefers: one > two > three}\n"
      "  - {party: a, issue: y, prefers: one > two > three}\n"
      "  - {party: b, issue: x, prefers: three > two > one}\n"
      "  - {party: b, issue: y, prefers: three > two > one}\n";
  const auto order =
      content_order(problem_of(opposed, {{0, 0, 0}, {2, 2, 0}, {0, 2, 0}, {2, 0, 0}}));
  EXPECT_EQ(order.parties[0], order.parties[1]);
  EXPECT_EQ(order.packages[0], order.packages[1]);
  EXPECT_EQ(order.packages[2], order.packages[3]);
  EXPECT_NE(order.packages[0], order.packages[2]);
}

TEST(ContentOrder, KnowsTheSameOfQuestionsThatMirrorEachOther) {
  const PartialProblem problem = problem_of(
      "  - {party: a, issue: x, prefers: one > two > three}\n"
      "  - {party: b, issue: x, prefers: three > two > one}\n",
      {{0, 0, 0}, {2, 0, 0}});
  using Kind = OpenQuestion::Kind;
  const auto same = kinds_of(problem, {{0, Kind::issues, 0, 0, 1},
                                       {1, Kind::issues, 0, 0, 1},
                                       {0, Kind::options, 2, 1, 2},
                                       {1, Kind::options, 2, 2, 1}});
  EXPECT_EQ(same[0], same[1]);
  EXPECT_EQ(same[2], same[3]);
  EXPECT_EQ(kinds(same), 2U);
}

}  // namespace
}  // namespace zopa::robust
