#include "zopa/robust/robust.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa::robust {
namespace {

// Two parties; packages of the issues x, y, z with three options each.
struct Given {
  explicit Given(const std::string& positions,
                 std::vector<std::vector<std::uint32_t>> packages = every_package())
      : negotiation(testing::two_parties(positions)), space(negotiation) {
    for (std::size_t p = 0; p < 2; ++p) {
      problem.parties.push_back(partial_preference(negotiation, PartyId{p}, space));
    }
    problem.reservations.resize(2);
    problem.packages = std::move(packages);
  }

  static std::vector<std::vector<std::uint32_t>> every_package() {
    std::vector<std::vector<std::uint32_t>> packages;
    for (std::uint32_t x = 0; x < 3; ++x) {
      for (std::uint32_t y = 0; y < 3; ++y) {
        for (std::uint32_t z = 0; z < 3; ++z) packages.push_back({x, y, z});
      }
    }
    return packages;
  }

  [[nodiscard]] Robustness assessed(Options options = {}) const {
    options.completions = 2000;
    return *assess(problem, options).answer;
  }

  Negotiation negotiation;
  PackageSpace space;
  Problem problem;
};

const char* const kOpposed =
    "  - {party: a, issue: x, prefers: one > two > three}\n"
    "  - {party: a, issue: y, prefers: one > two > three}\n"
    "  - {party: a, issue: z, prefers: one > two > three}\n"
    "  - {party: b, issue: x, prefers: three > two > one}\n"
    "  - {party: b, issue: y, prefers: three > two > one}\n"
    "  - {party: b, issue: z, prefers: one > two > three}\n";

TEST(Robust, ConcludesWhatFollowsAndWhatIsRuledOut) {
  const Given given(kOpposed);
  const Robustness answer = given.assessed();
  ASSERT_TRUE(answer.is_concluded);
  for (std::size_t i = 0; i < answer.packages.size(); ++i) {
    const auto& values = given.problem.packages[i];
    // Both want the first option of z: whatever gives it up is dominated.
    if (values[2] != 0) {
      EXPECT_EQ(answer.packages[i].efficient, Conclusion::ruled_out) << i;
      EXPECT_EQ(answer.packages[i].efficient_share->share, 0);
    } else {
      EXPECT_NE(answer.packages[i].efficient, Conclusion::ruled_out) << i;
      EXPECT_GT(answer.packages[i].efficient_share->share, 0);
    }
  }
  // All of x and y for one party: nothing is better for it, so nothing can dominate.
  EXPECT_EQ(answer.packages[0].efficient, Conclusion::follows);
  EXPECT_EQ(answer.packages[24].efficient, Conclusion::follows);
  EXPECT_EQ(answer.packages[0].efficient_share->share, 1);
}

TEST(Robust, SaysWhichPackageRanksFirst) {
  const Robustness answer = Given(kOpposed).assessed();
  EXPECT_EQ(answer.packages[0].parties[0].first.share, 1);
  EXPECT_EQ(answer.packages[0].parties[1].first.share, 0);
  EXPECT_EQ(answer.packages[24].parties[1].first.share, 1);
}

TEST(Robust, GivesSharesWithTheirErrorAndTheirRangeOverPriors) {
  // Party a gets x or y, not both.
  const Given given(kOpposed, {{0, 2, 0}, {2, 0, 0}});
  const Robustness answer = given.assessed();
  const Share share = answer.packages[0].parties[0].first;
  EXPECT_NEAR(share.share, 0.5, 0.05);
  EXPECT_NEAR(share.error, 0.022, 0.001);
  EXPECT_LE(share.low, share.share);
  EXPECT_GE(share.high, share.share);
  const auto& central = answer.packages[0].parties[0].central;
  ASSERT_EQ(central.size(), 3U);
  EXPECT_GT(central[0], central[1]);  // it ranks first where x weighs more
  EXPECT_EQ(answer.packages[0].parties[0].confidence, 1);
  EXPECT_NEAR(answer.winning[0][1] + answer.winning[0][2], 1, 1e-9);
}

TEST(Robust, AsksWhatMattersMost) {
  const Given given(std::string(kOpposed) + "  - {party: b, weights: {x: 0.5, y: 0.5, z: 0}}\n",
                    {{0, 2, 0}, {2, 0, 0}});
  const Robustness answer = given.assessed();
  ASSERT_FALSE(answer.unknowns.empty());
  const Unknown& first = answer.unknowns[0];
  EXPECT_EQ(first.party, 0U);
  EXPECT_EQ(first.kind, Unknown::Kind::issues);
  EXPECT_EQ(first.first, 0U);
  EXPECT_EQ(first.second, 1U);
  EXPECT_GT(first.value, 0);
  EXPECT_EQ(first.best_if_first, 0U);  // party a gets what weighs more for it
  EXPECT_EQ(first.best_if_second, 1U);
}

TEST(Robust, IsTheSameOnAnyNumberOfThreads) {
  const Given given(kOpposed);
  Options one;
  one.workers = 1;
  Options three;
  three.workers = 3;
  const Robustness a = given.assessed(one);
  const Robustness b = given.assessed(three);
  for (std::size_t i = 0; i < a.packages.size(); ++i) {
    EXPECT_EQ(a.packages[i].egalitarian->share, b.packages[i].egalitarian->share);
    EXPECT_EQ(a.packages[i].parties[0].central, b.packages[i].parties[0].central);
  }
}

TEST(Robust, SaysWhichPartysClaimsContradictEachOther) {
  const Given given("  - {party: b, weighs: 2 x >= y}\n  - {party: b, weighs: y > 3 x}\n");
  const Outcome outcome = assess(given.problem);
  ASSERT_TRUE(outcome.problem);
  EXPECT_EQ(outcome.problem->party, 1U);
  EXPECT_TRUE(outcome.problem->is_contradiction);
}

}  // namespace
}  // namespace zopa::robust
