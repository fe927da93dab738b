#include "zopa/preference/necessity.hpp"

#include <algorithm>
#include <utility>

#include "zopa/base/exact.hpp"

namespace zopa {
namespace {

constexpr std::size_t kMostChoices = 256;
constexpr std::size_t kMostPoints = 64;
constexpr double kRounding = 1e-9;

Fraction whole(int number) { return Fraction(Decimal{number}); }

std::vector<bool> linked_axes(const PartialPreference& known) {
  std::vector<bool> is_linked(known.axes.size(), false);
  for (const ValueConstraint& comparison : known.comparisons) {
    for (const auto& term : comparison.terms) is_linked[term.axis] = true;
  }
  return is_linked;
}

// The corners of the values give 1 to the options at least as good as some one, 0 to the others.
Fraction least_by_order(const AxisValues& axis, std::uint32_t own, std::uint32_t other) {
  if (!axis.is_at_least(own, other)) return whole(-1);
  const auto ends = ends_of(axis);
  // What is best for certain against what is worst for certain.
  return whole(ends.size() == 1 && ends[0].best == own && ends[0].worst == other ? 1 : 0);
}

}  // namespace

Necessity::Necessity(const PartialPreference& known)
    : known_(known),
      is_linked_(linked_axes(known)),
      layout_(known, is_linked_, ValueLayout::Margin::none),
      alone_(known.axes.size()) {
  has_free_weights_ = known.weights.empty() && known.comparisons.empty() &&
                      std::none_of(known.fixed_weights.begin(), known.fixed_weights.end(),
                                   [](const auto& weight) { return weight.has_value(); });
  list_choices();
}

void Necessity::list_choices() {
  choices_ = {{}};
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    if (!is_linked_[a]) continue;
    std::vector<std::vector<Ends>> longer;
    for (const auto& choice : choices_) {
      for (const Ends ends : ends_of(known_.axes[a])) {
        longer.push_back(choice);
        longer.back().push_back(ends);
      }
    }
    choices_ = std::move(longer);
    too_many_ = too_many_ || choices_.size() > kMostChoices;
    if (too_many_) return;
  }
}

std::optional<bool> Necessity::is_consistent() const {
  if (known_.fixed) return true;
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    const AxisValues& axis = known_.axes[a];
    const bool can_fail = !axis.numbers.empty() && axis.classes > 1;
    if (can_fail && axis_alone(a).programmes.empty()) return false;
  }
  if (too_many_) return std::nullopt;
  const ValueLayout strict(known_, is_linked_, ValueLayout::Margin::of_strict_preferences);
  return std::any_of(choices_.begin(), choices_.end(), [&](const std::vector<Ends>& choice) {
    return has_margin(joint_programme(known_, strict, choice), strict);
  });
}

Necessity::AxisAlone Necessity::axis_alone(std::size_t a) const {
  std::vector<bool> alone(known_.axes.size(), false);
  alone[a] = true;
  const ValueLayout strict(known_, alone, ValueLayout::Margin::of_strict_preferences);
  const AxisValues& axis = known_.axes[a];
  AxisAlone result{ValueLayout(known_, alone, ValueLayout::Margin::none), {}, {}};
  result.least.resize(std::size_t{axis.classes} * axis.classes);
  if (axis.numbers.empty()) return result;  // its order says it all
  for (const Ends ends : ends_of(axis)) {
    if (!has_margin(axis_programme(known_, strict, a, ends), strict)) continue;
    result.programmes.push_back(axis_programme(known_, result.layout, a, ends));
  }
  return result;
}

Necessity::AxisAlone& Necessity::alone(std::size_t axis) {
  if (!alone_[axis]) alone_[axis] = axis_alone(axis);
  return *alone_[axis];
}

// The least that value `own` can be above `other`.
Fraction Necessity::least_on_axis(std::size_t a, std::uint32_t own, std::uint32_t other) {
  const AxisValues& axis = known_.axes[a];
  auto& [layout, programmes, leasts] = alone(a);
  auto& known = leasts[own * axis.classes + other];
  if (known) return *known;
  if (axis.numbers.empty()) known = least_by_order(axis, own, other);
  for (ExactProgram& programme : programmes) {
    const auto least =
        programme.minimum({{layout.value(a, own), whole(1)}, {layout.value(a, other), whole(-1)}});
    if (least && (!known || *least < *known)) known = least;
  }
  if (!known) known = Fraction{};  // no completion, which is said elsewhere
  return *known;
}

std::optional<Fraction> Necessity::least_difference(const Values& x, const Values& y) {
  if (known_.fixed) {  // one completion
    const Utility& utility = *known_.fixed;
    const std::int64_t more = utility.counted(utility.total(x)) - utility.counted(utility.total(y));
    return to_fraction(mpq_class(to_mpz(more)) / mpq_class(to_mpz(known_.fixed_unit)));
  }
  if (too_many_) return std::nullopt;
  const ExactProgram::Objective objective = difference(x, y);
  if (has_free_weights_) return least_with_free_weights(objective);
  prepare_programmes();
  std::optional<Fraction> least;
  for (ExactProgram& programme : programmes_) {
    const auto own = programme.minimum(objective);
    if (own && (!least || *own < *least)) least = own;
  }
  return least;
}

std::optional<bool> Necessity::can_be_worse(const Values& x, const Values& y) {
  if (known_.fixed || has_free_weights_) {
    const auto least = least_difference(x, y);
    return least ? std::optional(least->sign() < 0) : std::nullopt;
  }
  if (too_many_) return std::nullopt;
  prepare_programmes();
  if (programmes_.empty()) return std::nullopt;
  ExactProgram::Objective objective = difference(x, y);
  const auto known = can_be_negative_.find(objective);
  if (known != can_be_negative_.end()) return known->second;
  const bool is_negative = is_negative_at_some_point(objective) || can_be_negative(objective);
  can_be_negative_.emplace(std::move(objective), is_negative);
  return is_negative;
}

bool Necessity::is_at_least(const Values& x, const Values& y) {
  return can_be_worse(x, y) == false;
}

bool Necessity::can_be_negative(const ExactProgram::Objective& objective) {
  for (ExactProgram& programme : programmes_) {
    if (!programme.can_be_negative(objective)) continue;
    if (points_.size() == kMostPoints) points_.erase(points_.begin());
    std::vector<double>& point = points_.emplace_back();
    for (const Fraction& number : programme.solution()) point.push_back(number.approximate());
    return true;
  }
  return false;
}

// By more than rounding can make of nothing.
bool Necessity::is_negative_at_some_point(const ExactProgram::Objective& objective) const {
  std::vector<std::pair<std::size_t, double>> rough;
  for (const auto& [variable, coefficient] : objective) {
    rough.emplace_back(variable, coefficient.approximate());
  }
  return std::any_of(points_.begin(), points_.end(), [&](const std::vector<double>& point) {
    double sum = 0;
    for (const auto& [variable, coefficient] : rough) sum += coefficient * point[variable];
    return sum < -kRounding;
  });
}

// The least of a linear function over all weights that sum to 1 is at a corner: all on one issue.
Fraction Necessity::least_with_free_weights(const ExactProgram::Objective& objective) const {
  Fraction least = whole(objective.size() < known_.axes.size() ? 0 : 1);
  for (const auto& [weight, coefficient] : objective) least = std::min(least, coefficient);
  return least;
}

// A choice of ends that strict preferences rule out is left out: no completion is near it.
void Necessity::prepare_programmes() {
  if (is_ready_) return;
  const ValueLayout strict(known_, is_linked_, ValueLayout::Margin::of_strict_preferences);
  for (const auto& choice : choices_) {
    if (!has_margin(joint_programme(known_, strict, choice), strict)) continue;
    programmes_.push_back(joint_programme(known_, layout_, choice));
  }
  is_ready_ = true;
}

ExactProgram::Objective Necessity::difference(const Values& x, const Values& y) {
  static const Fraction kOne = whole(1);
  static const Fraction kMinusOne = whole(-1);
  ExactProgram::Objective terms;
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    const std::uint32_t own = known_.axes[a].class_of[x[a]];
    const std::uint32_t other = known_.axes[a].class_of[y[a]];
    if (own == other) continue;
    if (is_linked_[a]) {
      terms.emplace_back(layout_.value(a, own), kOne);
      terms.emplace_back(layout_.value(a, other), kMinusOne);
    } else {
      terms.emplace_back(layout_.weight[a], least_on_axis(a, own, other));
    }
  }
  return terms;
}

}  // namespace zopa
