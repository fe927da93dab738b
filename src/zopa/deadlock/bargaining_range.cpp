// The commitment condition.  A party that prevails with chance q now and q' < q later, discounts
// the next period by d and pays the share c of the whole for conflict, gets q - c from conflict
// now. From peace it gets at most all of the first period and, from then on, what conflict would
// give it then: (1 - d) + d q' - d c.  It therefore prefers conflict now, whatever it is offered,
// when q - d q' - (1 - d) > c (1 - d): Fearon's condition (1995, p. 406) with costs as shares of
// the whole.
#include "zopa/deadlock/bargaining_range.hpp"

#include <algorithm>

#include "zopa/base/budget.hpp"
#include "zopa/base/exact.hpp"
#include "zopa/deadlock/problem.hpp"
#include "zopa/preference/utility_bounds.hpp"
#include "zopa/space/clausifier.hpp"
#include "zopa/space/count.hpp"
#include "zopa/space/sum_counts.hpp"

namespace zopa::deadlock {
namespace {

struct Interval {
  mpq_class low;
  mpq_class high;
};

Interval exact(const Range& range) { return {to_mpq(range.low), to_mpq(range.high)}; }

Truth is_positive(const Interval& interval) {
  if (interval.low > 0) return Truth::yes;
  return interval.high > 0 ? Truth::unknown : Truth::no;
}

// What assumptions say of one party, all its rows together: of two rows on the same, the later
// counts.
struct Stated {
  std::optional<Range> prevails, later, discount, cost;
};

Stated stated_of(const Negotiation& negotiation, PartyId party) {
  Stated stated;
  for (const Assumption& row : negotiation.assumptions()) {
    if (row.party != party) continue;
    if (row.expects_to_prevail) stated.prevails = row.expects_to_prevail;
    if (row.expects_to_prevail_later) stated.later = row.expects_to_prevail_later;
    if (row.discount) stated.discount = row.discount;
    if (row.cost_of_conflict) stated.cost = row.cost_of_conflict;
  }
  return stated;
}

// q - d q' - (1 - d) - c (1 - d) = q - (1 + c) + d (1 + c - q'), rising in q and d, falling in q'
// and c (its slope in c is d - 1).
Truth shift_is_feared(const Stated& stated) {
  const auto value = [](const mpq_class& now, const mpq_class& later, const mpq_class& discount,
                        const mpq_class& cost) -> mpq_class {
    return now - discount * later - (1 - discount) - cost * (1 - discount);
  };
  const Interval now = exact(*stated.prevails);
  const Interval later = exact(*stated.later);
  const Interval discount = exact(*stated.discount);
  const Interval cost = exact(*stated.cost);
  return is_positive({value(now.low, later.high, discount.low, cost.high),
                      value(now.high, later.low, discount.high, cost.low)});
}

// p - c, the share below which the party prefers no agreement.
Range least_share(const Belief& belief, bool& representable) {
  const auto difference = [&](Decimal a, Decimal b) {
    const mpq_class value = to_mpq(a) - to_mpq(b);
    if (value < 0) return Decimal{};
    mpz_class scale = 1;
    int digits = 0;
    while (mpz_divisible_p(mpz_class(scale * value.get_num()).get_mpz_t(),
                           value.get_den().get_mpz_t()) == 0) {
      scale *= 10;
      ++digits;
    }
    const mpz_class units = scale * value.get_num() / value.get_den();
    std::string text = units.get_str();
    if (text.size() <= static_cast<std::size_t>(digits)) {
      text.insert(0, static_cast<std::size_t>(digits) + 1 - text.size(), '0');
    }
    if (digits > 0) text.insert(text.size() - static_cast<std::size_t>(digits), 1, '.');
    const auto parsed = Decimal::parse(text);
    representable = representable && parsed.has_value();
    return parsed.value_or(Decimal{});
  };
  const Decimal low = difference(belief.prevails.low, belief.cost.high);
  const Decimal high = difference(belief.prevails.high, belief.cost.low);
  return {low, high};
}

class PackageCounter {
 public:
  PackageCounter(const Negotiation& negotiation, BargainingRange& range)
      : negotiation_(negotiation), space_(negotiation), range_(range) {}

  void count(const Limits* limits) {
    bool representable = true;
    for (const Belief& belief : range_.beliefs) {
      auto bounds = UtilityBounds::of(negotiation_, belief.party, space_);
      if (!bounds) {
        range_.not_counted = Message("why.no_complete_numbers",
                                     {{"party", name_of(negotiation_.party(belief.party))}});
        return;
      }
      bounds_.push_back(std::move(*bounds));
      least_.push_back(least_share(belief, representable));
    }
    if (!representable) {
      range_.not_counted = Message("why.too_many_digits");
      return;
    }
    range_.possibly_inside = count_where(Truth::unknown, limits);
    range_.surely_inside = count_where(Truth::yes, limits);
    if (range_.possibly_inside) return;
    range_.not_counted = Message(is_reached(limits) ? "why.stopped" : "why.too_many_packages");
  }

 private:
  std::optional<Count> count_where(Truth at_least, const Limits* limits) {
    Clausifier clausifier(space_);
    Conditions conditions;
    for (const Rule& rule : negotiation_.rules()) {
      const auto clauses = clausifier.exactly(rule.formula);
      conditions.clauses.insert(conditions.clauses.end(), clauses.begin(), clauses.end());
    }
    conditions.sizes = clausifier.sizes();
    conditions.weights = space_.weights();
    conditions.joint = joint_weights(negotiation_, space_);
    conditions.clauses.insert(conditions.clauses.end(), clausifier.definitions().begin(),
                              clausifier.definitions().end());
    Test test;
    for (std::uint32_t a = 0; a < space_.axes().size(); ++a) test.variables.push_back(a);
    test.holds = [&](const std::vector<std::uint32_t>& values) {
      for (std::size_t i = 0; i < bounds_.size(); ++i) {
        if (bounds_[i].reaches(values, least_[i]) < at_least) return false;
      }
      return true;
    };
    conditions.tests.push_back(std::move(test));
    Budget budget(~std::uint64_t{0}, limits);
    return count_solutions(conditions, budget);
  }

  const Negotiation& negotiation_;
  PackageSpace space_;
  BargainingRange& range_;
  std::vector<UtilityBounds> bounds_;
  std::vector<Range> least_;
};

}  // namespace

Part<BargainingRange> bargaining_range(const Negotiation& in_force, const Run& run) {
  BargainingRange range;
  const std::vector<bool> counts = consent_counts(in_force);
  for (std::size_t i = 0; i < in_force.parties().size(); ++i) {
    const Stated stated = stated_of(in_force, PartyId{i});
    if (!counts[i] || !stated.prevails || !stated.cost) continue;
    Belief belief{PartyId{i}, *stated.prevails, *stated.cost, Truth::no, false};
    belief.has_shift = stated.later && stated.discount;
    if (belief.has_shift) belief.shift_is_feared = shift_is_feared(stated);
    range.beliefs.push_back(belief);
  }
  if (range.beliefs.size() != 2) return {{}, Message("why.beliefs_needed"), false};
  const Interval p1 = exact(range.beliefs[0].prevails);
  const Interval p2 = exact(range.beliefs[1].prevails);
  const Interval c1 = exact(range.beliefs[0].cost);
  const Interval c2 = exact(range.beliefs[1].cost);
  const Interval shortfall = {p1.low + p2.low - 1 - c1.high - c2.high,
                              p1.high + p2.high - 1 - c1.low - c2.low};
  range.shortfall_low = nearest_double(shortfall.low);
  range.shortfall_high = nearest_double(shortfall.high);
  range.optimism = is_positive(shortfall);
  if (range.optimism != Truth::yes) PackageCounter(in_force, range).count(run.limits);
  return {std::move(range), {}, is_reached(run.limits)};
}

}  // namespace zopa::deadlock
