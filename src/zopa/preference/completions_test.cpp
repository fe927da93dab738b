#include "zopa/preference/completions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "negotiations.hpp"
#include <gtest/gtest.h>

namespace zopa {
namespace {

constexpr std::uint64_t kDraws = 20'000;

// Party a, issues i, j, k, l with options x, y, z each.
PartialPreference known(const std::string& positions, int issues = 4) {
  static std::vector<Negotiation> kept;
  std::string text = "zopa: 1\nparties:\n  a: {name: A}\n  b: {name: B}\nissues:\n";
  for (int i = 0; i < issues; ++i) {
    text += std::string("  ") + static_cast<char>('i' + i) +
            ": {name: I, options: {x: X, y: Y, z: Z}}\n";
  }
  text += "positions:\n" + positions;
  kept.push_back(testing::read_negotiation(text));
  return partial_preference(kept.back(), PartyId{0}, PackageSpace(kept.back()));
}

// By number of a completion: its mean over many.
std::vector<double> means(const PartialPreference& preference, Prior prior = Prior::uniform) {
  const Completions completions(preference, prior);
  std::vector<double> sum(completions.size(), 0);
  std::vector<double> worth(completions.size());
  for (std::uint64_t k = 0; k < kDraws; ++k) {
    EXPECT_TRUE(completions.draw(1, {.item = k}, worth));
    for (std::size_t i = 0; i < worth.size(); ++i) sum[i] += worth[i] / kDraws;
  }
  return sum;
}

// The weight of an issue in a completion: its best value's worth.
double weight(const std::vector<double>& worth, std::size_t issue) {
  return *std::max_element(worth.begin() + static_cast<std::ptrdiff_t>(issue * 3),
                           worth.begin() + static_cast<std::ptrdiff_t>(issue * 3 + 3));
}

std::vector<double> mean_weights(const PartialPreference& preference,
                                 Prior prior = Prior::uniform) {
  const Completions completions(preference, prior);
  const std::size_t issues = completions.size() / 3;
  std::vector<double> sum(issues, 0);
  std::vector<double> worth(completions.size());
  for (std::uint64_t k = 0; k < kDraws; ++k) {
    EXPECT_TRUE(completions.draw(1, {.item = k}, worth));
    for (std::size_t i = 0; i < issues; ++i) sum[i] += weight(worth, i) / kDraws;
  }
  return sum;
}

constexpr double kError =
    0.006;  // five standard errors of a mean of 20,000 numbers up to 1, halved

TEST(Completions, GiveEveryIssueOneWhereNothingIsKnown) {
  const auto preference = known("  - {party: b, demands: i == x}\n");
  const auto weights = mean_weights(preference);
  for (const double own : weights) EXPECT_NEAR(own, 0.25, kError);
  // The mean of three values of which one is 0, one 1 and one uniform is a half.
  for (const double worth : means(preference)) EXPECT_NEAR(worth, 0.125, kError);
}

TEST(Completions, HaveTheMeansOfAFullOrder) {
  const auto weights = mean_weights(known("  - {party: a, weighs: i > j > k > l}\n"));
  // The k-th largest of n spacings: (1/n) (1/k + … + 1/n).
  const double quarters[] = {25.0 / 48, 13.0 / 48, 7.0 / 48, 3.0 / 48};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(weights[i], quarters[i], kError);
}

TEST(Completions, TakeTiedIssuesTogether) {
  const auto weights = mean_weights(known("  - {party: a, weighs: i ~ j > k}\n", 3));
  // Corners (1/2, 1/2, 0) and (1/3, 1/3, 1/3), each as likely.
  EXPECT_NEAR(weights[0], 5.0 / 12, kError);
  EXPECT_NEAR(weights[1], 5.0 / 12, kError);
  EXPECT_NEAR(weights[2], 1.0 / 6, kError);
}

TEST(Completions, CloseACycleOfWeakOrdersToATie) {
  const auto weights = mean_weights(
      known("  - {party: a, weighs: i >= j >= k}\n  - {party: a, weighs: k >= i}\n", 3));
  for (const double own : weights) EXPECT_NEAR(own, 1.0 / 3, 1e-9);
}

TEST(Completions, KeepToGivenNumbers) {
  const auto worth =
      means(known("  - {party: a, weights: {i: 0.5, j: 0.25, k: 0.25, l: 0}}\n"
                  "  - {party: a, issue: i, values: {x: 10, y: 4, z: 2}}\n"));
  EXPECT_NEAR(worth[0], 0.5, 1e-9);
  EXPECT_NEAR(worth[1], 0.125, 1e-9);
  EXPECT_NEAR(worth[2], 0, 1e-9);
}

// The mean weights under conditions, by throwing away what does not meet them.
std::vector<double> by_rejection(std::size_t issues, bool is_ordered,
                                 const std::function<bool(const std::vector<double>&)>& meets) {
  std::vector<double> sum(issues, 0);
  std::vector<double> weights(issues);
  double taken = 0;
  for (std::uint64_t k = 0; taken < 4000; ++k) {
    Draw draw(2, {0, k});
    double total = 0;
    for (double& own : weights) total += own = draw.exponential();
    for (double& own : weights) own /= total;
    if (is_ordered) std::sort(weights.begin(), weights.end(), std::greater<>());
    if (!meets(weights)) continue;
    ++taken;
    for (std::size_t i = 0; i < issues; ++i) sum[i] += weights[i];
  }
  for (double& own : sum) own /= taken;
  return sum;
}

TEST(Completions, AgreeWithPlainRejectionOnPartialOrdersRatiosAndRanges) {
  const auto drawn =
      mean_weights(known("  - {party: a, weighs: i > j}\n"
                         "  - {party: a, weighs: k >= 2 l}\n"
                         "  - {party: a, weights: {l: [0.05, 0.2]}}\n"));
  const auto expected = by_rejection(4, false, [](const std::vector<double>& w) {
    return w[0] > w[1] && w[2] >= 2 * w[3] && w[3] >= 0.05 && w[3] <= 0.2;
  });
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(drawn[i], expected[i], 2 * kError);
}

TEST(Completions, WalkWhereRejectionWouldTakeTooLong) {
  const auto preference = known(
      "  - {party: a, weighs: i > j > k > l}\n"
      "  - {party: a, weights: {i: [0.4, 0.42], j: [0.25, 0.28], l: [0.1, 0.2]}}\n");
  EXPECT_EQ(Completions(preference).method(), "weights by hit-and-run");
  const auto drawn = mean_weights(preference);
  const auto expected = by_rejection(4, true, [](const std::vector<double>& w) {
    return w[0] >= 0.4 && w[0] <= 0.42 && w[1] >= 0.25 && w[1] <= 0.28 && w[3] >= 0.1 &&
           w[3] <= 0.2;
  });
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(drawn[i], expected[i], 0.001);
}

TEST(Completions, DrawValuesOfAPartialOrderUniformly) {
  // x above y; z anywhere: three complete orders, each as likely.
  const auto worth =
      means(known("  - {party: a, weights: {i: 1}}\n"
                  "  - {party: a, issue: i, prefers: x > y}\n",
                  1));
  // x: 1, 1, 1/2 (z first); y: 0, 1/2 (z last), 0.
  EXPECT_NEAR(worth[0], 2.5 / 3, kError);
  EXPECT_NEAR(worth[1], 0.5 / 3, kError);
  EXPECT_NEAR(worth[2], 0.5, kError);
}

TEST(Completions, KeepToComparisonsOfPackages) {
  const auto preference = known(
      "  - {party: a, compares: i == x > j == x and i == y}\n"
      "  - {party: a, issue: i, prefers: x > y > z}\n"
      "  - {party: a, issue: j, prefers: x > y > z}\n",
      2);
  ASSERT_TRUE(preference.left_out.empty());
  const Completions completions(preference);
  std::vector<double> worth(completions.size());
  for (std::uint64_t k = 0; k < 1000; ++k) {
    ASSERT_TRUE(completions.draw(1, {.item = k}, worth));
    // The left says nothing of j, and the comparison is about all that agree on what neither names.
    EXPECT_GE(worth[0] + worth[5], worth[1] + worth[3]);
  }
}

TEST(Completions, LeanAsThePriorSays) {
  const auto preference = known("  - {party: a, weighs: i > j > k > l}\n");
  const double uniform = mean_weights(preference)[0];
  EXPECT_NEAR(mean_weights(preference, Prior::equal)[0], uniform, kError);
  const auto square = [&](Prior prior) {
    const Completions completions(preference, prior);
    std::vector<double> worth(completions.size());
    double sum = 0;
    for (std::uint64_t k = 0; k < kDraws; ++k) {
      EXPECT_TRUE(completions.draw(1, {.item = k}, worth));
      sum += std::pow(weight(worth, 0) - uniform, 2);
    }
    return sum;
  };
  EXPECT_LT(square(Prior::equal), square(Prior::uniform));
  EXPECT_GT(square(Prior::extreme), square(Prior::uniform));
}

// Four times the least weight is the share of a corner.  Its mean square is 1/10 of exponential
// spacings, 3/36 of Gamma(2) and 1/8 of Gamma(1/2) ones (Dirichlet's law).
TEST(Completions, HaveTheSpreadOfTheirPrior) {
  const auto preference = known("  - {party: a, weighs: i > j > k > l}\n");
  const auto square = [&](Prior prior) {
    const Completions completions(preference, prior);
    std::vector<double> worth(completions.size());
    double sum = 0;
    for (std::uint64_t k = 0; k < kDraws; ++k) {
      EXPECT_TRUE(completions.draw(1, {.item = k}, worth));
      sum += std::pow(4 * weight(worth, 3), 2) / kDraws;
    }
    return sum;
  };
  EXPECT_NEAR(square(Prior::uniform), 1.0 / 10, kError);
  EXPECT_NEAR(square(Prior::equal), 3.0 / 36, kError);
  EXPECT_NEAR(square(Prior::extreme), 1.0 / 8, 1.5 * kError);
}

TEST(Completions, AreTheSameWhenDrawnAlone) {
  const auto preference = known("  - {party: a, weighs: i > j}\n");
  const Completions one(preference);
  const Completions other(preference);
  std::vector<double> a(one.size());
  std::vector<double> b(one.size());
  for (std::uint64_t k = 0; k < 50; ++k) ASSERT_TRUE(one.draw(9, {.item = k}, a));
  ASSERT_TRUE(other.draw(9, {.item = 49}, b));
  EXPECT_EQ(a, b);
}

// Every bit of them, by each way of drawing, where some walk and where some are compared.
TEST(Completions, AreTheSameOneByOneAndSideBySide) {
  constexpr std::size_t kLanes = Completions::kLanes;
  for (const char* positions :
       {"  - {party: a, weighs: i > j > k > l}\n"
        "  - {party: a, weights: {i: [0.4, 0.42], j: [0.25, 0.28], l: [0.1, 0.2]}}\n",
        "  - {party: a, weighs: i > j}\n"
        "  - {party: a, issue: i, prefers: x > y > z}\n"
        "  - {party: a, compares: i == x and j == y > i == y and j == x}\n"}) {
    const auto preference = known(positions);
    for (const Prior prior : {Prior::uniform, Prior::equal, Prior::extreme}) {
      const Completions completions(preference, prior);
      const std::size_t size = completions.size();
      std::array<Draw::For, 2 * kLanes> which;
      for (std::size_t k = 0; k < which.size(); ++k) which[k] = {.stream = 3, .item = 100 + k};
      std::vector<double> twice(2 * kLanes * size);
      ASSERT_TRUE(completions.draw_twice_several(7, which, twice));
      std::vector<double> once(kLanes * size);
      std::array<Draw::For, kLanes> first;
      std::copy_n(which.begin(), kLanes, first.begin());
      ASSERT_TRUE(completions.draw_several(7, first, once));
      EXPECT_TRUE(std::equal(once.begin(), once.end(), twice.begin()));
      std::vector<double> alone(size);
      for (std::size_t k = 0; k < which.size(); ++k) {
        ASSERT_TRUE(completions.draw(7, which[k], alone));
        const double* const own = &twice[k / kLanes * kLanes * size + k % kLanes];
        for (std::size_t i = 0; i < size; ++i) EXPECT_EQ(alone[i], own[i * kLanes]);
      }
    }
  }
}

}  // namespace
}  // namespace zopa
