// Packages in the order of their scores, the best first, in each of eight completions.
//
//   LaneOrder order;
//   order.take(scores);      // package * kLanes + lane; they are needed until the last `of`
//   for (const auto& [score, package] : order.of(lane)) …      // score: with the other sign
//
// Numbers that spread evenly go to a bucket each and then move a place or two.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "zopa/preference/completions.hpp"

namespace zopa::robust {

constexpr double kTie = 1e-12;  // scores that differ by less are equal

class LaneOrder {
 public:
  static constexpr std::size_t kLanes = Completions::kLanes;
  using Lanes = std::array<double, kLanes>;

  struct Ends {
    Lanes best;
    Lanes worst;
  };
  // In each completion.  Expects one package or more.
  [[nodiscard]] static Ends ends_of(const std::vector<double>& scores);

  void take(const std::vector<double>& scores);

  // Of equal scores the first package comes first.  Valid until the next call.
  using Sorted = std::vector<std::pair<double, std::uint32_t>>;
  const Sorted& of(std::size_t lane);

 private:
  [[nodiscard]] std::size_t buckets() const { return 2 * (scores_->size() / kLanes); }

  const std::vector<double>* scores_ = nullptr;
  std::vector<std::int32_t> bucket_of_;  // package * kLanes + lane
  std::vector<std::uint32_t> starts_;    // by bucket
  Sorted sorted_;
};

}  // namespace zopa::robust
