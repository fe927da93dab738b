#include "zopa/preference/completions.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>

namespace zopa {
namespace {

constexpr std::uint64_t kProbes = 400;
constexpr double kLeastTaken = 0.05;  // of rejection, before walks take over
constexpr std::uint64_t kMostRejections = 20'000;
constexpr double kTie =
    0.005;  // how near a drawn completion has to come to a stated tie of packages
constexpr std::uint32_t kProbeStream = 0xFFFFFFFFU;

std::vector<double> sizes_of(const WeightGroups& weights) {
  std::vector<double> sizes;
  for (const auto& group : weights.groups) sizes.push_back(group.size);
  return sizes;
}

// The greatest first.  Few are put in their places without a branch: which way it goes is chance.
void sort_down(std::span<double> numbers) {
  constexpr std::size_t kFew = 24;
  if (numbers.size() > kFew) return std::sort(numbers.begin(), numbers.end(), std::greater<>());
  for (std::size_t k = 1; k < numbers.size(); ++k) {
    double own = numbers[k];
    for (std::size_t i = 0; i < k; ++i) {
      const double other = numbers[i];
      numbers[i] = std::max(own, other);
      own = std::min(own, other);
    }
    numbers[k] = own;
  }
}

}  // namespace

Completions::Completions(const PartialPreference& known, Prior prior)
    : known_(known),
      prior_(prior),
      weights_(known),
      weight_order_(
          static_cast<std::uint32_t>(weights_.groups.size()),
          [&](std::uint32_t a, std::uint32_t b) { return weights_.is_at_least(a, b); },
          sizes_of(weights_)) {
  for (const AxisValues& axis : known.axes) {
    offset_.push_back(size_);
    size_ += axis.class_of.size();
    value_orders_.emplace_back(
        axis.classes, [&](std::uint32_t a, std::uint32_t b) { return axis.is_at_least(a, b); });
  }
  read_numbers();
  choose_method();
}

// Draws are in doubles, so that what is known is needed in them, too.
void Completions::read_numbers() {
  for (const AxisValues& axis : known_.axes) {
    auto& numbers = numbers_.emplace_back();
    for (const auto& number : axis.numbers) {
      numbers.emplace_back();
      if (number) numbers.back() = Bounds{number->low.approximate(), number->high.approximate()};
    }
  }
}

void Completions::choose_method() {
  if (weights_.groups.empty()) {
    method_ = "weights as given";
    return;
  }
  weight_method_ = WeightMethod::simplex;
  method_ = "weights from exponential spacings";
  if (weights_.beyond.empty()) return;
  weight_method_ = WeightMethod::rejection;
  method_ = "weights from exponential spacings, by rejection";
  if (is_mostly_taken()) return;
  if (weight_order_.is_chain()) {
    Draw draw(0, {});
    weight_order_.draw(draw, chain_);
  }
  cone_ = ConeWalk::inside(weights_.groups.size(), rows_of_walk(), prior_);
  if (!cone_) return;
  weight_method_ = WeightMethod::walk;
  method_ = "weights by hit-and-run";
}

bool Completions::is_mostly_taken() const {
  std::uint64_t taken = 0;
  std::vector<double> groups(weights_.groups.size());
  for (std::uint64_t i = 0; i < kProbes; ++i) {
    Draw draw(0, {kProbeStream, i});
    draw_simplex(draw, groups);
    if (satisfies_rows(groups)) ++taken;
  }
  return static_cast<double>(taken) >= kLeastTaken * static_cast<double>(kProbes);
}

// What every row gives for each corner of the simplex that walks stay in.
ConeWalk::Rows Completions::rows_of_walk() const {
  const std::size_t count = weights_.groups.size();
  ConeWalk::Rows rows;
  for (const auto& row : chain_.empty() ? weights_.rows : weights_.beyond) {
    auto& at = rows.emplace_back();
    double sum = 0;
    double size = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t group = chain_.empty() ? k : chain_[k];
      sum = row[group] + (chain_.empty() ? 0 : sum);
      size = weights_.groups[group].size + (chain_.empty() ? 0 : size);
      at.push_back(sum / size);
    }
  }
  return rows;
}

// Of the whole: the distances between sorted uniform numbers; or Gamma(2) numbers; or Gamma(1/2)
// ones, two from each exponential number, cut in two where the arcsine law says.
void Completions::draw_spacings(Draw& draw, std::span<double> steps) const {
  if (prior_ == Prior::uniform) {
    steps.front() = 1;
    for (std::size_t k = 1; k < steps.size(); ++k) steps[k] = draw.uniform();
    sort_down(steps.subspan(1));
    for (std::size_t k = 0; k + 1 < steps.size(); ++k) steps[k] -= steps[k + 1];
    std::reverse(steps.begin(), steps.end());
  } else if (prior_ == Prior::equal) {
    for (double& step : steps) step = -std::log(draw.uniform() * draw.uniform());
  } else {
    for (std::size_t k = 0; k < steps.size(); k += 2) {
      const double whole = draw.exponential();
      const double share = std::pow(std::cos(std::numbers::pi * draw.uniform()), 2);
      steps[k] = whole * share;
      if (k + 1 < steps.size()) steps[k + 1] = whole * (1 - share);
    }
  }
}

// Weights of groups in a complete order, from shares of the corners that give the first k groups
// the same weight; together with their sizes they sum to the free mass.
void Completions::spread(const std::vector<std::uint32_t>& order, std::span<double> steps,
                         std::span<double> groups) const {
  const double sum = std::accumulate(steps.begin(), steps.end(), 0.0);
  double size = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    size += weights_.groups[order[k]].size;
    steps[k] *= weights_.free_mass / (sum * size);
  }
  double weight = 0;
  for (std::size_t k = order.size(); k-- > 0;) groups[order[k]] = weight += steps[k];
}

// Weights that agree with the order.
void Completions::draw_simplex(Draw& draw, std::span<double> groups) const {
  thread_local std::vector<std::uint32_t> order;
  thread_local std::vector<double> steps;
  weight_order_.draw(draw, order);
  steps.resize(groups.size());
  draw_spacings(draw, steps);
  spread(order, steps, groups);
}

bool Completions::satisfies_rows(std::span<const double> groups) const {
  return std::all_of(weights_.beyond.begin(), weights_.beyond.end(), [&](const auto& row) {
    return std::inner_product(groups.begin(), groups.end(), row.begin(), 0.0) >= 0;
  });
}

bool Completions::draw_groups(Draw& draw, std::span<double> groups) const {
  if (groups.empty()) return true;
  for (std::uint64_t tries = 0; tries < kMostRejections; ++tries) {
    draw_simplex(draw, groups);
    if (satisfies_rows(groups)) return true;
  }
  return false;
}

template <std::size_t Lanes>
void Completions::walk(std::span<Draw, Lanes> draws, std::span<double> groups) const {
  thread_local std::vector<double> points;
  thread_local std::vector<double> shares;
  cone_->draw(draws, points);
  const std::size_t count = weights_.groups.size();
  shares.resize(count);
  for (std::size_t lane = 0; lane < Lanes; ++lane) {
    const auto own = groups.subspan(lane * count, count);
    for (std::size_t k = 0; k < count; ++k) shares[k] = points[k * Lanes + lane];
    if (!chain_.empty()) {
      spread(chain_, shares, own);
      continue;
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (std::size_t k = 0; k < count; ++k) {
      own[k] = shares[k] / sum * weights_.free_mass / weights_.groups[k].size;
    }
  }
}

// A complete order that agrees with what is known, and sorted uniform numbers between 0 and 1.
void Completions::draw_ordered(Draw& draw, std::uint32_t axis, std::span<double> values) const {
  thread_local std::vector<std::uint32_t> order;
  thread_local std::vector<double> sorted;
  value_orders_[axis].draw(draw, order);
  sorted.resize(order.size());
  sorted.front() = 1;
  sorted.back() = 0;
  for (std::size_t k = 1; k + 1 < sorted.size(); ++k) sorted[k] = draw.uniform();
  sort_down(std::span(sorted).subspan(1, sorted.size() - 2));
  for (std::size_t k = 0; k < order.size(); ++k) values[order[k]] = sorted[k];
}

// Numbers from their ranges, rescaled by the worst and the best; an option without a number lies
// somewhere between those.  False where all are equal.
bool Completions::draw_numbers(Draw& draw, std::uint32_t axis, std::span<double> values) const {
  const auto& numbers = numbers_[axis];
  double worst = std::numeric_limits<double>::infinity();
  double best = -worst;
  for (std::size_t c = 0; c < numbers.size(); ++c) {
    const auto& number = numbers[c];
    if (!number) continue;
    const double width = number->high - number->low;
    values[c] = width > 0 ? number->low + draw.uniform() * width : number->low;
    worst = std::min(worst, values[c]);
    best = std::max(best, values[c]);
  }
  if (best <= worst) return false;
  for (std::size_t c = 0; c < numbers.size(); ++c) {
    values[c] = numbers[c] ? (values[c] - worst) / (best - worst) : draw.uniform();
  }
  return true;
}

bool Completions::agrees_with_order(const AxisValues& known, std::span<const double> values) {
  for (std::uint32_t a = 0; a < known.classes; ++a) {
    for (std::uint32_t b = 0; b < known.classes; ++b) {
      if (known.is_at_least(a, b) && values[a] < values[b]) return false;
    }
  }
  return true;
}

// By class of the axis.
bool Completions::draw_values(Draw& draw, std::uint32_t axis, std::span<double> values) const {
  const AxisValues& known = known_.axes[axis];
  if (known.classes == 1) {
    values[0] = 0;  // an issue without a swing adds nothing
    return true;
  }
  if (known.numbers.empty()) {
    draw_ordered(draw, axis, values);
    return true;
  }
  for (std::uint64_t tries = 0; tries < kMostRejections; ++tries) {
    if (draw_numbers(draw, axis, values) && agrees_with_order(known, values)) return true;
  }
  return false;
}

bool Completions::satisfies_comparisons(std::span<const double> worth) const {
  return std::all_of(known_.comparisons.begin(), known_.comparisons.end(),
                     [&](const ValueConstraint& comparison) {
                       double sum = 0;
                       for (const auto& term : comparison.terms) {
                         sum += term.coefficient * worth[offset_[term.axis] + term.value];
                       }
                       return comparison.is_equality ? std::abs(sum) <= kTie : sum >= 0;
                     });
}

// Of one completion whose groups' weights are given.  False where no values were found.
bool Completions::draw_worth(Draw& draw, std::span<const double> groups,
                             std::span<double> worth) const {
  thread_local std::vector<double> weights;
  thread_local std::vector<double> values;
  weights = weights_.fixed;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const auto& [axis, multiple] : weights_.groups[g].members) {
      weights[axis] = groups[g] * multiple;
    }
  }
  for (std::uint32_t axis = 0; axis < known_.axes.size(); ++axis) {
    const AxisValues& known = known_.axes[axis];
    values.resize(known.classes);
    if (!draw_values(draw, axis, values)) return false;
    for (std::size_t value = 0; value < known.class_of.size(); ++value) {
      worth[offset_[axis] + value] = weights[axis] * values[known.class_of[value]];
    }
  }
  return true;
}

// The groups too, where no walk has drawn them.
bool Completions::draw_rest(Draw& draw, std::span<double> groups, std::span<double> worth) const {
  const bool is_drawn = weight_method_ == WeightMethod::walk || draw_groups(draw, groups);
  return is_drawn && draw_worth(draw, groups, worth);
}

template <std::size_t Lanes>
bool Completions::draw_all(std::uint64_t seed, const std::array<Draw::For, Lanes>& which,
                           std::span<double> worth) const {
  thread_local std::vector<double> groups;
  thread_local std::vector<double> one;
  const std::size_t count = weights_.groups.size();
  groups.resize(count * Lanes);
  one.resize(size_);
  std::array<Draw, Lanes> draws;
  for (std::size_t lane = 0; lane < Lanes; ++lane) draws[lane] = Draw(seed, which[lane]);
  std::array<bool, Lanes> is_found{};
  const std::uint64_t most = known_.comparisons.empty() ? 1 : kMostRejections;
  for (std::uint64_t tries = 0; tries < most; ++tries) {
    if (weight_method_ == WeightMethod::walk) walk(std::span<Draw, Lanes>(draws), groups);
    for (std::size_t lane = 0; lane < Lanes; ++lane) {
      if (is_found[lane]) continue;
      const auto own = std::span(groups).subspan(lane * count, count);
      if (!draw_rest(draws[lane], own, one)) return false;
      is_found[lane] = satisfies_comparisons(one);
      double* const to = &worth[lane / kLanes * kLanes * size_ + lane % kLanes];
      for (std::size_t i = 0; i < size_; ++i) to[i * std::min(Lanes, kLanes)] = one[i];
    }
    if (std::find(is_found.begin(), is_found.end(), false) == is_found.end()) return true;
  }
  return false;
}

bool Completions::draw(std::uint64_t seed, Draw::For which, std::span<double> worth) const {
  return draw_all<1>(seed, {which}, worth);
}

bool Completions::draw_several(std::uint64_t seed, const std::array<Draw::For, kLanes>& which,
                               std::span<double> worth) const {
  return draw_all<kLanes>(seed, which, worth);
}

bool Completions::draw_twice_several(std::uint64_t seed,
                                     const std::array<Draw::For, 2 * kLanes>& which,
                                     std::span<double> worth) const {
  return draw_all<2 * kLanes>(seed, which, worth);
}

}  // namespace zopa
