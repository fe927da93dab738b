// Three packages of one issue by hand; tests/properties/impasse_map_test.cpp compares with all
// pairs.
#include "zopa/stability/game/impasse_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa::stability {
namespace {

using ::testing::ElementsAre;

// By value: what it is at least as good as, itself included.
ValueOrder order(const std::vector<std::vector<std::size_t>>& at_least) {
  ValueOrder order(at_least.size() * at_least.size(), 0);
  for (std::size_t a = 0; a < at_least.size(); ++a) {
    for (const std::size_t b : at_least[a]) order[a * at_least.size() + b] = 1;
  }
  return order;
}

StateSet set_of(std::size_t size, const std::vector<std::size_t>& members) {
  StateSet set(size);
  for (const std::size_t one : members) set.add(one);
  return set;
}

// P and Q have to move together for packages 0 and 1, P and R for 2.  Package 1 is better than 0
// for P and Q, 0 is better than 1 for R, and nothing is known of 2.
ImpasseProblem three_packages() {
  ImpasseProblem problem;
  problem.packages.digits.push_back({0, 3, {}});
  problem.excluded = {set_of(3, {0, 1, 2}), set_of(3, {0, 1}), set_of(3, {2})};
  const ValueOrder one_over_zero = order({{0}, {0, 1}, {2}});
  problem.orders = {{one_over_zero}, {one_over_zero}, {order({{0, 1}, {1}, {2}})}};
  problem.suffices = [](const std::vector<bool>& consents) {
    return consents[0] && consents[1] && consents[2];
  };
  return problem;
}

std::vector<std::size_t> packages_of(const std::vector<Threshold>& thresholds) {
  std::vector<std::size_t> packages;
  for (const Threshold& one : thresholds) packages.push_back(one.package);
  return packages;
}

TEST(ImpasseMapByHand, ListsMinimalJointThresholdsFirst) {
  const ImpasseMap map = impasse_map(three_packages());
  EXPECT_EQ(map.zone, 0U);
  EXPECT_EQ(map.joint_count, 3U);
  EXPECT_EQ(map.minimal_count, 2U);
  EXPECT_THAT(packages_of(map.joint), ElementsAre(1, 2, 0));
  EXPECT_TRUE(map.joint[0].is_minimal);
  EXPECT_TRUE(map.joint[1].is_minimal);
  EXPECT_FALSE(map.joint[2].is_minimal);
}

TEST(ImpasseMapByHand, CutsTheJointThresholdsFromTheEnd) {
  const ImpasseMap map = impasse_map(three_packages(), 1);
  EXPECT_EQ(map.joint_count, 3U);
  EXPECT_THAT(packages_of(map.joint), ElementsAre(1));
}

TEST(ImpasseMapByHand, SaysForWhatOnePartyAloneWouldHaveToMove) {
  ImpasseProblem problem = three_packages();
  problem.excluded[1] = set_of(3, {});  // Q accepts everything
  const ImpasseMap map = impasse_map(problem);
  ASSERT_EQ(map.yielding.size(), 3U);
  EXPECT_EQ(map.yielding[0].count, 2U);
  EXPECT_THAT(packages_of(map.yielding[0].best), ElementsAre(1));
  EXPECT_EQ(map.yielding[2].count, 0U);  // R never stands alone in the way
}

}  // namespace
}  // namespace zopa::stability
