// The undominated packages of one cluster of linked axes, found by looking at every one of them.
//
// The last axes make blocks of a few thousand packages.  What a block's axes alone add to each
// party's utility, and where in a block each condition holds, is computed once; for each choice of
// the other axes there is then one addition a package and party, and one look into a table that
// says whether something is clearly better.  Blocks whose best case is dominated are passed over.
// Nothing is allocated in the loop.
#pragma once

#include "zopa/base/budget.hpp"
#include "zopa/settle/frontier/points.hpp"
#include "zopa/settle/frontier/problem.hpp"

namespace zopa::settle {

struct SweepOptions {
  std::size_t threads = 0;         // 0: as many as there are cores
  std::size_t block = 2048;        // packages in a block, at most
  const Limits* limits = nullptr;  // when they are reached, the rest is not looked at
};

// Empty where the rules leave nothing.  The same on any number of threads, unless limits were
// reached: then of the packages looked at.  Labels have the words of the cluster's axes.
[[nodiscard]] Points sweep(const UtilityProblem& problem, const Cluster& cluster,
                           const Labels& labels, const SweepOptions& options = {});

// How many feasible packages reach the reservation of each party (all, where it has none), and of
// every party.  Looks at every package.
struct Acceptable {
  std::vector<std::uint64_t> by_party;
  std::uint64_t by_all = 0;
  // Of at most kMostSets parties, by set of them, a bit a party: does some package reach the
  // reservations of just these?
  std::vector<bool> is_reached;

  static constexpr std::size_t kMostSets = 12;
};
[[nodiscard]] Acceptable count_acceptable(const UtilityProblem& problem,
                                          const SweepOptions& options = {});

// The packages of the cluster, as far as a double can say.
[[nodiscard]] double packages_of(const UtilityProblem& problem, const Cluster& cluster);

}  // namespace zopa::settle
