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

}  // namespace

Necessity::Necessity(const PartialPreference& known)
    : known_(known),
      is_linked_(linked_axes(known)),
      is_idle_(known.axes.size(), false),
      layout_(known, is_linked_, ValueLayout::Margin::none),
      alone_(known.axes.size()) {
  has_free_weights_ = known.weights.empty() && known.comparisons.empty() &&
                      std::none_of(known.fixed_weights.begin(), known.fixed_weights.end(),
                                   [](const auto& weight) { return weight.has_value(); });
  if (known.fixed) return;
  if (!has_free_weights_) is_idle_ = idle_axes(known);
  may_be_indifferent_ = !is_anything_strict();
  list_choices();
}

bool Necessity::is_anything_strict() const {
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    if (!is_idle_[a] && known_.axes[a].is_strict()) return true;
  }
  const auto is_strict = [](const auto& constraint) { return constraint.is_strict; };
  return std::any_of(known_.weights.begin(), known_.weights.end(), is_strict) ||
         std::any_of(known_.comparisons.begin(), known_.comparisons.end(), is_strict);
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
    if (!known_.axes[a].numbers.empty() && !AxisAlone(known_, a).is_consistent()) return false;
  }
  if (too_many_) return std::nullopt;
  const ValueLayout strict(known_, is_linked_, ValueLayout::Margin::of_strict_preferences);
  return std::any_of(choices_.begin(), choices_.end(), [&](const std::vector<Ends>& choice) {
    return has_margin(joint_programme(known_, strict, choice, is_idle_), strict);
  });
}

AxisAlone& Necessity::alone(std::size_t axis) {
  if (!alone_[axis]) alone_[axis].emplace(known_, axis);
  return *alone_[axis];
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
  const auto sign = sign_of_least(x, y);
  return sign ? std::optional(*sign < 0) : std::nullopt;
}

bool Necessity::is_at_least(const Values& x, const Values& y) {
  return can_be_worse(x, y) == false;
}

bool Necessity::is_better(const Values& x, const Values& y) {
  const auto sign = sign_of_least(x, y);
  if (!sign || *sign < 0 || may_be_indifferent_) return false;
  return *sign > 0 || (!known_.fixed && !can_be_equal(x, y));
}

std::optional<int> Necessity::sign_of_least(const Values& x, const Values& y) {
  if (known_.fixed || has_free_weights_) {
    const auto least = least_difference(x, y);
    return least ? std::optional(least->sign()) : std::nullopt;
  }
  if (too_many_) return std::nullopt;
  prepare_programmes();
  if (programmes_.empty()) return std::nullopt;
  ExactProgram::Objective objective = difference(x, y);
  const auto known = sign_of_minimum_.find(objective);
  if (known != sign_of_minimum_.end()) return known->second;
  const int sign = is_negative_at_some_point(objective) ? -1 : sign_of_minimum(objective);
  sign_of_minimum_.emplace(std::move(objective), sign);
  return sign;
}

int Necessity::sign_of_minimum(const ExactProgram::Objective& objective) {
  int least = 1;
  for (ExactProgram& programme : programmes_) {
    const int sign = programme.sign_of_minimum(objective).value_or(1);
    least = std::min(least, sign);
    if (sign >= 0) continue;
    if (points_.size() == kMostPoints) points_.erase(points_.begin());
    std::vector<double>& point = points_.emplace_back();
    for (const Fraction& number : programme.solution()) point.push_back(number.approximate());
    break;
  }
  return least;
}

// Every axis has to come to its least, or to weigh nothing, which one with a strict order does not.
bool Necessity::can_be_equal(const Values& x, const Values& y) {
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    const std::uint32_t own = known_.axes[a].class_of[x[a]];
    const std::uint32_t other = known_.axes[a].class_of[y[a]];
    if (own == other || is_linked_[a] || is_idle_[a]) continue;
    if (!alone(a).is_reached(own, other)) return false;
  }
  ExactProgram::Objective objective = difference(x, y);
  if (has_free_weights_) return can_be_zero_with_free_weights(objective);
  const auto known = can_be_zero_.find(objective);
  if (known != can_be_zero_.end()) return known->second;
  const bool is_zero = can_be_zero(objective);
  can_be_zero_.emplace(std::move(objective), is_zero);
  return is_zero;
}

// At some point of a programme that leaves strict preferences a margin?
bool Necessity::can_be_zero(const ExactProgram::Objective& objective) const {
  const ValueLayout strict(known_, is_linked_, ValueLayout::Margin::of_strict_preferences);
  return std::any_of(choices_.begin(), choices_.end(), [&](const std::vector<Ends>& choice) {
    ExactProgram programme = joint_programme(known_, strict, choice, is_idle_);
    programme.add_at_most(objective, Fraction{});
    return has_margin(std::move(programme), strict);
  });
}

// What is above 0 may then have no weight.
bool Necessity::can_be_zero_with_free_weights(const ExactProgram::Objective& objective) const {
  return std::none_of(objective.begin(), objective.end(), [&](const auto& term) {
    return term.second.sign() > 0 && known_.axes[static_cast<std::size_t>(term.first)].is_strict();
  });
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
  std::erase_if(choices_, [&](const std::vector<Ends>& choice) {
    return !has_margin(joint_programme(known_, strict, choice, is_idle_), strict);
  });
  for (const auto& choice : choices_) {
    programmes_.push_back(joint_programme(known_, layout_, choice, is_idle_));
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
      terms.emplace_back(layout_.weight[a], alone(a).least(own, other));
    }
  }
  return terms;
}

}  // namespace zopa
