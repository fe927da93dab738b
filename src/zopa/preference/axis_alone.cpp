#include "zopa/preference/axis_alone.hpp"

#include <algorithm>

namespace zopa {
namespace {

Fraction whole(int number) { return Fraction(Decimal{number}); }

}  // namespace

AxisAlone::AxisAlone(const PartialPreference& known, std::size_t axis)
    : known_(&known),
      axis_(axis),
      layout_(known, axis, ValueLayout::Margin::none),
      strict_(known, axis, ValueLayout::Margin::of_strict_preferences) {
  const std::size_t pairs = std::size_t{values().classes} * values().classes;
  least_.resize(pairs);
  is_reached_.resize(pairs);
  if (values().numbers.empty()) {  // its order says it all
    if (count_ends(values()) == 1) only_ends_ = ends_of(values()).front();
    return;
  }
  for (const Ends ends : ends_of(values())) {
    if (!has_margin(axis_programme(known, strict_, axis, ends), strict_)) continue;
    ends_.push_back(ends);
    programmes_.push_back(axis_programme(known, layout_, axis, ends));
  }
}

bool AxisAlone::is_consistent() const {
  return values().numbers.empty() || values().classes == 1 || !programmes_.empty();
}

const Fraction& AxisAlone::least(std::uint32_t own, std::uint32_t other) {
  auto& known = least_[own * values().classes + other];
  if (!known) {
    known = values().numbers.empty() ? least_by_order(own, other) : least_by_numbers(own, other);
  }
  return *known;
}

bool AxisAlone::is_reached(std::uint32_t own, std::uint32_t other) {
  if (!values().is_strict()) return true;
  auto& known = is_reached_[own * values().classes + other];
  if (!known) {
    known = values().numbers.empty() ? is_reached_by_order(own, other)
                                     : is_reached_by_numbers(own, other);
  }
  return *known;
}

// The corners of the values give 1 to the options at least as good as some one, 0 to the others.
Fraction AxisAlone::least_by_order(std::uint32_t own, std::uint32_t other) const {
  if (!values().is_at_least(own, other)) return whole(-1);
  // What is best for certain against what is worst for certain.
  return whole(only_ends_ && only_ends_->best == own && only_ends_->worst == other ? 1 : 0);
}

Fraction AxisAlone::least_by_numbers(std::uint32_t own, std::uint32_t other) {
  std::optional<Fraction> least;
  for (ExactProgram& programme : programmes_) {
    const auto found = programme.minimum(
        {{layout_.value(axis_, own), whole(1)}, {layout_.value(axis_, other), whole(-1)}});
    if (found && (!least || *found < *least)) least = found;
  }
  return least.value_or(Fraction{});  // no completion, which is said elsewhere
}

// 0: as a tie, unless one is better.  -1: where nothing keeps the one above 0, the other below 1.
bool AxisAlone::is_reached_by_order(std::uint32_t own, std::uint32_t other) const {
  const AxisValues& axis = values();
  if (axis.is_at_least(own, other)) {
    return !axis.is_better(own, other) || least_by_order(own, other).sign() > 0;
  }
  for (std::uint32_t c = 0; c < axis.classes; ++c) {
    if (axis.is_better(own, c) || axis.is_better(c, other)) return false;
  }
  return true;
}

bool AxisAlone::is_reached_by_numbers(std::uint32_t own, std::uint32_t other) {
  const Fraction& low = least(own, other);
  return std::any_of(ends_.begin(), ends_.end(), [&](const Ends ends) {
    ExactProgram programme = axis_programme(*known_, strict_, axis_, ends);
    programme.add_at_most(
        {{strict_.value(axis_, own), whole(1)}, {strict_.value(axis_, other), whole(-1)}}, low);
    return has_margin(std::move(programme), strict_);
  });
}

}  // namespace zopa
