#include "zopa/preference/option_preorder.hpp"

#include <algorithm>
#include <cstdint>

#include "negotiations.hpp"
#include <gtest/gtest.h>

#include "zopa/base/draw.hpp"

namespace zopa {
namespace {

const OptionId kOne{0};
const OptionId kTwo{1};
const OptionId kThree{2};

OptionPreorder order_of_x(const std::string& positions) {
  return option_preorder(testing::two_parties(positions), PartyId{0}, IssueId{0});
}

TEST(OptionPreorder, TakesAllRowsTogether) {
  const auto order = order_of_x(
      "  - {party: a, issue: x, prefers: one > two}\n"
      "  - {party: a, issue: x, prefers: two >= three}\n");
  EXPECT_TRUE(order.is_better(kOne, kThree));
  EXPECT_TRUE(order.is_at_least_as_good(kTwo, kThree));
  EXPECT_FALSE(order.is_better(kTwo, kThree));
  EXPECT_FALSE(order.is_at_least_as_good(kThree, kTwo));
}

TEST(OptionPreorder, LeavesOpenWhatNoRowOrders) {
  const auto order = order_of_x("  - {party: a, issue: x, prefers: one > three}\n");
  EXPECT_FALSE(order.is_at_least_as_good(kOne, kTwo));
  EXPECT_FALSE(order.is_at_least_as_good(kTwo, kOne));
}

TEST(OptionPreorder, KnowsTies) {
  const auto order = order_of_x("  - {party: a, issue: x, prefers: one ~ two > three}\n");
  EXPECT_TRUE(order.is_equal(kOne, kTwo));
  EXPECT_TRUE(order.is_better(kTwo, kThree));
}

TEST(OptionPreorder, ComesFromValuesThatDoNotOverlapWhereThereIsNoChain) {
  const std::string values =
      "  - {party: a, issue: x, values: {one: [3, 5], two: [2, 4], three: 1}}\n";
  const auto order = order_of_x(values);
  EXPECT_TRUE(order.is_better(kOne, kThree));
  EXPECT_FALSE(order.is_at_least_as_good(kOne, kTwo));
  const auto with_chain = order_of_x(values + "  - {party: a, issue: x, prefers: two > three}\n");
  EXPECT_FALSE(with_chain.is_at_least_as_good(kOne, kThree));
  EXPECT_TRUE(with_chain.is_better(kTwo, kThree));
}

TEST(OptionPreorder, TakesEqualNumbersAsATie) {
  const auto order = order_of_x("  - {party: a, issue: x, values: {one: 2, two: 2, three: 2.0}}\n");
  EXPECT_TRUE(order.is_equal(kOne, kThree));
}

TEST(OptionPreorder, IgnoresOtherPartiesIssuesAndForms) {
  const auto order = order_of_x(
      "  - {party: b, issue: x, prefers: one > two}\n"
      "  - {party: a, issue: y, prefers: one > two}\n"
      "  - {party: a, priorities: [x == one]}\n"
      "  - {party: a, compares: x == one > x == two}\n");
  EXPECT_FALSE(order.is_at_least_as_good(kOne, kTwo));
}

// What is known of each two options: 2 better, 1 at least as good, 0 nothing.
using Table = std::vector<std::vector<int>>;

Table table_of(const OptionPreorder& order, std::size_t options) {
  Table table(options, std::vector<int>(options, 0));
  for (std::size_t a = 0; a < options; ++a) {
    for (std::size_t b = 0; b < options; ++b) {
      if (order.is_at_least_as_good(OptionId{a}, OptionId{b})) table[a][b] = 1;
      if (order.is_better(OptionId{a}, OptionId{b})) table[a][b] = 2;
    }
  }
  return table;
}

// By way of every option, until nothing changes.
Table closed_plainly(Table table) {
  for (std::size_t a = 0; a < table.size(); ++a) table[a][a] = std::max(table[a][a], 1);
  for (Table before; before != table;) {
    before = table;
    for (std::size_t via = 0; via < table.size(); ++via) {
      for (std::size_t a = 0; a < table.size(); ++a) {
        for (std::size_t b = 0; b < table.size(); ++b) {
          if (table[a][via] == 0 || table[via][b] == 0) continue;
          table[a][b] = std::max({table[a][b], table[a][via], table[via][b]});
        }
      }
    }
  }
  return table;
}

TEST(OptionPreorder, IsWhatFollowsFromPairsByWayOfOthers) {
  for (std::uint64_t run = 0; run < 2000; ++run) {
    Draw draw(1, {.item = run});
    const std::uint32_t options = 1 + draw.below(9);
    OptionPreorder order(options);
    Table pairs(options, std::vector<int>(options, 0));
    for (std::uint32_t k = draw.below(2 * options); k > 0; --k) {
      const std::uint32_t a = draw.below(options);
      const std::uint32_t b = draw.below(options);
      const auto relation = static_cast<Relation>(draw.below(3));
      order.add(OptionId{a}, relation, OptionId{b});
      pairs[a][b] = std::max(pairs[a][b], relation == Relation::better ? 2 : 1);
      if (relation == Relation::equal) pairs[b][a] = std::max(pairs[b][a], 1);
      if (k % 3 == 0) order.close();  // what comes later is joined with it
    }
    order.close();
    ASSERT_EQ(table_of(order, options), closed_plainly(pairs)) << run;
  }
}

std::vector<MaybeRange> some_values(Draw& draw) {
  std::vector<MaybeRange> values(1 + draw.below(9));
  for (MaybeRange& value : values) {
    if (draw.below(4) == 0) continue;
    const std::uint32_t low = draw.below(6);
    const std::uint32_t width = draw.below(2) == 0 ? 0 : draw.below(3);
    value = Range{Decimal{low}, Decimal{low + width}};
  }
  return values;
}

int said_of(const MaybeRange& a, const MaybeRange& b) {
  if (!a || !b) return 0;
  if (a->low > b->high) return 2;
  return a->is_point() && *a == *b ? 1 : 0;
}

TEST(OptionPreorder, OfValuesIsWhatTheNumbersOfEachTwoSay) {
  for (std::uint64_t run = 0; run < 2000; ++run) {
    Draw draw(2, {.item = run});
    const std::vector<MaybeRange> values = some_values(draw);
    Table expected(values.size(), std::vector<int>(values.size(), 0));
    for (std::size_t a = 0; a < values.size(); ++a) {
      for (std::size_t b = 0; b < values.size(); ++b)
        expected[a][b] = said_of(values[a], values[b]);
      expected[a][a] = 1;
    }
    ASSERT_EQ(table_of(OptionPreorder::of_values(values), values.size()), expected) << run;
  }
}

TEST(OptionPreorder, OfAChainOfManyOptionsIsKnownAtOnce) {
  constexpr std::size_t kOptions = 20'000;  // by way of every option: 10^11 words
  OptionPreorder order(kOptions);
  for (std::size_t k = kOptions - 1; k > 0; --k) {
    order.add(OptionId{k}, Relation::better, OptionId{k - 1});
  }
  order.close();
  EXPECT_TRUE(order.is_better(OptionId{kOptions - 1}, OptionId{0}));
  EXPECT_FALSE(order.is_at_least_as_good(OptionId{0}, OptionId{1}));
}

TEST(OptionPreorder, CanLeaveOutWeakRows) {
  const Negotiation negotiation =
      testing::two_parties("  - {party: a, issue: x, prefers: one > two}\n");  // assumed
  EXPECT_FALSE(
      option_preorder(negotiation, PartyId{0}, IssueId{0}, Basis::inferred).is_better(kOne, kTwo));
}

}  // namespace
}  // namespace zopa
