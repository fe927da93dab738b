// The undominated ones of packages that come one by one, in the order of their numbers.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "zopa/settle/frontier/undominated.hpp"

namespace zopa::settle {

class Front {
 public:
  using Ranges = std::vector<std::pair<std::int64_t, std::int64_t>>;

  // `ranges`: no utility lies outside, by party.  No more than `packages` will come.
  Front(const Ranges& ranges, std::size_t packages)
      : parties_(ranges.size()), kept_(ranges.size(), 1) {
    low_ = ranges[0].first;
    const auto width = static_cast<std::uint64_t>(ranges[0].second - ranges[0].first);
    const int bits = std::min(kCellBits, static_cast<int>(std::bit_width(packages)));
    shift_ = std::max(0, static_cast<int>(std::bit_width(width)) - bits);
    best_second_.assign((std::size_t{1} << static_cast<unsigned>(bits)) + 2, kWorst);
  }

  // Is something kept better than this, as far as a quick look can say?
  [[nodiscard]] bool surely_covers(std::span<const std::int64_t> utilities) const {
    if (parties_ == 2) return best_second_[cell_of(utilities[0]) + 1] >= utilities[1];
    for (std::size_t i = 0; i < strong_.size(); i += parties_) {
      if (is_better(&strong_[i], utilities)) return true;
    }
    return false;
  }

  void offer(std::span<const std::int64_t> utilities, std::uint64_t package) {
    if (surely_covers(utilities)) return;
    if (parties_ == 2) {
      insert({utilities[0], utilities[1], package});
      return;
    }
    kept_.add(utilities, {&package, 1});
    if (kept_.size() >= next_review_) review();
  }

  // Calls `visit(utilities, package)` with what is left.
  template <class Visit>
  void for_each(Visit visit) {
    if (parties_ == 2) {
      for (const Pair& pair : pairs_) {
        const std::array<std::int64_t, 2> utilities = {pair.first, pair.second};
        visit(std::span<const std::int64_t>(utilities), pair.package);
      }
      return;
    }
    review();
    for (std::size_t i = 0; i < kept_.size(); ++i) visit(kept_.utility(i), kept_.label(i)[0]);
  }

 private:
  static constexpr int kCellBits = 12;
  static constexpr std::size_t kStrong = 64;
  static constexpr std::size_t kFirstReview = std::size_t{1} << 14;
  static constexpr std::int64_t kWorst = std::numeric_limits<std::int64_t>::min();

  struct Pair {
    std::int64_t first;
    std::int64_t second;
    std::uint64_t package;
  };

  [[nodiscard]] std::size_t cell_of(std::int64_t first) const {
    return static_cast<std::uint64_t>(first - low_) >> shift_;
  }

  // Better for someone, worse for nobody.
  [[nodiscard]] bool is_better(const std::int64_t* point,
                               std::span<const std::int64_t> than) const {
    bool somewhere = false;
    for (std::size_t p = 0; p < parties_; ++p) {
      if (point[p] < than[p]) return false;
      somewhere = somewhere || point[p] > than[p];
    }
    return somewhere;
  }

  // Two parties: `pairs_` falls in `first` and rises in `second`.
  void insert(const Pair& pair) {
    auto at = std::partition_point(pairs_.begin(), pairs_.end(),
                                   [&](const Pair& other) { return other.first > pair.first; });
    if (at != pairs_.begin() && std::prev(at)->second >= pair.second) return;
    if (at != pairs_.end() && at->first == pair.first && at->second >= pair.second) return;
    auto end = at;
    while (end != pairs_.end() && end->second <= pair.second) ++end;
    if (end == at) {
      pairs_.insert(at, pair);
    } else {
      *at = pair;
      pairs_.erase(std::next(at), end);
    }
    for (std::size_t cell = cell_of(pair.first) + 1; cell-- > 0;) {
      if (best_second_[cell] >= pair.second) break;
      best_second_[cell] = pair.second;
    }
  }

  // More parties: drops the dominated ones, and picks those that are likely to dominate others.
  void review() {
    kept_ = undominated(kept_);
    next_review_ = std::max(kFirstReview, 2 * kept_.size());
    std::vector<std::pair<double, std::size_t>> by_sum;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      double sum = 0;
      for (const std::int64_t utility : kept_.utility(i)) sum += static_cast<double>(utility);
      by_sum.emplace_back(-sum, i);
    }
    std::sort(by_sum.begin(), by_sum.end());
    strong_.clear();
    for (std::size_t k = 0; k < std::min(kStrong, by_sum.size()); ++k) {
      const auto utilities = kept_.utility(by_sum[k].second);
      strong_.insert(strong_.end(), utilities.begin(), utilities.end());
    }
  }

  std::size_t parties_;
  // Two parties.
  std::int64_t low_ = 0;
  int shift_ = 0;
  std::vector<Pair> pairs_;
  // By cell of the first utility: the best second one among pairs of this cell or a better one.
  std::vector<std::int64_t> best_second_;
  // More parties.
  Points kept_;
  std::vector<std::int64_t> strong_;  // row by row
  std::size_t next_review_ = kFirstReview;
};

}  // namespace zopa::settle
