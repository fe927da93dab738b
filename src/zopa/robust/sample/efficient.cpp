#include "zopa/robust/sample/efficient.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "zopa/base/packs.hpp"

namespace zopa::robust {
namespace {

// Eight whole numbers side by side.
constexpr std::size_t kEight = 8;
using Eight __attribute__((vector_size(16), aligned(2), may_alias)) = std::int16_t;
constexpr std::uint64_t kOneOfFour = 0x0001'0001'0001'0001;  // bits of each
static_assert(std::endian::native == std::endian::little, "the first of four is the lowest");

bool dominates(const std::vector<std::vector<double>>& utilities, std::size_t other,
               std::size_t own) {
  bool is_better = false;
  for (const std::vector<double>& of_party : utilities) {
    if (of_party[other] < of_party[own] - kTie) return false;
    is_better = is_better || of_party[other] > of_party[own] + kTie;
  }
  return is_better;
}

}  // namespace

void EfficientPackages::count(const Utilities& utilities, std::vector<std::uint64_t>& counts) {
  add_up(utilities);
  order_.take(sums_);
  double largest = 0;
  for (std::size_t p = 0; p < utilities.size(); ++p) {
    largest = std::max(largest, choose_levels(utilities[p], p));
  }
  // How much smaller the sum of one can be that is at least as good for all.
  const auto parties = static_cast<double>(utilities.size());
  const double slack =
      (parties + 1) * (kTie + parties * largest * std::numeric_limits<double>::epsilon());
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const LaneOrder::Sorted& sorted = order_.of(lane);
    line_up(sorted, lane);
    std::size_t end = 0;  // of those whose sum may be as large
    for (std::size_t k = 0; k < packages_; ++k) {
      while (end < packages_ && sorted[end].first <= sorted[k].first + slack) ++end;
      if (!is_dominated(utilities, sorted, k, end, lane)) ++counts[sorted[k].second];
    }
  }
}

void EfficientPackages::add_up(const Utilities& utilities) {
  sums_ = utilities[0];
  for (std::size_t p = 1; p < utilities.size(); ++p) {
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += utilities[p][i];
  }
}

// Where one is at least as good as another, it is on that one's lowest level or above.  Gives the
// largest utility, by size.
double EfficientPackages::choose_levels(const std::vector<double>& utilities, std::size_t party) {
  constexpr double kMostLevels = 32'000;
  constexpr double kLeastWidth = 1e-250;
  Levels& levels = levels_[party];
  levels.own.resize(utilities.size());
  levels.lowest.resize(utilities.size());
  const auto [best, worst] = LaneOrder::ends_of(utilities);
  LaneOrder::Lanes scale;
  double largest = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const double width = best[lane] - worst[lane];
    largest = std::max({largest, std::abs(best[lane]), std::abs(worst[lane])});
    scale[lane] = width > kLeastWidth ? kMostLevels / width : 0;
  }
  const auto level = [](double height) {
    return static_cast<std::int16_t>(static_cast<std::int32_t>(height));
  };
  for (std::size_t i = 0; i < utilities.size(); i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double own = utilities[i + lane];
      const double least = own - kTie - worst[lane];
      levels.own[i + lane] = level((own - worst[lane]) * scale[lane]);
      levels.lowest[i + lane] = level((least > 0 ? least : 0) * scale[lane]);
    }
  }
  return largest;
}

// The levels of one completion in their order, eight of each party after the other; after the last
// package some that are below all.
void EfficientPackages::line_up(const LaneOrder::Sorted& sorted, std::size_t lane) {
  const std::size_t parties = levels_.size();
  lined_up_.assign((packages_ + kEight - 1) / kEight * kEight * parties, -1);
  for (std::size_t p = 0; p < parties; ++p) {
    const std::int16_t* const own = &levels_[p].own[lane];
    for (std::size_t k = 0; k < packages_; ++k) {
      lined_up_[(k / kEight * parties + p) * kEight + k % kEight] = own[sorted[k].second * kLanes];
    }
  }
}

// By one of the first `end` in the order.
bool EfficientPackages::is_dominated(const Utilities& utilities, const LaneOrder::Sorted& sorted,
                                     std::size_t own, std::size_t end, std::size_t lane) {
  const std::size_t place = sorted[own].second * kLanes + lane;
  const std::size_t row = levels_.size() * kEight;
  lowest_.resize(row);
  for (std::size_t p = 0; p < levels_.size(); ++p) {
    std::fill_n(&lowest_[p * kEight], kEight, levels_[p].lowest[place]);
  }
  const std::int16_t* const lowest = lowest_.data();
  const std::int16_t* levels = lined_up_.data();
  for (std::size_t at = 0; at < end; at += kEight, levels += row) {
    Eight at_least = ~Eight{};
    for (std::size_t i = 0; i < row; i += kEight) {
      at_least &=
          reinterpret_cast<const Eight&>(levels[i]) >= reinterpret_cast<const Eight&>(lowest[i]);
    }
    const auto fours = __builtin_bit_cast(Packs<2>::Bits, at_least);
    if ((fours[0] | fours[1]) == 0) continue;
    for (std::size_t half = 0; half < 2; ++half) {
      for (std::uint64_t left = fours[half] & kOneOfFour; left != 0; left &= left - 1) {
        const std::size_t k = at + 4 * half + static_cast<std::size_t>(std::countr_zero(left)) / 16;
        if (k == own) continue;
        if (dominates(utilities, sorted[k].second * kLanes + lane, place)) return true;
      }
    }
  }
  return false;
}

}  // namespace zopa::robust
