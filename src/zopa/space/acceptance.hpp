// What a party is claimed to accept.
//
//   for (const Accepting& one : acceptances_of(in_force, space)[party.index()]) …
//
// A package is accepted as claimed when an `accepts` row says so, or `takes` rows on every issue of
// a package together.
#pragma once

#include <vector>

#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa {

// One way of accepting: packages that satisfy the formula, by what these rows say together.
struct Accepting {
  Formula formula;
  std::vector<PositionId> rows;
};

// By party.
[[nodiscard]] std::vector<std::vector<Accepting>> acceptances_of(const Negotiation& in_force,
                                                                 const PackageSpace& space);

[[nodiscard]] std::vector<Accepting> acceptances_of(const Negotiation& in_force,
                                                    const PackageSpace& space, PartyId party);

}  // namespace zopa
