// Which packages are efficient, and which of them fair, where every party's preference is complete.
//
//   const Frontier outcome = frontier_of({space.sizes(), rules, utilities.parties});
//   for (std::size_t i : outcome.solutions->nash) {
//     show(outcome.labels.values(outcome.efficient.label(i)));
//   }
//
// Axes that neither rules nor formulas link are not enumerated together: each cluster of linked
// axes is swept (sweep.hpp), and the frontier is built cluster by cluster with dominated partial
// packages dropped (undominated.hpp).  Where the frontier is too large to list, the fair packages
// are looked for without it (fair_search.hpp).  No feasible package is an answer, not an error.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/message.hpp"
#include "zopa/settle/frontier/points.hpp"
#include "zopa/settle/frontier/problem.hpp"
#include "zopa/settle/frontier/solutions.hpp"

namespace zopa::settle {

struct FrontierOptions {
  std::size_t threads = 0;              // 0: as many as there are cores
  std::size_t block = 2048;             // packages looked at together, at most
  double most_swept = 2e10;             // packages of one cluster
  std::size_t most_points = 3'000'000;  // of the frontier; more are not listed
  std::size_t most_of_many = 20'000;    // … of four parties or more, where each costs more
  double most_copied = 4e9;             // words of labels: of very many issues they take the time
  const Limits* limits = nullptr;
};

// What Frontier::efficient holds.
enum class Extent : std::uint8_t {
  frontier,   // every efficient point
  fair,       // efficient points, all fair ones among them: the frontier is too large to list
  looked_at,  // stopped, or both too large: what no other package looked at so far dominates
};

constexpr std::array<const char*, 3> words_of(Extent /*unused*/) {
  return {"frontier", "fair", "looked_at"};
}

struct Frontier {
  explicit Frontier(const UtilityProblem& problem)
      : labels(problem.sizes), efficient(problem.parties.size(), labels.words()) {}

  std::optional<Message> why;  // there is nothing, with figures
  bool stopped = false;        // by the clock or an interrupt

  Labels labels;
  Extent extent = Extent::frontier;
  Points efficient;  // best for the first party first; one package of equal ones
  // The best of feasible packages, by party; of those looked at where only these are known.
  std::vector<std::int64_t> ideal;
  std::vector<std::int64_t> nadir;  // the worst of efficient ones; empty where not all are known
  // From the reservations; absent where one is not known, or a preference has no numbers.
  std::optional<FairPoints> solutions;
  // Where a reservation is not known: a labelled index instead, each gain measured from the worst
  // feasible package for the party; absent without numbers.
  std::vector<std::int64_t> worst;
  std::optional<FairPoints> from_worst;
  std::optional<bool> reaches_all;   // does some package reach all known reservations?
  std::optional<double> opposition;  // over efficient packages that reach them; of frontiers only
};

[[nodiscard]] Frontier frontier_of(const UtilityProblem& problem,
                                   const FrontierOptions& options = {});

// The least utility that a feasible package gives each party.  Expects that there is one.
[[nodiscard]] std::vector<std::int64_t> worst_feasible(const UtilityProblem& problem,
                                                       const FrontierOptions& options = {});

}  // namespace zopa::settle
