#include "zopa/preference/completions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "zopa/preference/linear_program.hpp"

namespace zopa {
namespace {

constexpr std::uint64_t kProbes = 2000;
constexpr double kLeastTaken = 0.01;  // of rejection, before walks take over
constexpr std::uint64_t kMostRejections = 20'000;
constexpr double kRounding = 1e-12;
constexpr std::size_t kStepsPerPair = 8;
constexpr double kTie =
    0.005;  // how near a drawn completion has to come to a stated tie of packages
constexpr std::uint32_t kProbeStream = 0xFFFFFFFFU;

bool is_opposite(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != -b[i]) return false;
  }
  return true;
}

std::size_t terms_of(const std::vector<double>& coefficients) {
  return static_cast<std::size_t>(
      std::count_if(coefficients.begin(), coefficients.end(), [](double c) { return c != 0; }));
}

}  // namespace

Completions::Completions(const PartialPreference& known, Prior prior)
    : known_(known), prior_(prior) {
  for (const AxisValues& axis : known.axes) {
    offset_.push_back(size_);
    size_ += axis.class_of.size();
    value_orders_.emplace_back(
        axis.classes, [&](std::uint32_t a, std::uint32_t b) { return axis.is_at_least(a, b); });
  }
  read_numbers();
  make_groups();
  do {
    make_rows();
  } while (merge_a_cycle());
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
  for (const WeightConstraint& constraint : known_.weights) {
    Row& row = known_rows_.emplace_back();
    for (const Decimal coefficient : constraint.coefficients) {
      row.coefficients.push_back(coefficient.approximate());
    }
  }
}

// Axes with free weights, those of a known ratio together.
void Completions::make_groups() {
  fixed_.assign(known_.axes.size(), 0);
  for (std::uint32_t axis = 0; axis < known_.axes.size(); ++axis) {
    if (known_.fixed_weights[axis]) {
      fixed_[axis] = known_.fixed_weights[axis]->approximate();
      free_mass_ -= fixed_[axis];
    } else {
      groups_.push_back({{{axis, 1}}, 1});
    }
  }
  for (std::size_t i = 0; i < known_rows_.size(); ++i) {
    for (std::size_t j = i + 1; j < known_rows_.size(); ++j) {
      const auto& one = known_rows_[i].coefficients;
      if (terms_of(one) == 2 && is_opposite(one, known_rows_[j].coefficients)) merge(one);
    }
  }
}

// a x = b y: the group of y joins that of x.
void Completions::merge(const std::vector<double>& equality) {
  struct At {
    std::size_t group;
    double factor;
  };
  std::vector<At> places;
  for (std::uint32_t axis = 0; axis < equality.size(); ++axis) {
    if (equality[axis] == 0) continue;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      for (const auto& [member, multiple] : groups_[g].members) {
        if (member == axis) places.push_back({g, equality[axis] * multiple});
      }
    }
  }
  if (places.size() != 2 || places[0].group == places[1].group) return;
  const auto& [from, from_factor] = places[1];
  auto& into = groups_[places[0].group];
  const double ratio = -places[0].factor / from_factor;
  if (ratio <= 0) return;
  for (const auto& [member, multiple] : groups_[from].members) {
    into.members.emplace_back(member, multiple * ratio);
  }
  into.size += groups_[from].size * ratio;
  groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(from));
}

// What binds the groups: each row of the axes, fixed weights spread over all groups.
void Completions::make_rows() {
  rows_.clear();
  for (const Row& constraint : known_rows_) {
    double constant = 0;
    for (std::size_t axis = 0; axis < fixed_.size(); ++axis) {
      constant += constraint.coefficients[axis] * fixed_[axis];
    }
    Row row;
    for (const Group& group : groups_) {
      double coefficient = free_mass_ > 0 ? constant / free_mass_ * group.size : 0;
      for (const auto& [axis, multiple] : group.members) {
        coefficient += constraint.coefficients[axis] * multiple;
      }
      row.coefficients.push_back(coefficient);
    }
    const bool says_something = std::any_of(row.coefficients.begin(), row.coefficients.end(),
                                            [](double c) { return c < -kRounding; });
    if (says_something) rows_.push_back(std::move(row));
  }
}

// Which row is an order of two groups: a c_x >= b c_y with a <= b says c_x >= c_y.
std::optional<Completions::OrderRow> Completions::as_order(const Row& row) {
  std::vector<std::size_t> up;
  std::vector<std::size_t> down;
  for (std::size_t g = 0; g < row.coefficients.size(); ++g) {
    if (row.coefficients[g] > kRounding) up.push_back(g);
    if (row.coefficients[g] < -kRounding) down.push_back(g);
  }
  if (up.size() != 1 || down.size() != 1) return std::nullopt;
  const double more = -row.coefficients[down[0]] - row.coefficients[up[0]];
  if (more < -kRounding) return std::nullopt;
  return OrderRow{up[0], down[0], more <= kRounding};
}

// Splits the rows into an order of the groups and what they say beyond it.
void Completions::split_rows() {
  const std::size_t count = groups_.size();
  order_.assign(count * count, false);
  other_rows_.clear();
  for (const Row& row : rows_) {
    const auto order = as_order(row);
    if (order) order_[order->above * count + order->below] = true;
    if (!order || !order->says_no_more) other_rows_.push_back(row);
  }
  for (std::size_t via = 0; via < count; ++via) {
    for (std::size_t a = 0; a < count; ++a) {
      if (!order_[a * count + via]) continue;
      for (std::size_t b = 0; b < count; ++b) {
        if (order_[via * count + b]) order_[a * count + b] = true;
      }
    }
  }
}

// True where the order says that two groups weigh the same, which are then one.
bool Completions::merge_a_cycle() {
  split_rows();
  const std::size_t count = groups_.size();
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      if (!order_[a * count + b] || !order_[b * count + a]) continue;
      std::vector<double> equality(known_.axes.size(), 0);
      equality[groups_[a].members[0].first] = 1 / groups_[a].members[0].second;
      equality[groups_[b].members[0].first] = -1 / groups_[b].members[0].second;
      merge(equality);
      return true;
    }
  }
  return false;
}

void Completions::choose_method() {
  const auto count = static_cast<std::uint32_t>(groups_.size());
  std::vector<double> sizes;
  for (const Group& group : groups_) sizes.push_back(group.size);
  weight_orders_.emplace_back(
      count, [&](std::uint32_t a, std::uint32_t b) { return order_[a * count + b]; }, sizes);
  weight_method_ = count == 0 ? WeightMethod::none : WeightMethod::simplex;
  method_ = count == 0 ? "weights as given" : "weights from exponential spacings";
  if (other_rows_.empty() || count == 0) return;
  std::uint64_t taken = 0;
  std::vector<double> weights;
  for (std::uint64_t i = 0; i < kProbes; ++i) {
    Draw draw(0, {kProbeStream, i});
    draw_simplex(draw, weights);
    if (satisfies_rows(weights)) ++taken;
  }
  weight_method_ = WeightMethod::rejection;
  method_ = "weights from exponential spacings, by rejection";
  if (static_cast<double>(taken) >= kLeastTaken * static_cast<double>(kProbes)) return;
  make_corners();
  const auto start = inner_point();
  if (!start) return;
  weight_method_ = WeightMethod::walk;
  start_ = *start;
  method_ = "weights by hit-and-run";
}

double Completions::spacing(Draw& draw) const {
  if (prior_ == Prior::uniform) return draw.exponential();
  if (prior_ == Prior::equal) return draw.exponential() + draw.exponential();
  const double z = draw.normal();
  return z * z / 2;
}

// Group weights that agree with the order; together with their sizes they sum to the free mass.
void Completions::draw_simplex(Draw& draw, std::vector<double>& groups) const {
  groups.assign(groups_.size(), 0);
  thread_local std::vector<std::uint32_t> order;
  weight_orders_[0].draw(draw, order);
  thread_local std::vector<double> steps;
  steps.assign(groups_.size(), 0);
  double sum = 0;
  for (double& step : steps) sum += step = spacing(draw);
  double size = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    size += groups_[order[k]].size;
    steps[k] *= free_mass_ / (sum * size);
  }
  double weight = 0;
  for (std::size_t k = order.size(); k-- > 0;) groups[order[k]] = weight += steps[k];
}

bool Completions::satisfies_rows(const std::vector<double>& groups) const {
  return std::all_of(other_rows_.begin(), other_rows_.end(), [&](const Row& row) {
    return std::inner_product(groups.begin(), groups.end(), row.coefficients.begin(), 0.0) >= 0;
  });
}

// A chain leaves a simplex whose corners give the first k groups the same weight; else the corners
// give one group everything, and the order is among the rows.
void Completions::make_corners() {
  const std::size_t count = groups_.size();
  const bool is_chain = weight_orders_[0].is_chain();
  std::vector<std::uint32_t> order;
  Draw draw(0, {});
  weight_orders_[0].draw(draw, order);
  double size = 0;
  for (std::size_t k = 0; k < count; ++k) {
    auto& corner = corners_.emplace_back(count, 0);
    size += groups_[order[k]].size;
    if (is_chain) {
      for (std::size_t i = 0; i <= k; ++i) corner[order[i]] = free_mass_ / size;
    } else {
      corner[k] = free_mass_ / groups_[k].size;
    }
  }
  for (const Row& row : is_chain ? other_rows_ : rows_) {
    auto& at = row_at_corner_.emplace_back();
    for (const auto& corner : corners_) {
      at.push_back(std::inner_product(corner.begin(), corner.end(), row.coefficients.begin(), 0.0));
    }
  }
}

// Shares of the corners, as far from every bound as can be; nullopt where none lies inside.
std::optional<std::vector<double>> Completions::inner_point() const {
  const auto count = static_cast<int>(corners_.size());
  LinearProgram programme(count + 1);  // the shares, and their distance from the bounds
  LinearProgram::Terms sum;
  for (int k = 0; k < count; ++k) {
    sum.emplace_back(k, 1);
    programme.add_row({{k, 1}, {count, -1}}, 0, LinearProgram::kNoBound);
  }
  programme.add_row(sum, 1, 1);
  for (const auto& row : row_at_corner_) {
    LinearProgram::Terms terms;
    double norm = 0;
    for (int k = 0; k < count; ++k) {
      terms.emplace_back(k, row[static_cast<std::size_t>(k)]);
      norm += row[static_cast<std::size_t>(k)] * row[static_cast<std::size_t>(k)];
    }
    terms.emplace_back(count, -std::sqrt(norm));
    programme.add_row(terms, 0, LinearProgram::kNoBound);
  }
  const auto distance = programme.minimum({{count, -1}});
  if (!distance || -*distance < 1e-9) return std::nullopt;
  std::vector<double> shares = programme.solution();
  shares.pop_back();
  return shares;
}

// One step of hit-and-run: some of one corner's share goes to another's.
void Completions::step(Draw& draw, std::vector<double>& shares, std::vector<double>& slack) const {
  const auto count = static_cast<std::uint32_t>(shares.size());
  const std::uint32_t j = draw.below(count);
  const std::uint32_t k = (j + 1 + draw.below(count - 1)) % count;
  double low = -shares[j];
  double high = shares[k];
  for (std::size_t r = 0; r < slack.size(); ++r) {
    const double slope = row_at_corner_[r][j] - row_at_corner_[r][k];
    if (slope > kRounding) low = std::max(low, -slack[r] / slope);
    if (slope < -kRounding) high = std::min(high, -slack[r] / slope);
  }
  if (!(low < high)) return;
  const double move = low + draw.uniform() * (high - low);
  if (prior_ != Prior::uniform) {  // density: the product of shares to the power of 1 or -1/2
    const double ratio = (shares[j] + move) * (shares[k] - move) / (shares[j] * shares[k]);
    const double accept = prior_ == Prior::equal ? ratio : 1 / std::sqrt(ratio);
    if (!(draw.uniform() < accept)) return;
  }
  shares[j] += move;
  shares[k] -= move;
  for (std::size_t r = 0; r < slack.size(); ++r) {
    slack[r] += move * (row_at_corner_[r][j] - row_at_corner_[r][k]);
  }
}

void Completions::walk(Draw& draw, std::vector<double>& groups) const {
  thread_local std::vector<double> shares;
  thread_local std::vector<double> slack;
  shares = start_;
  slack.clear();
  for (const auto& row : row_at_corner_) {
    slack.push_back(std::inner_product(shares.begin(), shares.end(), row.begin(), 0.0));
  }
  const std::size_t steps = kStepsPerPair * shares.size() * shares.size();
  for (std::size_t i = 0; i < steps; ++i) step(draw, shares, slack);
  groups.assign(groups_.size(), 0);
  for (std::size_t k = 0; k < shares.size(); ++k) {
    for (std::size_t g = 0; g < groups.size(); ++g) groups[g] += shares[k] * corners_[k][g];
  }
}

bool Completions::draw_weights(Draw& draw, std::vector<double>& weights) const {
  thread_local std::vector<double> groups;
  weights = fixed_;
  if (weight_method_ == WeightMethod::none) return true;
  if (weight_method_ == WeightMethod::walk) {
    walk(draw, groups);
  } else {
    std::uint64_t tries = 0;
    do {
      if (++tries > kMostRejections) return false;
      draw_simplex(draw, groups);
    } while (!satisfies_rows(groups));
  }
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const auto& [axis, multiple] : groups_[g].members) weights[axis] = groups[g] * multiple;
  }
  return true;
}

// A complete order that agrees with what is known, and sorted spacings between 0 and 1.
void Completions::draw_ordered(Draw& draw, std::uint32_t axis, std::span<double> values) const {
  thread_local std::vector<std::uint32_t> order;
  thread_local std::vector<double> spacings;
  value_orders_[axis].draw(draw, order);
  spacings.assign(order.size() - 1, 0);
  double sum = 0;
  for (double& one : spacings) sum += one = draw.exponential();
  double value = 0;
  values[order.back()] = 0;
  for (std::size_t k = order.size() - 1; k-- > 0;) values[order[k]] = value += spacings[k] / sum;
  values[order.front()] = 1;
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

bool Completions::draw(std::uint64_t seed, Draw::For which, std::span<double> worth) const {
  Draw random(seed, which);
  thread_local std::vector<double> weights;
  thread_local std::vector<double> values;
  const std::uint64_t most = known_.comparisons.empty() ? 1 : kMostRejections;
  for (std::uint64_t tries = 0; tries < most; ++tries) {
    if (!draw_weights(random, weights)) return false;
    for (std::uint32_t axis = 0; axis < known_.axes.size(); ++axis) {
      const AxisValues& known = known_.axes[axis];
      values.resize(known.classes);
      if (!draw_values(random, axis, values)) return false;
      for (std::size_t value = 0; value < known.class_of.size(); ++value) {
        worth[offset_[axis] + value] = weights[axis] * values[known.class_of[value]];
      }
    }
    if (satisfies_comparisons(worth)) return true;
  }
  return false;
}

}  // namespace zopa
