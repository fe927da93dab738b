#include "zopa/base/draw.hpp"

#include <cmath>

#include <Random123/philox.h>
#include <gtest/gtest.h>

namespace zopa {
namespace {

TEST(Draw, IsAFunctionOfSeedAndPurposeAlone) {
  Draw first(1, {.stream = 2, .item = 3});
  Draw again(1, {.stream = 2, .item = 3});
  for (int i = 0; i < 10; ++i) EXPECT_EQ(first.uniform(), again.uniform());
  EXPECT_NE(Draw(1, {.stream = 2, .item = 4}).uniform(),
            Draw(1, {.stream = 2, .item = 3}).uniform());
  EXPECT_NE(Draw(1, {.stream = 3, .item = 3}).uniform(),
            Draw(1, {.stream = 2, .item = 3}).uniform());
  EXPECT_NE(Draw(2, {.stream = 2, .item = 3}).uniform(),
            Draw(1, {.stream = 2, .item = 3}).uniform());
}

TEST(Draw, StartsAsPhiloxOfZerosDoes) {
  // Random123's known answer: 6627e8d5 e169c58d bc57ac4c 9b00dbd8; the last word comes first.
  Draw draw(0, {});
  for (const double word : {0x9b00dbd8p0, 0xbc57ac4cp0, 0xe169c58dp0, 0x6627e8d5p0}) {
    EXPECT_EQ(draw.uniform(), (word + 0.5) * 0x1p-32);
  }
}

// However many are drawn ahead: Random123's own numbers, block by block, the last word first.
TEST(Draw, IsPhiloxAtEveryStep) {
  constexpr std::uint64_t kSeed = 0xFEDC'BA98'7654'3210;
  constexpr Draw::For kWhat = {.stream = 0xFFFF'FFFF, .item = 0x8765'4321'0FED'CBA9};
  Draw draw(kSeed, kWhat);
  for (std::uint32_t step = 0; step < 100; ++step) {
    const r123::Philox4x32::ctr_type counter = {{step, kWhat.stream, 0x0FED'CBA9, 0x8765'4321}};
    const auto bits = r123::Philox4x32()(counter, {{0x7654'3210, 0xFEDC'BA98}});
    for (std::size_t word = 4; word-- > 0;) {
      ASSERT_EQ(draw.uniform(), (static_cast<double>(bits[word]) + 0.5) * 0x1p-32) << step;
    }
  }
}

TEST(Draw, HasTheMomentsThatItShould) {
  constexpr int kDraws = 200'000;
  double sum = 0;
  double normal_squares = 0;
  double exponential = 0;
  Draw draw(7, {});
  for (int i = 0; i < kDraws; ++i) {
    sum += draw.uniform();
    const double z = draw.normal();
    normal_squares += z * z;
    exponential += draw.exponential();
    ASSERT_LT(draw.below(3), 3U);
  }
  // Five standard errors.
  EXPECT_NEAR(sum / kDraws, 0.5, 5 * std::sqrt(1.0 / 12 / kDraws));
  EXPECT_NEAR(normal_squares / kDraws, 1, 5 * std::sqrt(2.0 / kDraws));
  EXPECT_NEAR(exponential / kDraws, 1, 5 * std::sqrt(1.0 / kDraws));
}

}  // namespace
}  // namespace zopa
