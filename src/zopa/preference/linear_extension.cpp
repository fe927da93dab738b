#include "zopa/preference/linear_extension.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "zopa/base/disjoint_sets.hpp"

namespace zopa {
namespace {

constexpr std::size_t kMostSets = std::size_t{1} << 16U;
constexpr std::uint32_t kMostClasses = 63;
constexpr std::uint64_t kMostSwaps = std::uint64_t{1} << 24U;

// Fisher and Yates.
void shuffle(std::vector<std::uint32_t>& items, Draw& draw) {
  for (auto i = static_cast<std::uint32_t>(items.size()); i > 1; --i) {
    std::swap(items[i - 1], items[draw.below(i)]);
  }
}

}  // namespace

LinearExtensions::LinearExtensions(std::uint32_t classes, const AtLeast& is_at_least,
                                   std::vector<double> sizes)
    : classes_(classes), sizes_(std::move(sizes)), at_least_(classes, std::vector<bool>(classes)) {
  std::vector<std::uint32_t> above(classes, 0);  // how many have to come before
  std::size_t pairs = 0;
  for (std::uint32_t a = 0; a < classes; ++a) {
    for (std::uint32_t b = 0; b < classes; ++b) {
      at_least_[a][b] = a != b && is_at_least(a, b);
      if (!at_least_[a][b]) continue;
      ++above[b];
      ++pairs;
    }
  }
  some_order_.resize(classes);
  std::iota(some_order_.begin(), some_order_.end(), 0U);
  std::stable_sort(some_order_.begin(), some_order_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return above[a] < above[b]; });
  kind_ = kind_for(pairs);
}

// Makes the table where there is one.
LinearExtensions::Kind LinearExtensions::kind_for(std::size_t pairs) {
  const bool has_equal_sizes =
      std::all_of(sizes_.begin(), sizes_.end(), [&](double size) { return size == sizes_[0]; });
  if (2 * pairs == std::size_t{classes_} * (classes_ > 0 ? classes_ - 1 : 0)) return Kind::chain;
  if (pairs == 0 && has_equal_sizes) return Kind::free;
  if (classes_ > kMostClasses) return without_table();
  before_.assign(classes_, 0);
  for (std::uint32_t a = 0; a < classes_; ++a) {
    for (std::uint32_t b = 0; b < classes_; ++b) {
      if (at_least_[a][b]) before_[b] |= std::uint64_t{1} << a;
    }
  }
  volume(0);
  if (volumes_.size() > kMostSets) return without_table();
  start_ = make_state(0);
  return Kind::table;
}

// Sizes tie the places of all classes together, linked or not.
LinearExtensions::Kind LinearExtensions::without_table() {
  if (!sizes_.empty()) return Kind::swaps;
  DisjointSets linked(classes_);
  for (std::uint32_t a = 0; a < classes_; ++a) {
    for (std::uint32_t b = 0; b < classes_; ++b) {
      if (at_least_[a][b]) linked.link(a, b);
    }
  }
  std::map<std::size_t, std::vector<std::uint32_t>> together;
  for (std::uint32_t c = 0; c < classes_; ++c) together[linked.first_of(c)].push_back(c);
  if (together.size() == 1) return Kind::swaps;
  std::vector<std::vector<std::uint32_t>> parts(1);  // first those that nothing orders
  for (auto& [first, classes] : together) {
    if (classes.size() == 1) {
      parts.front().push_back(classes.front());
    } else {
      parts.push_back(std::move(classes));
    }
  }
  for (auto& classes : parts) {
    LinearExtensions orders(
        static_cast<std::uint32_t>(classes.size()),
        [&](std::uint32_t a, std::uint32_t b) { return at_least_[classes[a]][classes[b]]; });
    parts_.push_back({std::move(classes), std::move(orders)});
  }
  return Kind::parts;
}

double LinearExtensions::size_of(std::uint64_t placed) const {
  double size = 0;
  for (std::uint32_t c = 0; c < sizes_.size(); ++c) {
    if (((placed >> c) & 1U) != 0) size += sizes_[c];
  }
  return size;
}

// Of all complete orders that begin with these classes, in whichever order.
double LinearExtensions::volume(std::uint64_t placed) {
  if (placed == (std::uint64_t{1} << classes_) - 1) return 1;
  const auto known = volumes_.find(placed);
  if (known != volumes_.end()) return known->second;
  if (volumes_.size() > kMostSets) return 0;  // given up
  const double size = size_of(placed);
  double sum = 0;
  for (std::uint32_t next = 0; next < classes_; ++next) {
    if (((placed >> next) & 1U) != 0 || (before_[next] & ~placed) != 0) continue;
    const double rest = volume(placed | (std::uint64_t{1} << next));
    sum += sizes_.empty() ? rest : rest / (size + sizes_[next]);
  }
  volumes_.emplace(placed, sum);
  return sum;
}

void LinearExtensions::draw(Draw& draw, std::vector<std::uint32_t>& order) const {
  order = some_order_;
  if (kind_ == Kind::free) {
    shuffle(order, draw);
  } else if (kind_ == Kind::table) {
    draw_from_table(draw, order);
  } else if (kind_ == Kind::parts) {
    draw_by_parts(draw, order);
  } else if (kind_ == Kind::swaps) {
    draw_by_swaps(draw, order);
  }
}

std::uint32_t LinearExtensions::make_state(std::uint64_t placed) {
  const auto known = state_of_.find(placed);
  if (known != state_of_.end()) return known->second;
  const std::uint64_t all = (std::uint64_t{1} << classes_) - 1;
  const double size = size_of(placed);
  std::vector<Step> steps;
  for (std::uint32_t next = 0; next < classes_; ++next) {
    if (((placed >> next) & 1U) != 0 || (before_[next] & ~placed) != 0) continue;
    const std::uint64_t then = placed | (std::uint64_t{1} << next);
    const double rest = then == all ? 1 : volumes_.at(then);
    steps.push_back({next, make_state(then), sizes_.empty() ? rest : rest / (size + sizes_[next])});
  }
  const auto begin = static_cast<std::uint32_t>(steps_.size());
  steps_.insert(steps_.end(), steps.begin(), steps.end());
  states_.push_back(
      {begin, static_cast<std::uint32_t>(steps_.size()), placed == all ? 1 : volumes_.at(placed)});
  const auto state = static_cast<std::uint32_t>(states_.size() - 1);
  state_of_.emplace(placed, state);
  return state;
}

void LinearExtensions::draw_from_table(Draw& draw, std::vector<std::uint32_t>& order) const {
  std::uint32_t at = start_;
  for (std::uint32_t& own : order) {
    const State& state = states_[at];
    double left = draw.uniform() * state.volume;
    std::uint32_t k = state.begin;
    while (k + 1 < state.end && (left -= steps_[k].volume) >= 0) ++k;
    own = steps_[k].next;
    at = steps_[k].then;
  }
}

// Which place falls to which part is a shuffle; within a part its own order goes from place to
// place.
void LinearExtensions::draw_by_parts(Draw& draw, std::vector<std::uint32_t>& order) const {
  std::vector<std::uint32_t> part_at;
  std::vector<std::vector<std::uint32_t>> orders(parts_.size());
  for (std::uint32_t p = 0; p < parts_.size(); ++p) {
    parts_[p].orders.draw(draw, orders[p]);
    part_at.insert(part_at.end(), orders[p].size(), p);
  }
  shuffle(part_at, draw);
  std::vector<std::size_t> next(parts_.size(), 0);
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::uint32_t p = part_at[place];
    order[place] = parts_[p].classes[orders[p][next[p]++]];
  }
}

void LinearExtensions::draw_by_swaps(Draw& draw, std::vector<std::uint32_t>& order) const {
  const std::uint64_t swaps =
      std::min(kMostSwaps, 2 * std::uint64_t{classes_} * classes_ * classes_);
  for (std::uint64_t i = 0; i < swaps; ++i) {
    const std::uint32_t at = draw.below(classes_ - 1);
    if (at_least_[order[at]][order[at + 1]] || draw.uniform() < 0.5) continue;
    std::swap(order[at], order[at + 1]);
  }
}

}  // namespace zopa
