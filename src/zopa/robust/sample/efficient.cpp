#include "zopa/robust/sample/efficient.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace zopa::robust {
namespace {

// So many whole numbers side by side.
template <std::size_t Width>
struct Levels;
template <>
struct Levels<16> {
  using Pack __attribute__((vector_size(16), aligned(1), may_alias)) = std::int8_t;
};
template <>
struct Levels<32> {
  using Pack __attribute__((vector_size(32), aligned(1), may_alias)) = std::int8_t;
};

constexpr double kMostLevels = 250;
constexpr std::int8_t kLowestLevel = -125;
constexpr std::int8_t kBelowAll = -128;
constexpr std::uint64_t kOneOfEight = 0x0101'0101'0101'0101;  // bits of each
static_assert(std::endian::native == std::endian::little, "the first of eight is the lowest");

bool dominates(const std::vector<const double*>& utilities, std::size_t other, std::size_t own) {
  bool is_better = false;
  for (const double* of_party : utilities) {
    if (of_party[other] < of_party[own] - kTie) return false;
    is_better = is_better || of_party[other] > of_party[own] + kTie;
  }
  return is_better;
}

}  // namespace

EfficientPackages::EfficientPackages(std::size_t packages, std::size_t parties, bool is_wide)
    : packages_(packages),
      parties_(parties),
      is_wide_(is_wide),
      utilities_(parties),
      levels_(packages * parties * kLanes),
      lowest_(packages * parties * kLanes),
      rows_((packages + kGroup - 1) / kGroup * kGroup * parties, kBelowAll) {}

void EfficientPackages::count(const Utilities& utilities, Counts& counts) {
  add_up(utilities);
  order_.take(sums_);
  double largest = 0;
  for (std::size_t p = 0; p < parties_; ++p) {
    utilities_[p] = utilities[p].data();
    largest = std::max(largest, choose_levels(utilities[p], p));
  }
  // How much smaller the sum of one can be that is at least as good for all.
  const auto parties = static_cast<double>(parties_);
  const double slack =
      (parties + 1) * (kTie + parties * largest * std::numeric_limits<double>::epsilon());
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const LaneOrder::Sorted& sorted = order_.of(lane);
    line_up(sorted, lane);
    if (is_wide_) {
      count_wide(sorted, lane, slack, counts);
    } else {
      count_by<16>(sorted, lane, slack, counts);
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
  constexpr double kLeastWidth = 1e-250;
  const auto [best, worst] = LaneOrder::ends_of(utilities);
  LaneOrder::Lanes scale;
  double largest = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const double width = best[lane] - worst[lane];
    largest = std::max({largest, std::abs(best[lane]), std::abs(worst[lane])});
    scale[lane] = width > kLeastWidth ? kMostLevels / width : 0;
  }
  const std::size_t step = parties_ * kLanes;
  std::int8_t* levels = &levels_[party * kLanes];
  std::int8_t* lowest = &lowest_[party * kLanes];
  for (std::size_t i = 0; i < utilities.size(); i += kLanes, levels += step, lowest += step) {
    std::array<std::int32_t, kLanes> own_level;
    std::array<std::int32_t, kLanes> lowest_level;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double own = utilities[i + lane];
      const double least = own - kTie - worst[lane];
      own_level[lane] = static_cast<std::int32_t>((own - worst[lane]) * scale[lane]);
      lowest_level[lane] = static_cast<std::int32_t>((least > 0 ? least : 0) * scale[lane]);
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      levels[lane] = static_cast<std::int8_t>(kLowestLevel + own_level[lane]);
      lowest[lane] = static_cast<std::int8_t>(kLowestLevel + lowest_level[lane]);
    }
  }
  return largest;
}

void EfficientPackages::line_up(const LaneOrder::Sorted& sorted, std::size_t lane) {
  const std::size_t parties = parties_;
  const std::int8_t* const levels = &levels_[lane];
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    const std::int8_t* const own = levels + sorted[k].second * parties * kLanes;
    std::int8_t* const row = &rows_[k / kGroup * kGroup * parties + k % kGroup];
    for (std::size_t p = 0; p < parties; ++p) row[p * kGroup] = own[p * kLanes];
  }
}

template <std::size_t Width>
[[gnu::always_inline]] inline void EfficientPackages::count_by(const LaneOrder::Sorted& sorted,
                                                               std::size_t lane, double slack,
                                                               Counts& counts) {
  std::size_t end = 0;  // of those whose sum may be as large
  for (std::size_t k = 0; k < packages_; ++k) {
    while (end < packages_ && sorted[end].first <= sorted[k].first + slack) ++end;
    if (!is_dominated<Width>(sorted, k, end, lane)) ++counts[sorted[k].second];
  }
}

ZOPA_FOUR_WIDE void EfficientPackages::count_wide(const LaneOrder::Sorted& sorted, std::size_t lane,
                                                  double slack, Counts& counts) {
  count_by<32>(sorted, lane, slack, counts);
}

// By one of the first `end` in the order.
template <std::size_t Width>
[[gnu::always_inline]] inline bool EfficientPackages::is_dominated(const LaneOrder::Sorted& sorted,
                                                                   std::size_t own, std::size_t end,
                                                                   std::size_t lane) const {
  using Pack = typename Levels<Width>::Pack;
  const std::size_t parties = parties_;
  const std::int8_t* const lowest = &lowest_[sorted[own].second * parties * kLanes + lane];
  for (std::size_t at = 0; at < end; at += Width) {
    const std::int8_t* const row = &rows_[at / kGroup * kGroup * parties + at % kGroup];
    Pack below{};
    for (std::size_t p = 0; p < parties; ++p) {
      below |= reinterpret_cast<const Pack&>(row[p * kGroup]) < Pack{} + lowest[p * kLanes];
    }
    auto words = __builtin_bit_cast(std::array<std::uint64_t, Width / 8>, ~below);
    const std::size_t itself = own - at;
    if (itself < Width) words[itself / 8] &= ~(std::uint64_t{0xFF} << itself % 8 * 8);
    if (std::all_of(words.begin(), words.end(), [](std::uint64_t word) { return word == 0; })) {
      continue;
    }
    for (std::size_t part = 0; part < words.size(); ++part) {
      for (std::uint64_t left = words[part] & kOneOfEight; left != 0; left &= left - 1) {
        const std::size_t k = at + 8 * part + static_cast<std::size_t>(std::countr_zero(left)) / 8;
        if (dominates(utilities_, sorted[k].second * kLanes + lane,
                      sorted[own].second * kLanes + lane)) {
          return true;
        }
      }
    }
  }
  return false;
}

}  // namespace zopa::robust
