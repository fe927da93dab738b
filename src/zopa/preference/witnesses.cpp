#include "zopa/preference/witnesses.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace zopa {
namespace {

constexpr std::size_t kCorners = 12;  // of one programme, at most
constexpr std::uint32_t kSteepest = 9;

// Above 0, and mostly much smaller than the largest of several: mixtures lean to a few corners.
double heavy(Draw& draw) { return std::pow(draw.exponential(), 3); }

std::vector<int> variables_of(const ValueLayout& layout, std::size_t axis, std::uint32_t classes) {
  std::vector<int> variables(classes);
  std::iota(variables.begin(), variables.end(), layout.values[axis]);
  return variables;
}

}  // namespace

Witnesses::Witnesses(Necessity& necessity) : necessity_(necessity), draw_(0, {}) {
  const PartialPreference& known = necessity.known_;
  if (known.fixed || necessity.too_many_) return;
  necessity.prepare_programmes();
  std::vector<int> variables = necessity.layout_.weight;
  for (std::size_t a = 0; a < known.axes.size(); ++a) {
    auto& sources = axes_.emplace_back();
    if (necessity.is_linked_[a]) {
      const auto own = variables_of(necessity.layout_, a, known.axes[a].classes);
      variables.insert(variables.end(), own.begin(), own.end());
      continue;
    }
    auto& alone = necessity.alone(a);
    for (ExactProgram& programme : alone.programmes()) {
      sources.push_back({&programme, variables_of(alone.layout(), a, known.axes[a].classes), {}});
    }
  }
  for (ExactProgram& programme : necessity.programmes_) {
    joint_.push_back({&programme, variables, {}});
  }
}

// The corners that are least in random directions.
void Witnesses::add_corners(Source& source) {
  for (std::size_t i = 0; i < kCorners; ++i) {
    ExactProgram::Objective objective;
    for (const int variable : source.variables) {
      const auto slope = static_cast<std::int64_t>(draw_.below(2 * kSteepest + 1)) - kSteepest;
      objective.emplace_back(variable, Fraction(Decimal{slope}));
    }
    if (!source.programme->minimum(objective)) continue;
    Corner corner;
    for (const Fraction& number : source.programme->solution()) {
      corner.push_back(number.approximate());
    }
    source.corners.push_back(std::move(corner));
  }
}

Witnesses::Corner Witnesses::mixture(std::vector<Source>& sources) {
  Source& source = sources[draw_.below(static_cast<std::uint32_t>(sources.size()))];
  if (source.corners.empty()) add_corners(source);
  std::vector<double> shares;
  for (std::size_t i = 0; i < source.corners.size(); ++i) shares.push_back(heavy(draw_));
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  Corner mixture(source.corners[0].size(), 0);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    for (std::size_t j = 0; j < mixture.size(); ++j) {
      mixture[j] += shares[i] / sum * source.corners[i][j];
    }
  }
  return mixture;
}

// By class: a sum over all that a class is at least as good as, rescaled.  Sums of more are never
// less, in doubles, too.
void Witnesses::draw_ordered(const AxisValues& axis, std::vector<double>& values) {
  std::vector<double> steps;
  for (std::uint32_t c = 0; c < axis.classes; ++c) steps.push_back(heavy(draw_));
  values.assign(axis.classes, 0);
  for (std::uint32_t c = 0; c < axis.classes; ++c) {
    for (std::uint32_t other = 0; other < axis.classes; ++other) {
      if (axis.is_at_least(c, other)) values[c] += steps[other];
    }
  }
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const double worst = *least;
  const double span = *most - worst;
  for (double& value : values) value = span > 0 ? (value - worst) / span : 0;
}

std::span<const double> Witnesses::draw() {
  worth_.clear();
  if (joint_.empty()) return worth_;
  const Corner joint = mixture(joint_);
  const auto at = [](const Corner& corner, int variable) {
    return corner[static_cast<std::size_t>(variable)];
  };
  std::vector<double> values;
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    const AxisValues& axis = necessity_.known_.axes[a];
    if (!axes_[a].empty()) {
      const Corner own = mixture(axes_[a]);
      const auto first = own.begin() + axes_[a][0].variables[0];
      values.assign(first, first + axis.classes);
    } else if (!necessity_.is_linked_[a]) {
      draw_ordered(axis, values);
    }
    for (const std::uint32_t value_class : axis.class_of) {
      worth_.push_back(necessity_.is_linked_[a]
                           ? at(joint, necessity_.layout_.value(a, value_class))
                           : at(joint, necessity_.layout_.weight[a]) * values[value_class]);
    }
  }
  return worth_;
}

}  // namespace zopa
