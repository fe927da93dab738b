#include "zopa/preference/cone_walk.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace zopa {
namespace {

using Rows = ConeWalk::Rows;
using Parts = std::vector<double>;

constexpr std::uint64_t kDraws = 4000;

struct Moments {
  std::vector<double> sums;  // of each share, then of its square
  std::vector<double> squares;
  double count = 0;

  void add(const Parts& shares) {
    std::vector<double> numbers = shares;
    for (const double share : shares) numbers.push_back(share * share);
    sums.resize(numbers.size());
    squares.resize(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      sums[i] += numbers[i];
      squares[i] += numbers[i] * numbers[i];
    }
    ++count;
  }
  [[nodiscard]] double mean(std::size_t i) const { return sums[i] / count; }
  [[nodiscard]] double variance(std::size_t i) const {  // of the mean
    return (squares[i] / count - mean(i) * mean(i)) / count;
  }
};

// In standard errors, the greatest difference of two means.
double difference(const Moments& one, const Moments& other) {
  double greatest = 0;
  for (std::size_t i = 0; i < one.sums.size(); ++i) {
    const double error = std::sqrt(one.variance(i) + other.variance(i));
    greatest = std::max(greatest, std::abs(one.mean(i) - other.mean(i)) / error);
  }
  return greatest;
}

Parts shares_of(std::vector<double> numbers) {
  const double sum = std::accumulate(numbers.begin(), numbers.end(), 0.0);
  for (double& number : numbers) number /= sum;
  return numbers;
}

Moments walked(const ConeWalk& walk, std::size_t coordinates) {
  Moments moments;
  std::vector<double> points;
  for (std::uint64_t k = 0; k < kDraws; k += 8) {
    std::array<Draw, 8> draws;
    for (std::uint64_t lane = 0; lane < 8; ++lane) draws[lane] = Draw(1, {.item = k + lane});
    walk.draw(std::span<Draw, 8>(draws), points);
    for (std::size_t lane = 0; lane < 8; ++lane) {
      std::vector<double> own;
      for (std::size_t c = 0; c < coordinates; ++c) own.push_back(points[c * 8 + lane]);
      moments.add(shares_of(std::move(own)));
    }
  }
  return moments;
}

double spacing(Draw& draw, Prior prior) {
  if (prior == Prior::uniform) return draw.exponential();
  if (prior == Prior::equal) return draw.exponential() + draw.exponential();
  const double z = draw.normal();
  return z * z / 2;
}

// By throwing away what does not satisfy the rows.
Moments rejected(std::size_t coordinates, const Rows& rows, Prior prior) {
  Moments moments;
  Draw draw(2, {});
  while (moments.count < kDraws) {
    std::vector<double> numbers;
    for (std::size_t c = 0; c < coordinates; ++c) numbers.push_back(spacing(draw, prior));
    const bool is_inside = std::all_of(rows.begin(), rows.end(), [&](const auto& row) {
      return std::inner_product(row.begin(), row.end(), numbers.begin(), 0.0) >= 0;
    });
    if (is_inside) moments.add(shares_of(std::move(numbers)));
  }
  return moments;
}

// An order, a ratio, a range of a share; all of them.
const std::vector<Rows> kCones = {
    {},
    {{1, -1, 0, 0}, {0, 1, -1, 0}},
    {{1, -2, 0, 0}, {-1, 3, 0, 0}, {0, 0, 4, -1}},
    {{0.9, -0.1, -0.1, -0.1}, {-0.8, 0.2, 0.2, 0.2}, {-0.1, 0.9, -0.1, -0.1}},
    {{1, -1, 0, 0}, {0, 1, -1.5, 0}, {-0.7, 0.3, 0.3, 0.3}, {0, 0, -1, 2}},
};

TEST(ConeWalk, HasTheMomentsOfPlainRejectionUnderEveryPrior) {
  for (const Rows& rows : kCones) {
    for (const Prior prior : {Prior::uniform, Prior::equal, Prior::extreme}) {
      const auto walk = ConeWalk::inside(4, rows, prior);
      ASSERT_TRUE(walk);
      EXPECT_LT(difference(walked(*walk, 4), rejected(4, rows, prior)), 4.5)
          << rows.size() << " rows, prior " << static_cast<int>(prior);
    }
  }
}

// Two numbers within a hundredth of a per cent of each other: as good as one that is a side of the
// triangle of shares (a, a, 1 - 2 a), as likely as its thickness a.  The mean of all three is 1/3.
TEST(ConeWalk, CrossesAThinConeFromEndToEnd) {
  const auto walk = ConeWalk::inside(3, {{1, -1, 0}, {-1, 1.0001, 0}}, Prior::uniform);
  ASSERT_TRUE(walk);
  const Moments moments = walked(*walk, 3);
  for (std::size_t c = 0; c < 3; ++c) {
    EXPECT_NEAR(moments.mean(c), 1.0 / 3, 4.5 * std::sqrt(moments.variance(c)));
  }
}

// Eight numbers in an order, each between 1.2 and 3 times the next: the largest forgets slowly.
TEST(ConeWalk, TakesAsManySweepsAsItNeeds) {
  Rows rows;
  for (std::size_t i = 0; i + 1 < 8; ++i) {
    auto& least = rows.emplace_back(8, 0);
    least[i] = 1;
    least[i + 1] = -1.2;
    auto& most = rows.emplace_back(8, 0);
    most[i] = -1;
    most[i + 1] = 3;
  }
  auto walk = ConeWalk::inside(8, rows, Prior::uniform);
  ASSERT_TRUE(walk);
  const Moments enough = walked(*walk, 8);
  const std::size_t sweeps = walk->sweeps();
  walk->set_sweeps(4 * sweeps);
  EXPECT_LT(difference(enough, walked(*walk, 8)), 4.5) << sweeps;
  walk->set_sweeps(1);
  EXPECT_GT(difference(enough, walked(*walk, 8)), 4.5);
}

TEST(ConeWalk, GivesTheSamePointAloneAndBesideOthers) {
  for (const Prior prior : {Prior::uniform, Prior::equal, Prior::extreme}) {
    const auto walk = ConeWalk::inside(4, kCones.back(), prior);
    ASSERT_TRUE(walk);
    std::array<Draw, 8> draws;
    for (std::uint64_t lane = 0; lane < 8; ++lane) draws[lane] = Draw(1, {.item = lane});
    std::array<Draw, 1> alone = {Draw(1, {.item = 5})};
    std::vector<double> points;
    std::vector<double> point;
    walk->draw(std::span<Draw, 8>(draws), points);
    walk->draw(std::span<Draw, 1>(alone), point);
    for (std::size_t c = 0; c < 4; ++c) EXPECT_EQ(point[c], points[c * 8 + 5]);
  }
}

TEST(ConeWalk, HasNowhereToGoWhereRowsLeaveNoRoom) {
  EXPECT_FALSE(ConeWalk::inside(2, {{1, -2}, {-1, 1}}, Prior::uniform));
}

}  // namespace
}  // namespace zopa
