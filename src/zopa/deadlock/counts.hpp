// How many packages there are, and how many nobody needed excludes.
#pragma once

#include <vector>

#include "zopa/base/count.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/listing.hpp"
#include "zopa/deadlock/needs.hpp"
#include "zopa/deadlock/types.hpp"

namespace zopa::deadlock {

// Packages of the scope, rules or no rules.
[[nodiscard]] Count count_packages(const LineProblem& problem, Scope scope);

// Packages that satisfy the rules.
[[nodiscard]] PackageCount count_feasible(Encoding& encoding, Scope scope, const Limits* limits);

// By party, of those whose consent counts: feasible packages that break none of the lines that bind
// it.
[[nodiscard]] std::vector<PackageCount> count_not_excluded(Encoding& encoding, Scope scope,
                                                           const Limits* limits);

// Feasible packages that the parties who do not exclude them can agree to.
[[nodiscard]] PackageCount count_zone(Encoding& encoding, Scope scope, const Limits* limits);

// The first of them (listing.hpp).
[[nodiscard]] PackageList first_of_zone(Encoding& encoding, Scope scope, std::size_t most);

// The packages to which the parties who do not exclude them can agree once the needs of a way are
// met: the first of them, and how many there are.  They are those that have a model under the
// assumptions.
struct Opened {
  PackageList first;
  PackageCount count;
};
[[nodiscard]] Opened opened_by(Encoding& encoding, const Needs& needs, const NeedSet& way,
                               const Encoding::Lits& assumptions, std::size_t most,
                               const Limits* limits);

// Feasible packages that enough parties are claimed to accept, and do not exclude.
struct Accepted {
  struct Party {
    PartyId party;
    PackageCount packages;
  };
  std::vector<Party> by_party;  // only parties with an `accepts` row
  PackageCount enough;
};
[[nodiscard]] Accepted count_accepted(const LineProblem& problem, Scope scope,
                                      const Limits* limits);

}  // namespace zopa::deadlock
