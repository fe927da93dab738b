// Whether a party excludes a package, accepts it, or leaves it open, by what is on file.  That it
// accepts is somebody's claim: numbers say no more than that it is no worse off.
//
//   const AssentOf assent(negotiation, space, party);
//   const Assent one = assent.of(package, values);
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/model/negotiation.hpp"
#include "zopa/preference/grounds.hpp"
#include "zopa/preference/utility_bounds.hpp"
#include "zopa/space/acceptance.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::robust {

// The first of these that is so.
enum class OnFile : std::uint8_t {
  excluded,  // a red line is broken, or no completion reaches the reservation
  accepted,  // it is claimed to be accepted
  no_worse,  // every completion reaches the reservation
  open,
};

constexpr std::array<const char*, 4> words_of(OnFile /*unused*/) {
  return {"excluded", "accepted", "no_worse", "open"};
}

struct Assent {
  OnFile on_file = OnFile::open;
  Grounds grounds;  // of that
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
