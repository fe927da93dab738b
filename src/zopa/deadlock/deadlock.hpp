// Is an agreement possible on what is on file; if not, why not, and what would have to give.
//
//   const Deadlock answer = diagnose(in_force);
//   for (const Conflict& conflict : answer.conflicts) …
//
// "No" follows from claims: every conflict carries the claims that prove it.  "Possible" only ever
// means that nothing on file excludes it.  An empty zone is an answer, not an error.  Section 4 of
// the design defines each part; docs/reference/deadlock.md works them through by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/deadlock/types.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::deadlock {

struct Options {
  bool tabled_only = false;      // leave hypothetical options out altogether
  std::size_t ways_shown = 10;   // ways out to show in full
  std::size_t most_ways = 1000;  // ways out to look for; above that they are "at least"
  std::size_t most_listed = 10;  // packages to list
  ConflictLimits conflicts = {};
  const Limits* stop = nullptr;

  void describe(Fields& fields);
};

enum class Verdict : std::uint8_t {
  deadlock,            // every tabled package is excluded by someone whose consent is needed
  agreement_possible,  // nothing on file excludes some tabled package
  demands_only,        // the same, but the demands cannot all be met
};

// A line that takes part: a red line, or a reservation with complete numbers.
struct LineSummary {
  std::string id;
  PartyId party;
  Firmness firmness = Firmness::unknown;
  Basis basis = Basis::assumed;
  std::vector<StatementId> because;
  std::optional<Range> reservation;  // the least utility, where it is one
};

struct Conflict {
  std::vector<std::string> lines;  // ids of the red lines, or demands, that meet
  std::vector<PartyId> parties;    // whose they are, by line
  std::vector<IssueId> issues;     // on which they meet
  std::vector<RuleId> rules;       // without which they would not
  Basis basis = Basis::assumed;    // the weakest of theirs: each is needed
  std::vector<StatementId> because;
};

// A party would need to accept some options that its line shuts out, or drop the line.
struct MoveNeeded {
  std::string line;
  PartyId party;
  Firmness firmness = Firmness::unknown;
  std::uint32_t steps = 0;
  std::optional<IssueId> issue;   // of a line on one issue
  std::vector<OptionId> accepts;  // options of that issue, added to what the line allows
  bool dropped = false;           // a line over several issues, or a reservation
};

struct Question {  // would PARTY accept OPTION?
  PartyId party;
  IssueId issue;
  OptionId option;

  friend auto operator<=>(const Question&, const Question&) = default;
};

struct OpenPackage {
  Package package;
  std::vector<Question> questions;
  std::vector<PartyId> accepted_by = {};  // of those needed, as claimed; of untabled packages
};

// A package that nothing on file excludes.
struct ZonePackage {
  Package package;
  std::vector<PartyId> accepted_by;  // of those needed, as claimed
};

struct WayOut {
  std::vector<MoveNeeded> moves;
  std::vector<OpenPackage> opens;  // the first few; questions only where options are hypothetical
  PackageCount opens_count;
  Basis basis = Basis::assumed;
};

struct WayClass {
  ClassKey key;
  std::size_t count = 0;
  bool complete = false;     // `count` is exact, not a lower bound
  std::vector<WayOut> ways;  // all of them, or as many from each pattern of who moves how much
  struct Tally {             // where not all are shown: in how many of the class a line moves
    std::string line;
    std::size_t ways = 0;
  };
  std::vector<Tally> tally;
};

struct WaysOut {
  std::size_t count = 0;
  bool complete = false;
  std::vector<WayClass> classes;
  std::vector<std::string> blocked_by;  // absolute lines that clash whatever else gives
};

struct Counted {
  PackageCount tabled;
  PackageCount all;
};

struct PartyCount {
  PartyId party;
  Counted packages;
};

struct Packages {
  Count total;
  Count tabled;
  Counted feasible;
  std::vector<PartyCount> not_excluded;  // parties whose consent counts
  Counted zone;
  std::vector<PartyCount> accepted;  // parties of whom an acceptance is claimed
  Counted agreed;                    // accepted, as claimed, by all that are needed
};

struct Untabled {
  PackageCount count;
  std::vector<OpenPackage> packages;  // the first few
  std::optional<WaysOut> ways;        // where there are none: what would have to give then
};

// Parties that settle a joint line: what that adds.
struct BlocEffect {
  BlocId bloc;
  Basis basis = Basis::assumed;
  struct Unknown {
    PartyId party;
    std::vector<IssueId> issues;  // on which no position of it is on file
  };
  std::vector<Unknown> unknown;     // what is not excluded is open, subject to them
  Counted zone;                     // with the joint line
  std::vector<Conflict> conflicts;  // beyond those without it
  bool conflicts_complete = false;
};

struct Deadlock {
  std::optional<Verdict> verdict;  // absent only where the search was stopped before it was known
  std::vector<IssueId> issues;     // of the packages, in their order
  std::vector<LineSummary> lines;  // those that take part, in the order of the file
  Packages packages;
  std::vector<ZonePackage> zone;       // the first few tabled packages that nothing excludes
  Basis basis = Basis::assumed;        // of a deadlock
  std::optional<std::size_t> support;  // of a deadlock: position in `conflicts`
  std::vector<Conflict> conflicts;
  bool conflicts_complete = false;
  std::vector<RuleId> rules_conflict;  // rules that no tabled package satisfies together
  std::vector<Conflict> demand_conflicts;
  bool demand_conflicts_complete = false;
  WaysOut ways_out;
  Untabled untabled;
  std::vector<std::vector<IssueId>> islands;
  bool islands_complete = false;
  std::vector<BlocEffect> blocs;
  std::vector<PartyId> no_line_known;          // principals without a red line: never "agreeing"
  std::vector<PartyId> absent;                 // principals needed, but not at the table
  std::vector<std::string> lines_not_counted;  // red lines and reservations of parties not needed
  std::vector<std::string> reservations_not_counted;  // without complete numbers
  bool stopped = false;  // by the clock or an interrupt: parts are missing
};

// Expects a package space: a negotiation with joint issues.
[[nodiscard]] Deadlock diagnose(const Negotiation& negotiation, const Options& options = {});

}  // namespace zopa::deadlock
