#include "zopa/robust/sample/assess.hpp"

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

  [[nodiscard]] Assessment assessed(SampleOptions options = {}) const {
    options.completions = 2000;
    return *assess(problem, options).answer;
  }

  Negotiation negotiation;
  PackageSpace space;
  PartialProblem problem;
};

const char* const kOpposed =
    "  - {party: a, issue: x, prefers: one > two > three}\n"
    "  - {party: a, issue: y, prefers: one > two > three}\n"
    "  - {party: a, issue: z, prefers: one > two > three}\n"
    "  - {party: b, issue: x, prefers: three > two > one}\n"
    "  - {party: b, issue: y, prefers: three > two > one}\n"
    "  - {party: b, issue: z, prefers: one > two > three}\n";

// Random preferences keep to a stated tie only roughly: none of them speaks against what follows.
TEST(Robust, ConcludesFromATieOfPackages) {
  const Given given(kOpposed + std::string("  - {party: a, compares: x == one and y == three ~ "
                                           "x == three and y == one}\n"),
                    {{0, 2, 0}, {2, 0, 0}});
  SampleOptions few;  // such completions are rare
  few.completions = 64;
  few.other_priors = false;
  const Assessment answer = *assess(given.problem, few).answer;
  EXPECT_EQ(answer.packages[0].parties[0].best, Conclusion::follows);
  EXPECT_EQ(answer.packages[1].parties[0].best, Conclusion::follows);
  EXPECT_EQ(answer.packages[0].parties[1].best, Conclusion::open);
}

TEST(Robust, ConcludesWhatFollowsAndWhatIsRuledOut) {
  const Given given(kOpposed);
  const Assessment answer = given.assessed();
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
  const Assessment answer = Given(kOpposed).assessed();
  EXPECT_EQ(answer.packages[0].parties[0].first.share, 1);
  EXPECT_EQ(answer.packages[0].parties[1].first.share, 0);
  EXPECT_EQ(answer.packages[24].parties[1].first.share, 1);
}

TEST(Robust, GivesSharesWithTheirErrorAndTheirRangeOverPriors) {
  // Party a gets x or y, not both.
  const Given given(kOpposed, {{0, 2, 0}, {2, 0, 0}});
  const Assessment answer = given.assessed();
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
  const Assessment answer = given.assessed();
  ASSERT_FALSE(answer.unknowns.empty());
  const OpenQuestion& first = answer.unknowns[0];
  EXPECT_EQ(first.party, 0U);
  EXPECT_EQ(first.kind, OpenQuestion::Kind::issues);
  EXPECT_EQ(first.first, 0U);
  EXPECT_EQ(first.second, 1U);
  EXPECT_GT(first.value, 0);
}

TEST(Robust, ConcludesWhichPackageIsTheBestForAParty) {
  const Given given(kOpposed);
  const Assessment answer = given.assessed();
  for (std::size_t i = 0; i < answer.packages.size(); ++i) {
    const PackageOfParty& own = answer.packages[i].parties[0];
    EXPECT_EQ(own.best, i == 0 ? Conclusion::follows : Conclusion::ruled_out) << i;
    EXPECT_EQ(own.beaten_by.has_value(), i != 0) << i;
  }
  const Given open(kOpposed, {{0, 2, 0}, {2, 0, 0}});
  EXPECT_EQ(open.assessed().packages[0].parties[0].best, Conclusion::open);
}

// Of party a the numbers are known: 0.4 or 0.6; of b 0.9 or 0.5.
const char* const kKnown =
    "  - {party: a, weights: {x: 0.4, y: 0.6, z: 0}}\n"
    "  - {party: a, issue: x, values: {one: 100, two: 0, three: 0}}\n"
    "  - {party: a, issue: y, values: {one: 100, two: 0, three: 0}}\n"
    "  - {party: a, issue: z, values: {one: 100, two: 0, three: 0}}\n"
    "  - {party: b, weights: {x: 0.9, y: 0.1, z: 0}}\n"
    "  - {party: b, issue: x, values: {one: 100, two: 0, three: 50}}\n"
    "  - {party: b, issue: y, values: {one: 0, two: 0, three: 100}}\n"
    "  - {party: b, issue: z, values: {one: 100, two: 0, three: 0}}\n";

TEST(Robust, DrawsReservationsFromTheirRanges) {
  Given given(kKnown, {{0, 1, 0}, {2, 0, 0}});
  given.problem.reservations[0] = Interval{0.3, 0.7};
  const Assessment answer = given.assessed();
  EXPECT_NEAR(answer.packages[0].parties[0].acceptable->share, 0.25, 0.03);
  EXPECT_NEAR(answer.packages[1].parties[0].acceptable->share, 0.75, 0.03);
  EXPECT_FALSE(answer.packages[0].parties[1].acceptable);
  EXPECT_FALSE(answer.packages[0].nash);
  given.problem.reservations[0] = Interval{0.4, 0.4};  // just reached
  EXPECT_EQ(given.assessed().packages[0].parties[0].acceptable->share, 1);
}

TEST(Robust, AsksForAFallbackWhereThatDecides) {
  Given given(kKnown, {{0, 1, 0}, {2, 0, 0}});
  given.problem.reservations[0] = Interval{0, 0.6};
  given.problem.reservations[1] = Interval{0.3, 0.3};
  const Assessment answer = given.assessed();
  ASSERT_FALSE(answer.unknowns.empty());
  const OpenQuestion& first = answer.unknowns[0];
  EXPECT_EQ(first.kind, OpenQuestion::Kind::fallback);
  EXPECT_EQ(first.party, 0U);
  EXPECT_EQ(first.first, 0U);  // would it rather have no agreement than 0.4?
  EXPECT_GT(first.value, 0);
  ASSERT_TRUE(answer.packages[0].nash);
  EXPECT_NEAR(answer.packages[0].nash->share + answer.packages[1].nash->share, 1, 1e-9);
}

TEST(Robust, IsTheSameOnAnyNumberOfThreads) {
  const Given given(kOpposed);
  SampleOptions one;
  one.threads = 1;
  SampleOptions three;
  three.threads = 3;
  const Assessment a = given.assessed(one);
  const Assessment b = given.assessed(three);
  for (std::size_t i = 0; i < a.packages.size(); ++i) {
    EXPECT_EQ(a.packages[i].egalitarian->share, b.packages[i].egalitarian->share);
    EXPECT_EQ(a.packages[i].parties[0].central, b.packages[i].parties[0].central);
  }
}

TEST(Robust, SaysWhichPartysClaimsContradictEachOther) {
  const Given given("  - {party: b, weighs: 2 x >= y}\n  - {party: b, weighs: y > 3 x}\n");
  const Assessed outcome = assess(given.problem);
  ASSERT_TRUE(outcome.problem);
  EXPECT_EQ(outcome.problem->party, 1U);
  EXPECT_TRUE(outcome.problem->is_contradiction);
}

}  // namespace
}  // namespace zopa::robust
