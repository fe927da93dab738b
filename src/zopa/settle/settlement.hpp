// Settlement of a negotiation: its packages and preferences handed to the engine, and the answer in
// the negotiation's own terms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/count.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/preference/utility.hpp"
#include "zopa/settle/frontier/frontier.hpp"
#include "zopa/space/candidates.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::settle {

struct Options {
  std::size_t threads = 0;   // 0: as many as there are cores
  std::size_t points = 500;  // of the frontier, to list
  const Limits* stop = nullptr;

  void describe(Fields& fields);
};

// A point of the frontier, and a package that reaches it.
struct EfficientPackage {
  std::vector<double> utilities;  // by party
  Package package;
};

// Packages that share one property, all ties: the first few of `count`.
struct Solution {
  std::size_t count = 0;
  std::vector<EfficientPackage> points;  // best for the first party first
  Package first;  // of all ties the first package by its options, whoever stands first in the file
};

struct FairSolutions {
  Solution nash;
  Solution kalai_smorodinsky;
  Solution egalitarian;
  Solution leximin;
  Solution utilitarian;
};

// Which packages were looked at: all feasible ones, or candidates.hpp's.
enum class Over : std::uint8_t { feasible, zone, ways_out };

struct Settlements {
  Over over = Over::feasible;
  std::vector<IssueId> issues;  // of the packages, in their order
  std::vector<PartyId> parties;
  std::optional<Count> packages;  // feasible ones
  std::vector<std::optional<double>> reservations;
  bool is_ordinal = false;                // some preference has no numbers
  double tolerance = 0;                   // utilities are rounded to multiples of it
  std::vector<std::string> not_compared;  // hypothetical options that no number speaks of
  Extent extent = Extent::frontier;       // what `efficient` holds
  std::size_t efficient_count = 0;
  std::vector<EfficientPackage> efficient;  // best for the first party first
  bool is_feasible = false;                 // is there any package?
  std::vector<double> ideal;               // by party; of packages looked at where no more is known
  std::vector<double> nadir;               // empty where it is not known
  std::optional<bool> reaches_all;         // does some package reach all known reservations?
  std::optional<FairSolutions> solutions;  // from the reservations, where all are known
  std::optional<FairSolutions> from_worst;  // a labelled index, where not
  std::optional<double> opposition;
  struct Accepted {  // packages that reach a reservation
    PartyId party;
    std::uint64_t packages = 0;
  };
  std::vector<Accepted> accepted;  // parties with a known reservation
  std::optional<std::uint64_t> accepted_by_all;
  std::vector<PositionId> rests_on;
};

struct SettlementAnswer {
  std::optional<Settlements> settlements;
  std::string why_not;   // where there are none
  bool stopped = false;  // settlements are then of the packages looked at
};

// Over all feasible packages.
[[nodiscard]] SettlementAnswer settlement(const Negotiation& in_force, const Options& options = {});

// Over these packages only.  Expects at least one.
[[nodiscard]] SettlementAnswer settlement_among(const Negotiation& in_force,
                                                const Candidates& candidates,
                                                const Options& options = {});

}  // namespace zopa::settle
