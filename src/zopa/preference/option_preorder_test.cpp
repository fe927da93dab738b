#include "zopa/preference/option_preorder.hpp"

#include "negotiations.hpp"
#include <gtest/gtest.h>

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

TEST(OptionPreorder, CanLeaveOutWeakRows) {
  const Negotiation negotiation =
      testing::two_parties("  - {party: a, issue: x, prefers: one > two}\n");  // assumed
  EXPECT_FALSE(
      option_preorder(negotiation, PartyId{0}, IssueId{0}, Basis::inferred).is_better(kOne, kTwo));
}

}  // namespace
}  // namespace zopa
