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
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/needs.hpp"
#include "zopa/deadlock/types.hpp"

namespace zopa::deadlock {

[[nodiscard]] ClassKey key_of(const NeedSet& way, const Needs& needs, const LineProblem& problem);
[[nodiscard]] WayKind kind_of(const NeedSet& way, const Needs& needs);

struct FoundClass {
  ClassKey key;
  std::vector<NeedSet> ways;  // sorted
  bool complete = false;      // no other way of the group is in this class, or before it
  bool is_proved = false;     // no other way of the group is before it
};

struct FoundGroup {
  std::vector<FoundClass> classes;  // ascending; only the last can be incomplete
  bool complete = false;            // there are no other ways of this group
  // Where they are not looked for: some party would have to move so many firm lines at least.
  std::optional<std::uint32_t> moves_at_least = {};
};

using FoundWays = std::array<FoundGroup, kWayKinds.size()>;  // by WayKind

// The ways of each group, class by class, until there are `most`.  `conflicts` of the tabled
// packages, complete or not, speed the search up and change no answer; `limits` are the encoding's.
// Expects that every tabled package is excluded.  The encoding must not be used for other ways
// afterwards.
[[nodiscard]] FoundWays find_ways(Encoding& encoding, const Needs& needs,
                                  const std::vector<LineSet>& conflicts, std::size_t most,
                                  const Limits* limits = nullptr);

}  // namespace zopa::deadlock
