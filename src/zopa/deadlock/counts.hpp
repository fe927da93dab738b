// How many packages there are, and how many nobody needed excludes.
#pragma once

#include <optional>
#include <vector>

#include "zopa/base/count.hpp"
#include "zopa/deadlock/encoding.hpp"
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

// The packages to which the parties who do not exclude them can agree once the needs of `way` are
// met.
[[nodiscard]] PackageCount count_opened(const Encoding& encoding, const Needs& needs,
                                        const NeedSet& way, const Limits* limits);

// The first of these packages, and of the zone's, where no condition links issues and one set of
// parties has to agree; else nullopt: they have to be searched for (listing.hpp).
using PackageList = std::vector<std::vector<std::uint32_t>>;  // values by axis
[[nodiscard]] std::optional<PackageList> first_opened(const Encoding& encoding, const Needs& needs,
                                                      const NeedSet& way, std::size_t most);
[[nodiscard]] std::optional<PackageList> first_of_zone(const LineProblem& problem, Scope scope,
                                                       std::size_t most);

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
