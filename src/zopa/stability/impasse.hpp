// The impasse map of a negotiation: its tabled packages, red lines and orders of options handed to
// stability/impasse_map.hpp, and the answer in the negotiation's own terms.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
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

  template <class V>
  void describe(V& v) const {
    v.about("impasse_map", "Where an impasse would give way.");
    v.over(issues);
    v.acting(parties);
    v.numbered_packages([this](std::size_t number) { return package(number); });
    v("packages", answer::Positive{map.packages}, "Feasible tabled packages.");
    v("yielding", answer::ByParty<stability::Yielding>{parties, map.yielding},
      "By party whose consent counts.");
    v.group("joint", "What several parties would have to accept together.", [&](auto& inner) {
      inner("count", map.joint_count,
            "Thresholds of several parties whose packages no other is known to be better than for "
            "one party and worse for none.");
      inner("minimal", map.minimal_count, "Those that ask for the least.");
      inner("thresholds", map.joint, "The first 20, minimal ones first.");
    });
    v("red_lines", lines, "The red lines that it rests on.");
    v("orders", orders, "The orders of options that it rests on.");
  }
};

struct ImpasseAnswer {
  std::optional<Impasse> impasse;
  std::string why_not;  // where there is none
  bool stopped = false;
};

// At most 2^22 tabled packages.
[[nodiscard]] ImpasseAnswer impasse_of(const Negotiation& in_force, const Limits* stop = nullptr);

}  // namespace zopa::stability
