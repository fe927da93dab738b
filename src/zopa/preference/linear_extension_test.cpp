#include "zopa/preference/linear_extension.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace zopa {
namespace {

// Too many classes for a table: two chains of three and 64 of which nothing is known.
TEST(LinearExtensions, OfPartsThatNothingLinksAreShuffledIntoOneAnother) {
  const LinearExtensions extensions(
      70, [](std::uint32_t a, std::uint32_t b) { return a < b && b < 6 && a / 3 == b / 3; });
  std::vector<std::uint32_t> order;
  std::size_t begins = 0;     // with the first chain's first
  std::size_t is_before = 0;  // the first chain's last of the second's first
  constexpr std::size_t kDraws = 7000;
  for (std::uint64_t k = 0; k < kDraws; ++k) {
    Draw draw(1, {0, k});
    extensions.draw(draw, order);
    const auto place = [&](std::uint32_t of) {
      return std::find(order.begin(), order.end(), of) - order.begin();
    };
    ASSERT_TRUE(place(0) < place(1) && place(1) < place(2));
    ASSERT_TRUE(place(3) < place(4) && place(4) < place(5));
    std::vector<std::uint32_t> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (std::uint32_t c = 0; c < 70; ++c) ASSERT_EQ(sorted[c], c);
    if (order[0] == 0) ++begins;
    if (place(2) < place(3)) ++is_before;
  }
  // 3 of 70 places, and 1 of the 20 ways to merge two chains of three; within five standard errors.
  EXPECT_NEAR(static_cast<double>(begins), kDraws * 3.0 / 70, 85);
  EXPECT_NEAR(static_cast<double>(is_before), kDraws / 20.0, 92);
}

// A poset of one piece that no table holds: an order that agrees, in a bounded time.
TEST(LinearExtensions, OfManyLinkedClassesAgreeWithWhatIsKnown) {
  constexpr std::uint32_t kClasses = 600;
  const LinearExtensions extensions(
      kClasses, [](std::uint32_t a, std::uint32_t b) { return a == 0 && b != 0; });
  std::vector<std::uint32_t> order;
  Draw draw(1, {0, 0});
  extensions.draw(draw, order);
  EXPECT_EQ(order[0], 0U);
  EXPECT_EQ(order.size(), kClasses);
}

}  // namespace
}  // namespace zopa
