// The rescaled value (z - worst) / (best - worst) of one option rises with z and falls with every
// other option's number, so its extremes lie at corners: the option at one end of its range and all
// others at the other end.  The best weights for given values fill up the issues of highest value
// first (a fractional knapsack).
#include "zopa/preference/utility_bounds.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "zopa/base/contracts.hpp"
#include "zopa/base/exact.hpp"
#include "zopa/model/numbers.hpp"
#include "zopa/model/sums.hpp"
#include "zopa/preference/lack.hpp"

namespace zopa {
namespace {

__extension__ using Wide = __int128;

constexpr const char* kTooManyDigits = "why.numbers_too_long";

// Sums of shares of it fit in 64 bits.
mpz_class greatest_unit() { return mpz_class(1) << 60U; }

struct FractionBounds {
  mpq_class low;
  mpq_class high;
};

using MaybeBounds = std::optional<FractionBounds>;

// The rescaled value of one end of an option's range where all other options are at the end
// `other`.
mpq_class rescaled(const std::vector<FractionBounds>& ranges, std::size_t option,
                   mpq_class FractionBounds::* end, mpq_class FractionBounds::* other) {
  const mpq_class& own = ranges[option].*end;
  const mpq_class* worst = &own;
  const mpq_class* best = &own;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (i == option) continue;
    if (ranges[i].*other < *worst) worst = &(ranges[i].*other);
    if (ranges[i].*other > *best) best = &(ranges[i].*other);
  }
  if (*best == *worst) return 0;  // an issue without a swing adds nothing
  return (own - *worst) / (*best - *worst);
}

// By value of the axis: the bounds of its rescaled value, or nothing where it has no number.
std::vector<MaybeBounds> worth_of_axis(const std::vector<MaybeRange>& numbers, const Axis& axis) {
  std::vector<FractionBounds> ranges;
  std::vector<std::optional<std::size_t>> place(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i]) continue;
    place[i] = ranges.size();
    ranges.push_back({to_mpq(numbers[i]->low), to_mpq(numbers[i]->high)});
  }
  constexpr auto kLow = &FractionBounds::low;
  constexpr auto kHigh = &FractionBounds::high;
  std::vector<MaybeBounds> worth;
  for (const OptionId option : axis.options) {
    const auto at = place[option.index()];
    worth.push_back(at ? MaybeBounds(FractionBounds{rescaled(ranges, *at, kLow, kHigh),
                                                    rescaled(ranges, *at, kHigh, kLow)})
                       : std::nullopt);
  }
  return worth;
}

void widen(mpz_class& unit, const mpq_class& number) {
  mpz_lcm(unit.get_mpz_t(), unit.get_mpz_t(), number.get_den_mpz_t());
}

// Expects a unit that the number is a whole multiple of.
std::int64_t in_units(const mpq_class& number, const mpz_class& unit) {
  return int64_of(mpq_class(number * unit).get_num());
}

Message no_worth(const Negotiation& negotiation, PartyId party, const Axis& axis,
                 std::size_t value) {
  const char* key =
      points_of(negotiation, party) != nullptr ? "why.no_points_on" : "why.no_value_on";
  return lack(negotiation, party, key,
              {{"option", Code{negotiation.option(axis.issue, axis.options[value]).id}},
               {"issue", Code{negotiation.issue(axis.issue).id}}});
}

}  // namespace

std::optional<UtilityBounds> UtilityBounds::of(const Negotiation& negotiation, PartyId party,
                                               const PackageSpace& space) {
  UtilityBounds bounds;
  if (bounds.read(negotiation, party, space)) return std::nullopt;
  return bounds;
}

std::optional<Message> UtilityBounds::missing(const Negotiation& negotiation, PartyId party,
                                              const PackageSpace& space) {
  return UtilityBounds().read(negotiation, party, space);
}

std::optional<Message> UtilityBounds::read(const Negotiation& negotiation, PartyId party,
                                           const PackageSpace& space) {
  reservation_ = reservation_of(negotiation, party);
  for (const PositionId id : negotiation.positions_of(party)) {
    if (speaks_of_numbers(negotiation.position(id).claim)) rests_on_.push_back(id);
  }
  if (auto why = read_weights(negotiation, party, space)) return why;
  return read_worth(negotiation, party, space);
}

// Needs a weight for every issue of the package and for no other, and that they can sum to 1.
std::optional<Message> UtilityBounds::read_weights(const Negotiation& negotiation, PartyId party,
                                                   const PackageSpace& space) {
  const std::vector<MaybeRange> by_issue = weights_of(negotiation, party);
  mpz_class unit = 1;
  mpq_class least = 0;
  mpq_class greatest = 0;
  std::vector<FractionBounds> weights;
  for (std::size_t i = 0; i < by_issue.size(); ++i) {
    const MaybeRange& weight = by_issue[i];
    const Code name{negotiation.issue(IssueId{i}).id};
    if (!space.axis_of(IssueId{i})) {
      if (weight && weight->high > Decimal{}) {
        return lack(negotiation, party, "why.weight_elsewhere", {{"issue", name}});
      }
      continue;
    }
    if (is_sum(negotiation.issue(IssueId{i}))) {  // its issues are what counts
      weights.emplace_back();
      continue;
    }
    if (!weight) {
      return points_of(negotiation, party) != nullptr
                 ? lack(negotiation, party, "why.no_points", {{"what", name}})
                 : lack(negotiation, party, "why.no_weight", {{"issue", name}});
    }
    weights.push_back({to_mpq(weight->low), to_mpq(weight->high)});
    widen(unit, weights.back().low);
    widen(unit, weights.back().high);
    least += weights.back().low;
    greatest += weights.back().high;
  }
  if (least > 1 || greatest < 1) return lack(negotiation, party, "why.weights_cannot_sum");
  if (unit > greatest_unit()) return lack(negotiation, party, kTooManyDigits);
  weight_unit_ = int64_of(unit);
  for (const FractionBounds& weight : weights) {
    weights_.push_back({in_units(weight.low, unit), in_units(weight.high, unit)});
  }
  return std::nullopt;
}

// Needs a value for every tabled option, and one denominator of all values.
std::optional<Message> UtilityBounds::read_worth(const Negotiation& negotiation, PartyId party,
                                                 const PackageSpace& space) {
  mpz_class unit = 1;
  std::vector<std::vector<MaybeBounds>> fractions;
  for (const Axis& axis : space.axes()) {
    if (is_sum(negotiation.issue(axis.issue))) {
      fractions.emplace_back(axis.options.size(), FractionBounds{});
      continue;
    }
    fractions.push_back(worth_of_axis(values_of(negotiation, party, axis.issue), axis));
    for (std::size_t value = 0; value < axis.options.size(); ++value) {
      const MaybeBounds& own = fractions.back()[value];
      if (!own && axis.tabled[value]) return no_worth(negotiation, party, axis, value);
      if (!own) continue;
      widen(unit, own->low);
      widen(unit, own->high);
    }
  }
  if (unit * to_mpz(weight_unit_) > greatest_unit())
    return lack(negotiation, party, kTooManyDigits);
  unit_ = int64_of(unit);
  for (const auto& axis : fractions) {
    auto& worth = worth_.emplace_back();
    for (const MaybeBounds& value : axis) {
      worth.push_back(
          value ? std::optional(Bounds{in_units(value->low, unit), in_units(value->high, unit)})
                : std::nullopt);
    }
  }
  return std::nullopt;
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
  return Wide{utility} * least.denominator() >= Wide{least.numerator()} * unit_ * weight_unit_;
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
