// The impasse map of a negotiation: where its deadlock would give way, by its tabled packages, red
// lines and orders of options (the search: game/impasse_map.hpp).
//
//   const Part<Impasse> part = impasse_of(in_force, run);
//   if (part.value) show(part.value->map.joint);
//   if (part.why) show(catalogue.text(*part.why));  // no joint issue, no deadlock, …
#pragma once

#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/run.hpp"
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

// At most 2^22 tabled packages.
[[nodiscard]] Part<Impasse> impasse_of(const Negotiation& in_force, const Run& run = {});

}  // namespace zopa::stability
