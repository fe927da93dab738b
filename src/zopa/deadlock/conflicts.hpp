// Which lines cannot be met together.
//
// A set of lines blocks when, for every package that satisfies the rules, the parties none of whose
// lines in the set it breaks are not enough for the agreement rule.  A conflict is a minimal
// blocking set; under unanimity a minimal unsatisfiable subset of the lines.
#pragma once

#include <optional>
#include <vector>

#include "zopa/deadlock/conflict.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/types.hpp"

namespace zopa::deadlock {

using LineSet = std::vector<LineId>;  // ascending

struct ConflictSets {
  std::vector<LineSet> sets;  // sorted
  bool complete = false;
};

// Of the packages in `scope`.  By elimination; by exploration those with a reservation among them,
// and all where the agreement rule has too many blocking sets or the elimination grows too large.
[[nodiscard]] ConflictSets find_conflicts(Encoding& encoding, Scope scope,
                                          const ConflictLimits& most, const Limits* limits);

// What is known of these lines, a minimal set that no tabled package leaves whole, in their order;
// nullopt when stopped.
[[nodiscard]] std::optional<Conflict> conflict_of(Encoding& encoding, const LineSet& lines);

// The issues on which these lines meet: those of any minimal set of issues such that no way to
// settle just them leaves enough parties' lines unbroken.  In the order of the file; nullopt when
// stopped.
[[nodiscard]] std::optional<std::vector<IssueId>> issues_of_conflict(Encoding& encoding,
                                                                     Scope scope,
                                                                     const LineSet& lines);

// A minimal set of rules with which the lines still block, of several the one whose rules stand
// first; empty where they do so without rules, nullopt when stopped.
[[nodiscard]] std::optional<std::vector<RuleId>> rules_of_conflict(Encoding& encoding, Scope scope,
                                                                   const LineSet& lines);

}  // namespace zopa::deadlock
