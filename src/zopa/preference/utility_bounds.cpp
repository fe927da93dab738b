// The rescaled value (z - worst) / (best - worst) of one option rises with z and falls with every
// other option's number, so its extremes lie at corners: the option at one end of its range and all
// others at the other end.  The best weights for given values fill up the issues of highest value
// first (a fractional knapsack).
#include "zopa/preference/utility_bounds.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "zopa/base/contracts.hpp"
#include "zopa/model/numbers.hpp"

namespace zopa {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kGreatestUnit = 1'000'000'000'000;

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

std::int64_t scaled(Decimal number, int scale) {
  return number.units() * power_of_ten(scale - number.scale());
}

struct Fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

struct FractionBounds {
  Fraction low;
  Fraction high;
};

struct ScaledRange {
  std::int64_t low;
  std::int64_t high;
};

Fraction reduced(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t divisor = std::gcd(numerator, denominator);
  return divisor == 0 ? Fraction{} : Fraction{numerator / divisor, denominator / divisor};
}

// The rescaled value of `own` where the other options have the numbers `others`.
Fraction rescaled(std::int64_t own, const std::vector<std::int64_t>& others) {
  std::int64_t worst = own;
  std::int64_t best = own;
  for (const std::int64_t other : others) {
    worst = std::min(worst, other);
    best = std::max(best, other);
  }
  if (best == worst) return {};  // an issue without a swing adds nothing
  return reduced(own - worst, best - worst);
}

FractionBounds bounds_of(const std::vector<ScaledRange>& ranges, std::size_t option) {
  std::vector<std::int64_t> lows;
  std::vector<std::int64_t> highs;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (i == option) continue;
    lows.push_back(ranges[i].low);
    highs.push_back(ranges[i].high);
  }
  return {rescaled(ranges[option].low, highs), rescaled(ranges[option].high, lows)};
}

// Greatest scale of the numbers, or nothing where 18 digits would not hold them all.
std::optional<int> common_scale(const std::vector<MaybeRange>& ranges) {
  int scale = 0;
  std::int64_t greatest = 0;
  for (const MaybeRange& range : ranges) {
    if (!range) continue;
    scale = std::max({scale, range->low.scale(), range->high.scale()});
  }
  for (const MaybeRange& range : ranges) {
    if (!range) continue;
    for (const Decimal number : {range->low, range->high}) {
      const int shift = scale - number.scale();
      const std::int64_t size = std::abs(number.units());
      constexpr int kMostShift = 18;
      if (shift > kMostShift || size > kGreatestUnit / power_of_ten(std::min(shift, 12))) {
        return std::nullopt;
      }
      greatest = std::max(greatest, size * power_of_ten(shift));
    }
  }
  if (greatest > kGreatestUnit) return std::nullopt;
  return scale;
}

// By value of the axis: the bounds of its rescaled value, or nothing where it has no number.
std::optional<std::vector<std::optional<FractionBounds>>> worth_of_axis(
    const std::vector<MaybeRange>& numbers, const Axis& axis) {
  const auto scale = common_scale(numbers);
  if (!scale) return std::nullopt;
  std::vector<ScaledRange> ranges;
  std::vector<std::optional<std::size_t>> place(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i]) continue;
    place[i] = ranges.size();
    ranges.push_back({scaled(numbers[i]->low, *scale), scaled(numbers[i]->high, *scale)});
  }
  std::vector<std::optional<FractionBounds>> worth;
  for (std::size_t value = 0; value < axis.options.size(); ++value) {
    const auto at = place[axis.options[value].index()];
    if (!at && axis.tabled[value]) return std::nullopt;  // not complete
    worth.push_back(at ? std::optional(bounds_of(ranges, *at)) : std::nullopt);
  }
  return worth;
}

bool speaks_of_numbers(const Claim& claim) {
  return std::holds_alternative<OptionValues>(claim) ||
         std::holds_alternative<IssueWeights>(claim) || std::holds_alternative<Reservation>(claim);
}

}  // namespace

std::optional<UtilityBounds> UtilityBounds::of(const Negotiation& negotiation, PartyId party,
                                               const PackageSpace& space) {
  UtilityBounds bounds;
  bounds.reservation_ = reservation_of(negotiation, party);
  if (!bounds.read_weights(weights_of(negotiation, party), space) ||
      !bounds.read_worth(negotiation, party, space)) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < negotiation.positions().size(); ++i) {
    const Position& position = negotiation.positions()[i];
    if (position.party == party && speaks_of_numbers(position.claim)) {
      bounds.rests_on_.emplace_back(i);
    }
  }
  return bounds;
}

// False unless every issue of the package, and no other, has a weight, and they can sum to 1.
bool UtilityBounds::read_weights(const std::vector<std::optional<Range>>& by_issue,
                                 const PackageSpace& space) {
  std::vector<MaybeRange> weights;
  for (std::size_t i = 0; i < by_issue.size(); ++i) {
    const bool in_package = space.axis_of(IssueId{i}).has_value();
    const bool weighs = by_issue[i] && by_issue[i]->high > Decimal{};
    if (in_package ? !by_issue[i] : weighs) return false;
    if (in_package) weights.push_back(by_issue[i]);
  }
  const auto scale = common_scale(weights);
  if (!scale) return false;
  weight_unit_ = power_of_ten(*scale);
  Bounds sum;
  for (const MaybeRange& weight : weights) {
    weights_.push_back({scaled(weight->low, *scale), scaled(weight->high, *scale)});
    sum.low += weights_.back().low;
    sum.high += weights_.back().high;
  }
  return sum.low <= weight_unit_ && sum.high >= weight_unit_;
}

// False unless every tabled option has a value, and all values share a denominator.
bool UtilityBounds::read_worth(const Negotiation& negotiation, PartyId party,
                               const PackageSpace& space) {
  std::vector<std::vector<std::optional<FractionBounds>>> fractions;
  for (const Axis& axis : space.axes()) {
    auto worth = worth_of_axis(values_of(negotiation, party, axis.issue), axis);
    if (!worth) return false;
    for (const auto& value : *worth) {
      if (value && !(widen_unit(value->low.denominator) && widen_unit(value->high.denominator))) {
        return false;
      }
    }
    fractions.push_back(std::move(*worth));
  }
  const auto numerator = [&](const Fraction& fraction) {
    return fraction.numerator * (unit_ / fraction.denominator);
  };
  for (const auto& axis : fractions) {
    auto& worth = worth_.emplace_back();
    for (const auto& value : axis) {
      worth.push_back(value ? std::optional(Bounds{numerator(value->low), numerator(value->high)})
                            : std::nullopt);
    }
  }
  return true;
}

// Makes the common denominator a multiple of this one; false where it grows too large.
bool UtilityBounds::widen_unit(std::int64_t denominator) {
  const std::int64_t factor = denominator / std::gcd(unit_, denominator);
  if (Wide{unit_} * factor * weight_unit_ > kGreatestUnit) return false;
  unit_ *= factor;
  return true;
}

template <class Better>
std::int64_t UtilityBounds::extreme(std::vector<std::int64_t> worth, Better better) const {
  std::vector<std::size_t> order(worth.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return better(worth[a], worth[b]); });
  std::int64_t left = weight_unit_;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < worth.size(); ++i) {
    left -= weights_[i].low;
    sum += weights_[i].low * worth[i];
  }
  for (const std::size_t i : order) {
    const std::int64_t more = std::min(left, weights_[i].high - weights_[i].low);
    if (more <= 0) continue;
    sum += more * worth[i];
    left -= more;
  }
  return sum;
}

std::int64_t UtilityBounds::highest(const std::vector<std::int64_t>& worth) const {
  return extreme(worth, std::greater<>());
}

std::int64_t UtilityBounds::lowest(const std::vector<std::int64_t>& worth) const {
  return extreme(worth, std::less<>());
}

std::optional<UtilityBounds::Bounds> UtilityBounds::extremes(
    const std::vector<std::uint32_t>& values) const {
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  for (std::size_t i = 0; i < worth_.size(); ++i) {
    const auto& worth = worth_[i][values[i]];
    if (!worth) return std::nullopt;
    low.push_back(worth->low);
    high.push_back(worth->high);
  }
  return Bounds{lowest(low), highest(high)};
}

bool UtilityBounds::is_at_least(std::int64_t utility, Decimal least) const {
  return Wide{utility} * power_of_ten(least.scale()) >= Wide{least.units()} * unit_ * weight_unit_;
}

Truth UtilityBounds::reaches(const std::vector<std::uint32_t>& values, const Range& least) const {
  ZOPA_EXPECTS(values.size() >= worth_.size());
  const auto utility = extremes(values);
  if (!utility) return Truth::unknown;
  if (!is_at_least(utility->high, least.low)) return Truth::no;
  return is_at_least(utility->low, least.high) ? Truth::yes : Truth::unknown;
}

bool UtilityBounds::may_reach(const std::vector<std::optional<std::uint32_t>>& values,
                              const Range& least) const {
  std::vector<std::int64_t> high;
  for (std::size_t i = 0; i < worth_.size(); ++i) {
    std::int64_t best = 0;
    for (std::uint32_t value = 0; value < worth_[i].size(); ++value) {
      if (values[i] && *values[i] != value) continue;
      if (!worth_[i][value]) return true;  // nobody knows how good that is
      best = std::max(best, worth_[i][value]->high);
    }
    high.push_back(best);
  }
  return is_at_least(highest(high), least.low);
}

std::vector<Literal> UtilityBounds::must_improve(std::vector<std::optional<std::uint32_t>> values,
                                                 const Range& least) const {
  std::vector<Literal> literals;
  for (std::uint32_t axis = 0; axis < worth_.size(); ++axis) {
    const auto value = std::exchange(values[axis], std::nullopt);
    if (!value || !may_reach(values, least)) continue;
    values[axis] = value;
    literals.push_back({axis, better_values(axis, *value)});
  }
  return literals;
}

std::vector<std::uint32_t> UtilityBounds::better_values(std::uint32_t axis,
                                                        std::uint32_t value) const {
  const auto& worth = worth_[axis];
  ZOPA_EXPECTS(worth[value].has_value());
  std::vector<std::uint32_t> better;
  for (std::uint32_t other = 0; other < worth.size(); ++other) {
    if (!worth[other] || worth[other]->high > worth[value]->high) better.push_back(other);
  }
  return better;
}

std::optional<UtilityBounds::Interval> UtilityBounds::utility(
    const std::vector<std::uint32_t>& values) const {
  const auto utility = extremes(values);
  if (!utility) return std::nullopt;
  const auto whole = static_cast<double>(unit_) * static_cast<double>(weight_unit_);
  return Interval{static_cast<double>(utility->low) / whole,
                  static_cast<double>(utility->high) / whole};
}

}  // namespace zopa
