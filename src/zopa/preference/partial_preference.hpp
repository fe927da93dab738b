// What is known of a party's preference, as constraints on additive preferences: the polytope of
// its completions, with the numbers of the file as they stand there.
//
//   const PartialPreference known = partial_preference(negotiation, party, space);
//
// In a completion every issue has values from 0 (worst listed option) to 1 (best) and a weight; the
// weights sum to 1; a package is worth the sum of weight times value.  `prefers` orders values,
// also where `values` are ranges; `weighs` and `weights` bind the weights; `compares` binds both.
// `>=` allows a tie, `>` does not: that one option is better than another says of two packages that
// differ in nothing else that one is better, so that the weight is above 0.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/base/decimal.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/preference/utility.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa {

// The options of one axis, tied ones taken together, and what is known of their values.  Options
// excluded for everyone that the party puts in an order or gives a number have classes, too.
struct AxisValues {
  std::vector<std::uint32_t> class_of;  // by value of the axis
  std::uint32_t classes = 0;
  // at_least[a * classes + b]: class a is at least as good as class b.  Reflexive, transitive.
  std::vector<bool> at_least;
  // better[a * classes + b]: class a is better than class b, by the order or by numbers apart.
  std::vector<bool> better;
  // Raw numbers of `values`, by class, to be rescaled by their worst and best; empty without.
  std::vector<std::optional<Range>> numbers;

  [[nodiscard]] bool is_at_least(std::uint32_t a, std::uint32_t b) const {
    return at_least[a * classes + b];
  }
  [[nodiscard]] bool is_better(std::uint32_t a, std::uint32_t b) const {
    return better[a * classes + b];
  }
  // Is some option better than another?  Then the weight is above 0.
  [[nodiscard]] bool is_strict() const;
};

// Sum over axes of coefficient times weight is at least 0 (weights sum to 1, so that bounds take
// this form too).
struct WeightConstraint {
  std::vector<Decimal> coefficients;  // by axis
  bool is_strict = false;             // above 0
  PositionId source;
};

// Sum over axes and values of coefficient times weight times value is at least 0, or is 0.
struct ValueConstraint {
  struct Term {
    std::uint32_t axis;
    std::uint32_t value;
    int coefficient;
  };
  std::vector<Term> terms;
  bool is_equality = false;
  bool is_strict = false;
  PositionId source;
};

struct PartialPreference {
  PartyId party;
  std::vector<AxisValues> axes;
  std::vector<std::optional<Decimal>> fixed_weights;  // by axis: given as a single number
  std::vector<WeightConstraint> weights;              // the rest of what is known of weights
  std::vector<ValueConstraint> comparisons;
  std::vector<PositionId> rests_on;
  // Known completely, by a file of another program or by `priorities`: nothing is drawn.
  std::optional<Utility> fixed;
  std::int64_t fixed_unit = 1;
  // Claims that say more than could be taken into account: comparisons with too many cases.
  std::vector<PositionId> left_out;
};

// From the rows of the party that count.
[[nodiscard]] PartialPreference partial_preference(const Negotiation& negotiation, PartyId party,
                                                   const PackageSpace& space,
                                                   const Counting& counting = {});

// A number that depends on what is known alone: not on the party's name or place, nor on the order
// of its rows.
[[nodiscard]] std::uint64_t fingerprint(const PartialPreference& known);

}  // namespace zopa
