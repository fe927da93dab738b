// The impasse map of a negotiation: its tabled packages, red lines and orders of options handed to
// stability/impasse_map.hpp, and the answer in the negotiation's own terms.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/stability/thresholds.hpp"

namespace zopa::stability {

struct Impasse {
  std::vector<IssueId> issues;
  std::vector<PartyId> parties;  // whose consent counts, in the order of the file
  ImpasseMap map;                // parties by position
  // Of the packages that the map lists, by their number.
  [[nodiscard]] Package package(std::size_t number) const;
  std::vector<std::vector<OptionId>> options;  // by issue: tabled ones
  std::vector<PositionId> lines;               // red lines that it rests on
  std::vector<PositionId> orders;              // … and orders of options
};

struct ImpasseAnswer {
  std::optional<Impasse> impasse;
  std::string why_not;  // where there is none
  bool stopped = false;
};

// At most 2^22 tabled packages.
[[nodiscard]] ImpasseAnswer impasse_of(const Negotiation& in_force, const Limits* stop = nullptr);

}  // namespace zopa::stability
