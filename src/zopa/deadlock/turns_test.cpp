#include "zopa/deadlock/turns.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace zopa::deadlock {
namespace {

// The largest exposure of one order of steps.
double exposure_of(const std::vector<std::size_t>& steps, const std::vector<std::size_t>& order) {
  std::vector<double> share(steps.size(), 0);
  double most = 0;
  for (const std::size_t p : order) {
    share[p] += 1.0 / static_cast<double>(steps[p]);
    double least = 1;
    for (std::size_t q = 0; q < steps.size(); ++q) {
      if (q != p) least = std::min(least, share[q]);
    }
    most = std::max(most, share[p] - least);
  }
  return most;
}

bool keeps_to(const Reciprocal& plan, const std::vector<std::size_t>& steps,
              const std::vector<std::size_t>& order) {
  std::vector<std::size_t> made(steps.size(), 0);
  for (const std::size_t p : order) {
    for (std::size_t q = 0; q < steps.size(); ++q) {
      if (made[q] < plan.waits[p][made[p]][q]) return false;
    }
    ++made[p];
  }
  return true;
}

// All orders of steps, one by one: the plan's exposure is the smallest, and exactly the orders with
// no more keep to it.
TEST(Reciprocal, HasTheSmallestExposureOfAllOrders) {
  const std::vector<std::vector<std::size_t>> cases = {
      {1, 1}, {2, 1}, {3, 1}, {2, 2}, {3, 2}, {4, 3}, {1, 1, 1}, {2, 1, 1}, {3, 2, 1}, {2, 2, 2}};
  for (const auto& steps : cases) {
    const auto plan = reciprocal(steps);
    ASSERT_TRUE(plan);
    const double exposure =
        static_cast<double>(plan->numerator) / static_cast<double>(plan->denominator);
    std::vector<std::size_t> order;
    for (std::size_t p = 0; p < steps.size(); ++p) order.insert(order.end(), steps[p], p);
    double least = 2;
    do {
      const double own = exposure_of(steps, order);
      least = std::min(least, own);
      EXPECT_EQ(keeps_to(*plan, steps, order), own < exposure + 1e-9);
    } while (std::next_permutation(order.begin(), order.end()));
    EXPECT_NEAR(exposure, least, 1e-9);
  }
}

TEST(Reciprocal, TwoStepsForOne) {
  const auto plan = reciprocal({2, 1});
  EXPECT_EQ(plan->numerator, 1U);
  EXPECT_EQ(plan->denominator, 2U);
  // The one step of the second waits for the first step of the first, the second step for it.
  EXPECT_EQ(plan->waits[0][0][1], 0U);
  EXPECT_EQ(plan->waits[1][0][0], 1U);
  EXPECT_EQ(plan->waits[0][1][1], 1U);
}

}  // namespace
}  // namespace zopa::deadlock
