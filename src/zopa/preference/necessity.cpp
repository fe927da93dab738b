#include "zopa/preference/necessity.hpp"

#include <algorithm>
#include <utility>

#include "zopa/base/exact.hpp"

namespace zopa {
namespace {

constexpr std::size_t kMostChoices = 256;
constexpr std::size_t kMostPoints = 64;
constexpr double kRounding = 1e-9;

// Places of coefficients.
constexpr std::uint32_t kZero = 0;
constexpr std::uint32_t kOne = 1;
constexpr std::uint32_t kMinusOne = 2;

}  // namespace

Necessity::Necessity(const PartialPreference& known)
    : known_(known),
      is_linked_(linked_axes(known)),
      is_idle_(known.axes.size(), false),
      layout_(known, is_linked_, ValueLayout::Margin::none),
      alone_(known.axes.size()),
      place_of_least_(known.axes.size()) {
  for (const int number : {0, 1, -1}) place_of(Fraction(Decimal{number}));
  has_free_weights_ = known.weights.empty() && known.comparisons.empty() &&
                      std::none_of(known.fixed_weights.begin(), known.fixed_weights.end(),
                                   [](const auto& weight) { return weight.has_value(); });
  if (known.fixed) return;
  if (!has_free_weights_) is_idle_ = idle_axes(known);
  may_be_indifferent_ = !is_anything_strict(known, is_idle_);
  list_choices();
}

void Necessity::list_choices() {
  choices_ = {{}};
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    if (!is_linked_[a]) continue;
    too_many_ = choices_.size() * count_ends(known_.axes[a]) > kMostChoices;
    if (too_many_) return;
    std::vector<std::vector<Ends>> longer;
    for (const auto& choice : choices_) {
      for (const Ends ends : ends_of(known_.axes[a])) {
        longer.push_back(choice);
        longer.back().push_back(ends);
      }
    }
    choices_ = std::move(longer);
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
  const Difference& terms = difference(x, y);
  if (has_free_weights_) return coefficients_[least_with_free_weights(terms)].exact;
  prepare_programmes();
  const ExactProgram::Objective objective = objective_of(terms);
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
  if (known_.fixed) {
    const auto least = least_difference(x, y);
    return least ? std::optional(least->sign()) : std::nullopt;
  }
  if (too_many_) return std::nullopt;
  if (has_free_weights_) return coefficients_[least_with_free_weights(difference(x, y))].sign;
  prepare_programmes();
  if (programmes_.empty()) return std::nullopt;
  const Difference& terms = difference(x, y);
  const auto known = sign_of_minimum_.find(terms);
  if (known != sign_of_minimum_.end()) return known->second;
  const int sign = is_negative_at_some_point(terms) ? -1 : sign_of_minimum(terms);
  sign_of_minimum_.emplace(terms, sign);
  return sign;
}

int Necessity::sign_of_minimum(const Difference& difference) {
  const ExactProgram::Objective objective = objective_of(difference);
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
  const Difference& terms = difference(x, y);
  if (has_free_weights_) return can_be_zero_with_free_weights(terms);
  const auto known = can_be_zero_.find(terms);
  if (known != can_be_zero_.end()) return known->second;
  const bool is_zero = can_be_zero(terms);
  can_be_zero_.emplace(terms, is_zero);
  return is_zero;
}

// At some point of a programme that leaves strict preferences a margin?
bool Necessity::can_be_zero(const Difference& difference) const {
  const ExactProgram::Objective objective = objective_of(difference);
  const ValueLayout strict(known_, is_linked_, ValueLayout::Margin::of_strict_preferences);
  return std::any_of(choices_.begin(), choices_.end(), [&](const std::vector<Ends>& choice) {
    ExactProgram programme = joint_programme(known_, strict, choice, is_idle_);
    programme.add_at_most(objective, Fraction{});
    return has_margin(std::move(programme), strict);
  });
}

// What is above 0 may then have no weight.
bool Necessity::can_be_zero_with_free_weights(const Difference& difference) const {
  return std::none_of(difference.begin(), difference.end(), [&](const auto& term) {
    return coefficients_[term.second].sign > 0 &&
           known_.axes[static_cast<std::size_t>(term.first)].is_strict();
  });
}

// By more than rounding can make of nothing.
bool Necessity::is_negative_at_some_point(const Difference& difference) const {
  return std::any_of(points_.begin(), points_.end(), [&](const std::vector<double>& point) {
    double sum = 0;
    for (const auto& [variable, place] : difference) {
      sum += coefficients_[place].rough * point[static_cast<std::size_t>(variable)];
    }
    return sum < -kRounding;
  });
}

// The least of a linear function is at a corner: all weight on one issue.
std::uint32_t Necessity::least_with_free_weights(const Difference& difference) const {
  std::uint32_t least = difference.size() < known_.axes.size() ? kZero : kOne;
  for (const auto& [weight, place] : difference) {
    if (coefficients_[place].exact < coefficients_[least].exact) least = place;
  }
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

const Necessity::Difference& Necessity::difference(const Values& x, const Values& y) {
  Difference& terms = difference_;
  terms.clear();
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    if (x[a] == y[a]) continue;
    const std::uint32_t own = known_.axes[a].class_of[x[a]];
    const std::uint32_t other = known_.axes[a].class_of[y[a]];
    if (own == other) continue;
    if (is_linked_[a]) {
      terms.emplace_back(layout_.value(a, own), kOne);
      terms.emplace_back(layout_.value(a, other), kMinusOne);
    } else {
      terms.emplace_back(layout_.weight[a], place_of(a, own, other));
    }
  }
  return terms;
}

std::uint32_t Necessity::place_of(std::size_t axis, std::uint32_t own, std::uint32_t other) {
  const std::uint32_t classes = known_.axes[axis].classes;
  auto& places = place_of_least_[axis];
  if (places.empty()) places.resize(std::size_t{classes} * classes);
  auto& place = places[own * classes + other];
  if (!place) place = place_of(alone(axis).least(own, other));
  return *place;
}

std::uint32_t Necessity::place_of(const Fraction& coefficient) {
  const auto next = static_cast<std::uint32_t>(coefficients_.size());
  const auto [known, is_new] = places_.emplace(coefficient, next);
  if (is_new) {
    coefficients_.push_back({coefficient, coefficient.approximate(), coefficient.sign()});
  }
  return known->second;
}

ExactProgram::Objective Necessity::objective_of(const Difference& difference) const {
  ExactProgram::Objective objective;
  for (const auto& [variable, place] : difference) {
    objective.emplace_back(variable, coefficients_[place].exact);
  }
  return objective;
}

// FNV-1a (Fowler, Noll and Vo), a term at a time.
std::size_t Necessity::Hash::operator()(const Difference& difference) const {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const auto& [variable, place] : difference) {
    hash = (hash ^ (static_cast<std::uint64_t>(variable) << 32U | place)) * 0x100000001B3U;
  }
  return static_cast<std::size_t>(hash ^ (hash >> 32U));
}

}  // namespace zopa
