#include "zopa/robust/sample/lane_order.hpp"

#include <algorithm>

#include "zopa/base/packs.hpp"

namespace zopa::robust {

LaneOrder::Ends LaneOrder::ends_of(const std::vector<double>& scores) {
  using Pair = Packs<2>;
  Ends ends;
  std::copy_n(scores.begin(), kLanes, ends.best.begin());
  ends.worst = ends.best;
  for (std::size_t i = 0; i < scores.size(); i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; lane += 2) {
      const Pair::Real own = Pair::at(&scores[i + lane]);
      Pair::Real& most = Pair::at(&ends.best[lane]);
      Pair::Real& least = Pair::at(&ends.worst[lane]);
      most = own > most ? own : most;
      least = own < least ? own : least;
    }
  }
  return ends;
}

// Which bucket each goes to: the best to the first.
void LaneOrder::take(const std::vector<double>& scores) {
  scores_ = &scores;
  const Ends ends = ends_of(scores);
  Lanes scale;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const double width = ends.best[lane] - ends.worst[lane];
    scale[lane] = width > 0 ? static_cast<double>(buckets() - 1) / width : 0;
  }
  bucket_of_.resize(scores.size());
  for (std::size_t i = 0; i < scores.size(); i += kLanes) {
    const double* own = &scores[i];
    std::int32_t* bucket = &bucket_of_[i];
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      bucket[lane] = static_cast<std::int32_t>((ends.best[lane] - own[lane]) * scale[lane]);
    }
  }
}

const LaneOrder::Sorted& LaneOrder::of(std::size_t lane) {
  const double* const scores = &(*scores_)[lane];
  const std::int32_t* const bucket = &bucket_of_[lane];
  const std::size_t count = scores_->size() / kLanes;
  starts_.assign(buckets() + 1, 0);
  std::uint32_t* const starts = starts_.data();
  for (std::size_t i = 0; i < count; ++i) {
    ++starts[static_cast<std::size_t>(bucket[i * kLanes]) + 1];
  }
  std::uint32_t sum = 0;
  for (std::size_t b = 1; b < starts_.size(); ++b) starts[b] = sum += starts[b];
  sorted_.resize(count);
  auto* const sorted = sorted_.data();
  for (std::size_t i = 0; i < count; ++i) {
    const auto own = static_cast<std::size_t>(bucket[i * kLanes]);
    sorted[starts[own]++] = {-scores[i * kLanes], static_cast<std::uint32_t>(i)};
  }
  for (std::size_t k = 1; k < count; ++k) {
    if (sorted[k].first >= sorted[k - 1].first) continue;
    const auto moving = sorted[k];
    std::size_t to = k;
    for (; to > 0 && moving.first < sorted[to - 1].first; --to) sorted[to] = sorted[to - 1];
    sorted[to] = moving;
  }
  return sorted_;
}

}  // namespace zopa::robust
