// One party against itself: lines of one party that no package meets together, and packages that it
// is said to accept though they break one of its lines.  Warnings, not faults: people say such
// things.
#pragma once

#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

struct SelfContradiction {
  PartyId party;
  std::vector<std::string> lines;  // that cannot be met together
  Place place;                     // of the first of them
};

[[nodiscard]] std::vector<SelfContradiction> self_contradictions(const Negotiation& negotiation,
                                                                 const Limits* limits = nullptr);

struct AcceptedButExcluded {
  PositionId acceptance;
  PositionId red_line;
};

// Some package that satisfies the rules is accepted by the one and excluded by the other.
[[nodiscard]] std::vector<AcceptedButExcluded> accepted_but_excluded(
    const Negotiation& negotiation, const Limits* limits = nullptr);

}  // namespace zopa::deadlock
