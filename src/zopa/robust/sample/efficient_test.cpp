#include "zopa/robust/sample/efficient.hpp"

#include <string>

#include <gtest/gtest.h>

#include "zopa/base/draw.hpp"

namespace zopa::robust {
namespace {

constexpr std::size_t kLanes = LaneOrder::kLanes;
using Utilities = std::vector<std::vector<double>>;

// By the definition.
std::vector<std::uint64_t> counted(const Utilities& utilities, std::size_t packages) {
  std::vector<std::uint64_t> counts(packages, 0);
  const auto dominates = [&](std::size_t other, std::size_t own, std::size_t lane) {
    bool is_better = false;
    for (const std::vector<double>& of_party : utilities) {
      const double its = of_party[other * kLanes + lane];
      const double mine = of_party[own * kLanes + lane];
      if (its < mine - kTie) return false;
      is_better = is_better || its > mine + kTie;
    }
    return is_better;
  };
  for (std::size_t i = 0; i < packages; ++i) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      bool is_dominated = false;
      for (std::size_t j = 0; j < packages; ++j) is_dominated |= dominates(j, i, lane);
      if (!is_dominated) ++counts[i];
    }
  }
  return counts;
}

// Numbers that differ widely, in few steps, hardly, or not at all; small, and large.
TEST(EfficientPackages, AreThoseThatTheDefinitionNames) {
  for (std::uint64_t k = 0; k < 400; ++k) {
    Draw draw(12, {.stream = 1, .item = k});
    const std::size_t parties = 1 + draw.below(5);
    const std::size_t packages = 1 + draw.below(100);
    const std::uint32_t steps = draw.below(2) == 0 ? 3 : 1'000'000;
    constexpr double kUnits[] = {1, 1e-3, 1e-12, 1e-13, 4e-13, 1e6, 0};
    const double unit = kUnits[draw.below(7)];
    Utilities utilities(parties);
    for (std::vector<double>& own : utilities) {
      const double offset = draw.below(2) == 0 ? 0 : 0.25;
      for (std::size_t i = 0; i < packages * kLanes; ++i) {
        own.push_back(offset + unit * draw.below(steps) / steps);
      }
    }
    for (const bool is_wide : {false, has_four_wide()}) {
      std::vector<std::uint64_t> counts(packages, 0);
      EfficientPackages(packages, parties, is_wide).count(utilities, counts);
      ASSERT_EQ(counts, counted(utilities, packages)) << k << (is_wide ? ", wide" : "");
    }
  }
}

TEST(LaneOrder, PutsTheBestFirstAndEqualOnesAsTheyCome) {
  const std::size_t packages = 40;
  std::vector<double> scores;
  Draw draw(13, {});
  for (std::size_t i = 0; i < packages * kLanes; ++i) scores.push_back(draw.below(12));
  LaneOrder order;
  order.take(scores);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const LaneOrder::Sorted& sorted = order.of(lane);
    ASSERT_EQ(sorted.size(), packages);
    for (std::size_t k = 0; k < packages; ++k) {
      EXPECT_EQ(-sorted[k].first, scores[sorted[k].second * kLanes + lane]);
      if (k > 0) EXPECT_LT(sorted[k - 1], sorted[k]);
    }
  }
}

}  // namespace
}  // namespace zopa::robust
