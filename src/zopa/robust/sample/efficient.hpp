// Which packages are efficient in each of eight completions: no other is at least as good for every
// party and better for one.
//
//   EfficientPackages efficient(packages, parties);
//   efficient.count(utilities, counts);     // by party; package * kLanes + lane
//
// A package that dominates another has, but for rounding, the larger sum: with the largest sums
// first, each is held against those before it.  Utilities become whole numbers of 8 bits for that,
// sixteen packages side by side, or 32 where the processor has AVX2; where these leave a doubt, the
// utilities themselves tell, so that the width changes no count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/base/packs.hpp"
#include "zopa/robust/sample/lane_order.hpp"

namespace zopa::robust {

class EfficientPackages {
 public:
  // `is_wide`: 32 side by side; expects AVX2.
  EfficientPackages(std::size_t packages, std::size_t parties, bool is_wide = has_four_wide());

  // Adds 1 to a package's count for each completion in which it is efficient.
  void count(const std::vector<std::vector<double>>& utilities, std::vector<std::uint64_t>& counts);

 private:
  static constexpr std::size_t kLanes = LaneOrder::kLanes;
  static constexpr std::size_t kGroup = 32;
  using Utilities = std::vector<std::vector<double>>;
  using Counts = std::vector<std::uint64_t>;

  void add_up(const Utilities& utilities);
  double choose_levels(const std::vector<double>& utilities, std::size_t party);
  void line_up(const LaneOrder::Sorted& sorted, std::size_t lane);
  template <std::size_t Width>
  void count_by(const LaneOrder::Sorted& sorted, std::size_t lane, double slack, Counts& counts);
  void count_wide(const LaneOrder::Sorted& sorted, std::size_t lane, double slack, Counts& counts);
  template <std::size_t Width>
  [[nodiscard]] bool is_dominated(const LaneOrder::Sorted& sorted, std::size_t own, std::size_t end,
                                  std::size_t lane) const;

  std::size_t packages_;
  std::size_t parties_;
  bool is_wide_;
  std::vector<const double*> utilities_;  // by party
  std::vector<std::int8_t> levels_;       // by package, party and completion
  std::vector<std::int8_t> lowest_;       // the same: of one that is at least as good
  LaneOrder order_;
  std::vector<double> sums_;       // package * kLanes + lane
  std::vector<std::int8_t> rows_;  // of one completion in its order: by group, those of each party
};

}  // namespace zopa::robust
