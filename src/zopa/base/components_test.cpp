#include "zopa/base/components.hpp"

#include <gtest/gtest.h>

namespace zopa {
namespace {

TEST(Components, HoldNodesThatReachEachOther) {
  const Components components({{1}, {2}, {0, 3}, {4}, {}});
  EXPECT_EQ(components.of(0), components.of(1));
  EXPECT_EQ(components.of(0), components.of(2));
  EXPECT_NE(components.of(2), components.of(3));
  EXPECT_NE(components.of(3), components.of(4));
}

TEST(Components, HaveHigherNumbersWhereOneLeadsToAnother) {
  const Components components({{3}, {0, 4}, {1, 3}, {}, {2}});
  EXPECT_GT(components.of(0), components.of(3));
  EXPECT_GT(components.of(1), components.of(0));
  EXPECT_EQ(components.of(1), components.of(2));
}

TEST(Components, OfALongChainAreFoundWithoutRecursion) {
  Components::Graph chain(1'000'000);
  for (std::size_t node = 0; node + 1 < chain.size(); ++node) chain[node] = {node + 1};
  const Components components(chain);
  EXPECT_EQ(components.of(0), chain.size());
  EXPECT_EQ(components.of(chain.size() - 1), 1);
}

}  // namespace
}  // namespace zopa
