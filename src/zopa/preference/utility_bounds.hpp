// How good a package can be for a party whose weights and values are given as numbers or ranges,
// and whether it reaches the party's reservation.
//
//   const auto bounds = UtilityBounds::of(negotiation, party, space);
//   if (bounds && bounds->reaches(values, *bounds->reservation()) == Truth::no) …
//
// A completion draws every number from its range; weights sum to 1, and the values of an issue are
// rescaled so that its worst listed option is 0 and its best 1.  All comparisons are exact: numbers
// are integers over one common denominator.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/clause.hpp"
#include "zopa/base/message.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa {

class UtilityBounds {
 public:
  // nullopt unless the party has a weight for every issue of the package and values for all tabled
  // options of each, unless the weights can sum to 1, and unless the numbers share a denominator
  // of at most 2^60.
  [[nodiscard]] static std::optional<UtilityBounds> of(const Negotiation& negotiation,
                                                       PartyId party, const PackageSpace& space);

  // Why there are none, where there are none: "Port has no weight for `quay`".
  [[nodiscard]] static std::optional<Message> missing(const Negotiation& negotiation, PartyId party,
                                                      const PackageSpace& space);

  [[nodiscard]] const std::optional<Range>& reservation() const { return reservation_; }

  // Does some number speak of this value of an axis?
  [[nodiscard]] bool has_number(std::uint32_t axis, std::uint32_t value) const {
    return worth_[axis][value].has_value();
  }

  // Is the utility of the package at least `least`?  yes: in every completion, wherever in its
  // range `least` lies; no: in none; unknown, too, of a package with a hypothetical option that no
  // number speaks of.
  [[nodiscard]] Truth reaches(const std::vector<std::uint32_t>& values, const Range& least) const;

  // The same if each axis were as good as this value of it (nullopt: as its best value, whichever
  // it is): is it possible?
  [[nodiscard]] bool may_reach(const std::vector<std::optional<std::uint32_t>>& values,
                               const Range& least) const;

  // Why `values` (nullopt: free) may not reach `least`: a minimal set of axes, of one of which at
  // least a better value would have to be taken, with those better values (better at their best
  // than the value at its best, or of unknown worth).  Expects that it may not reach it.
  [[nodiscard]] std::vector<Literal> must_improve(std::vector<std::optional<std::uint32_t>> values,
                                                  const Range& least) const;

  // Least and greatest utility of a package over all completions; nullopt where a value is missing.
  struct Interval {
    double low = 0;
    double high = 0;
  };
  [[nodiscard]] std::optional<Interval> utility(const std::vector<std::uint32_t>& values) const;

  // The positions that the bounds come from: weights, values and reservation.
  [[nodiscard]] const std::vector<PositionId>& rests_on() const { return rests_on_; }

 private:
  struct Bounds {  // numerators over unit_
    std::int64_t low = 0;
    std::int64_t high = 0;
  };
  [[nodiscard]] std::vector<std::uint32_t> better_values(std::uint32_t axis,
                                                         std::uint32_t value) const;

  using Worth = std::vector<std::vector<std::optional<Bounds>>>;  // by axis and value

  // Each says what is missing, as `missing` does.
  std::optional<Message> read(const Negotiation& negotiation, PartyId party,
                              const PackageSpace& space);
  std::optional<Message> read_weights(const Negotiation& negotiation, PartyId party,
                                      const PackageSpace& space);
  std::optional<Message> read_worth(const Negotiation& negotiation, PartyId party,
                                    const PackageSpace& space);

  // Sum over the axes of weight times worth, weights as favourable as can be; over
  // unit_ * weight_unit_.
  template <class Better>
  [[nodiscard]] std::int64_t extreme(std::vector<std::int64_t> worth, Better better) const;
  [[nodiscard]] std::int64_t highest(const std::vector<std::int64_t>& worth) const;
  [[nodiscard]] std::int64_t lowest(const std::vector<std::int64_t>& worth) const;
  [[nodiscard]] bool is_at_least(std::int64_t utility, Decimal least) const;
  [[nodiscard]] std::optional<Bounds> extremes(const std::vector<std::uint32_t>& values) const;

  Worth worth_;
  std::vector<Bounds> weights_;  // by axis, over weight_unit_
  std::optional<Range> reservation_;
  std::int64_t unit_ = 1;
  std::int64_t weight_unit_ = 1;
  std::vector<PositionId> rests_on_;
};

}  // namespace zopa
