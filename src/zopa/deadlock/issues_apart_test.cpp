#include "zopa/deadlock/issues_apart.hpp"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "zopa/base/draw.hpp"

namespace zopa::deadlock {
namespace {

using Values = IssuesApart::Values;
using Table = std::vector<std::vector<std::uint32_t>>;

Table table_of(std::size_t axes, Draw& draw) {
  Table beyond;
  for (std::size_t a = 0; a < axes; ++a) {
    auto& own = beyond.emplace_back();
    for (std::uint32_t v = 1 + draw.below(3); v > 0; --v) {
      own.push_back(draw.below(6) == 0 ? IssuesApart::kExcluded : draw.below(3));
    }
  }
  return beyond;
}

// In the order of packages.
std::vector<Values> within(const Table& table, std::size_t beyond) {
  std::vector<Values> all = {{}};
  std::vector<std::size_t> sums = {0};
  for (const auto& own : table) {
    std::vector<Values> longer;
    std::vector<std::size_t> longer_sums;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::uint32_t v = 0; v < own.size(); ++v) {
        if (own[v] == IssuesApart::kExcluded || sums[i] + own[v] > beyond) continue;
        longer.push_back(all[i]);
        longer.back().push_back(v);
        longer_sums.push_back(sums[i] + own[v]);
      }
    }
    all = std::move(longer);
    sums = std::move(longer_sums);
  }
  return all;
}

Order order_of_packages(const Table& table) {
  Order order;
  for (std::uint32_t a = 0; a < table.size(); ++a) {
    order.axes.push_back(a);
    auto& options = order.options.emplace_back(table[a].size());
    std::iota(options.begin(), options.end(), 0U);
  }
  return order;
}

TEST(IssuesApart, ListsEachPackageThatLeavesFewEnoughDemandsUnmetOnceAndInOrder) {
  std::size_t compared = 0;
  for (std::uint64_t k = 0; k < 300; ++k) {
    Draw draw(15, {.stream = 3, .item = k});
    const Table table = table_of(1 + draw.below(5), draw);
    const Order order = order_of_packages(table);
    IssuesApart apart(table);
    std::vector<Values> before;
    for (const std::size_t beyond : {0U, 1U, 3U}) {
      std::vector<Values> expected;
      for (const Values& values : within(table, beyond)) {
        const bool is_listed = std::find(before.begin(), before.end(), values) != before.end();
        if (!is_listed) expected.push_back(values);
      }
      std::vector<Values> listed;
      while (const auto values = apart.first(order, beyond)) {
        listed.push_back(*values);
        apart.add(*values);
      }
      ASSERT_EQ(listed, expected) << k;
      before.insert(before.end(), listed.begin(), listed.end());
      compared += listed.size();
    }
  }
  EXPECT_GT(compared, 500U);
}

TEST(IssuesApart, KnowsWhetherThereAreMorePackagesThanSo) {
  const IssuesApart apart({{0, 1, 0}, {0, IssuesApart::kExcluded, 2}});
  EXPECT_TRUE(apart.are_more_than(5));
  EXPECT_FALSE(apart.are_more_than(6));
  EXPECT_FALSE(IssuesApart({{0, 1}, {IssuesApart::kExcluded}}).are_more_than(0));
}

}  // namespace
}  // namespace zopa::deadlock
