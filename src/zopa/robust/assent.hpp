// Whether a party excludes a package, accepts it, or leaves it open, by what is on file.
//
//   const AssentOf assent(negotiation, space, party);
//   const Assent one = assent.of(package, values);
#pragma once

#include <optional>
#include <vector>

#include "zopa/model/negotiation.hpp"
#include "zopa/preference/grounds.hpp"
#include "zopa/preference/utility_bounds.hpp"
#include "zopa/space/acceptance.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::robust {

struct Assent {
  // no: a red line is broken, or no completion reaches the reservation; yes: not so, and claimed to
  // be accepted, or every completion reaches the reservation; unknown: open.
  Truth truth = Truth::unknown;
  Grounds grounds;
};

class AssentOf {
 public:
  AssentOf(const Negotiation& negotiation, const PackageSpace& space, PartyId party);

  // `values` of the package, by axis.
  [[nodiscard]] Assent of(const Package& package, const std::vector<std::uint32_t>& values) const;

 private:
  [[nodiscard]] std::vector<PositionId> rows_that_take(const Accepting& one,
                                                       const Package& package) const;
  [[nodiscard]] Truth by_numbers(const std::vector<std::uint32_t>& values) const;

  const Negotiation& negotiation_;
  const PackageSpace& space_;
  std::vector<PositionId> lines_;  // the party's red lines
  std::vector<Accepting> acceptances_;
  std::optional<UtilityBounds> bounds_;
};

}  // namespace zopa::robust
