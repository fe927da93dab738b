#include "zopa/preference/lane_math.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "zopa/base/draw.hpp"

namespace zopa {
namespace {

constexpr int kCases = 100'000;
constexpr double kNear = 0x1p-51;

using Four = std::array<double, 4>;

template <std::size_t Width>
[[gnu::always_inline]] inline void take_both(Four& powers, Four& numbers) {
  for (std::size_t lane = 0; lane < powers.size(); lane += Width) {
    take_exponential<Width>(Packs<Width>::at(&powers[lane]));
    take_logarithm<Width>(Packs<Width>::at(&numbers[lane]));
  }
}
ZOPA_FOUR_WIDE void take_four_wide(Four& powers, Four& numbers) { take_both<4>(powers, numbers); }

double exponential(double power) {
  take_exponential<1>(power);
  return power;
}
double logarithm(double number) {
  take_logarithm<1>(number);
  return number;
}

TEST(LaneMath, IsNearWhatTheLibrarySays) {
  Draw draw(1, {});
  for (int i = 0; i < kCases; ++i) {
    const double power = -draw.uniform() * (i % 2 == 0 ? 700 : 1e-3);
    EXPECT_NEAR(exponential(power) / std::exp(power), 1, kNear) << power;
    const double number = std::exp((draw.uniform() - 0.5) * (i % 2 == 0 ? 1300 : 1e-3));
    const double expected = std::log(number);
    EXPECT_NEAR(logarithm(number), expected, std::abs(expected) * kNear) << number;
  }
  EXPECT_EQ(exponential(0), 1);
  EXPECT_EQ(logarithm(1), 0);
  EXPECT_NEAR(logarithm(1 - 0x1p-53), -0x1p-53, 0x1p-104);
}

TEST(LaneMath, HasTheSameBitsHoweverManyStandSideBySide) {
  Draw draw(2, {});
  for (int i = 0; i < kCases; ++i) {
    Four powers;
    Four numbers;
    for (std::size_t lane = 0; lane < 4; ++lane) {
      powers[lane] = -40 * draw.uniform();
      numbers[lane] = draw.uniform();
    }
    Four alone_powers = powers;
    Four alone_numbers = numbers;
    take_both<1>(alone_powers, alone_numbers);
    Four two_powers = powers;
    Four two_numbers = numbers;
    take_both<2>(two_powers, two_numbers);
    EXPECT_EQ(two_powers, alone_powers);
    EXPECT_EQ(two_numbers, alone_numbers);
    if (!has_four_wide()) continue;
    take_four_wide(powers, numbers);
    EXPECT_EQ(powers, alone_powers);
    EXPECT_EQ(numbers, alone_numbers);
  }
}

}  // namespace
}  // namespace zopa
