// Which packages are efficient in each of eight completions: no other is at least as good for every
// party and better for one.
//
//   EfficientPackages efficient(packages, parties);
//   efficient.count(utilities, counts);     // by party; package * kLanes + lane
//
// A package that dominates another has, but for rounding, the larger sum: with the largest sums
// first, each is held against those before it.  Utilities become whole numbers of 16 bits for that,
// eight packages side by side; where these leave a doubt, the utilities themselves tell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/robust/sample/lane_order.hpp"

namespace zopa::robust {

class EfficientPackages {
 public:
  EfficientPackages(std::size_t packages, std::size_t parties)
      : packages_(packages), levels_(parties) {}

  // Adds 1 to a package's count for each completion in which it is efficient.
  void count(const std::vector<std::vector<double>>& utilities, std::vector<std::uint64_t>& counts);

 private:
  static constexpr std::size_t kLanes = LaneOrder::kLanes;
  using Utilities = std::vector<std::vector<double>>;

  void add_up(const Utilities& utilities);
  double choose_levels(const std::vector<double>& utilities, std::size_t party);
  void line_up(const LaneOrder::Sorted& sorted, std::size_t lane);
  [[nodiscard]] bool is_dominated(const Utilities& utilities, const LaneOrder::Sorted& sorted,
                                  std::size_t own, std::size_t end, std::size_t lane);

  std::size_t packages_;
  struct Levels {
    std::vector<std::int16_t> own;     // package * kLanes + lane
    std::vector<std::int16_t> lowest;  // of one that is at least as good
  };
  std::vector<Levels> levels_;  // by party
  LaneOrder order_;
  std::vector<double> sums_;            // package * kLanes + lane
  std::vector<std::int16_t> lined_up_;  // of one completion
  std::vector<std::int16_t> lowest_;    // of one package, eight times for each party
};

}  // namespace zopa::robust
