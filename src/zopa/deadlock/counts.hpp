// How many packages there are, and how many nobody needed excludes.
#pragma once

#include <optional>
#include <vector>

#include "zopa/base/count.hpp"
#include "zopa/deadlock/encoding.hpp"

namespace zopa::deadlock {

// A number of packages: exact, or not known, and then perhaps whether there is one at all.
struct PackageCount {
  std::optional<Count> count;
  std::optional<bool> any;

  friend bool operator==(const PackageCount&, const PackageCount&) = default;
};

// Packages of the scope, rules or no rules.
[[nodiscard]] Count count_packages(const Problem& problem, Scope scope);

// Packages that satisfy the rules.
[[nodiscard]] PackageCount count_feasible(Encoding& encoding, Scope scope, const Limits* stop);

// Feasible packages that break none of the lines that bind `party`.
[[nodiscard]] PackageCount count_not_excluded(Encoding& encoding, Scope scope, PartyId party,
                                              const Limits* stop);

// Feasible packages that the parties who do not exclude them can agree to.  The lines that
// `relaxation` moves are relaxed so far (null: none is).
struct LineMove;
[[nodiscard]] PackageCount count_zone(Encoding& encoding, Scope scope,
                                      const std::vector<LineMove>* relaxation, const Limits* stop);

// Feasible packages that enough parties are claimed to accept, and do not exclude.
struct Accepted {
  struct Party {
    PartyId party;
    PackageCount packages;
  };
  std::vector<Party> by_party;  // only parties with an `accepts` row
  PackageCount enough;
};
[[nodiscard]] Accepted count_accepted(const Problem& problem, Scope scope, const Limits* stop);

}  // namespace zopa::deadlock
