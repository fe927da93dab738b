// The ways: what would have to give, and what would have to be asked, before nobody whose consent
// is needed excludes some package.
//
// A way is a smallest set of needs (needs.hpp): relaxations of lines, and questions, of which
// neither part can be smaller with the other no larger.  Ways come in three groups, unranked: by
// moves alone, by untabled options alone, by both.  Within a group they come in classes: by the
// most firm lines that any one party moves, then the most soft ones, then the most questions to any
// one party.  Classes are found in this order and each is proved to be the next (a bound from above
// that sinks to one from below, on unary counters, one solver kept alive).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/needs.hpp"

namespace zopa::deadlock {

enum class WayGroup : std::uint8_t { by_moves, by_options, by_both };
constexpr std::array kWayGroups = {WayGroup::by_moves, WayGroup::by_options, WayGroup::by_both};

// How much a way asks of one party at most: none of it changes when a party is split into allies
// who say the same.
struct WayKey {
  std::uint32_t most_firm_by_one = 0;
  std::uint32_t most_soft_by_one = 0;
  std::uint32_t most_questions_to_one = 0;

  friend auto operator<=>(const WayKey&, const WayKey&) = default;
};

[[nodiscard]] WayKey key_of(const NeedSet& way, const Needs& needs, const LineProblem& problem);
[[nodiscard]] WayGroup group_of(const NeedSet& way, const Needs& needs);

struct FoundClass {
  WayKey key;
  std::vector<NeedSet> ways;  // sorted
  bool complete = false;      // no other way of the group is in this class, or before it
};

struct FoundGroup {
  std::vector<FoundClass> classes;  // ascending; only the last can be incomplete
  bool complete = false;            // there are no other ways of this group
};

using FoundWays = std::array<FoundGroup, kWayGroups.size()>;  // by WayGroup

// The ways of each group, class by class, until there are `most`.  `conflicts` of the tabled
// packages, complete or not, speed the search up and change no answer.  Expects that every tabled
// package is excluded; `limits` are the encoding's.  The encoding must not be used for other ways
// afterwards.
[[nodiscard]] FoundWays find_ways(Encoding& encoding, const Needs& needs,
                                  const std::vector<LineSet>& conflicts, std::size_t most,
                                  const Limits* limits = nullptr);

}  // namespace zopa::deadlock
