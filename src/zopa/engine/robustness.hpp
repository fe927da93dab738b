// What can be concluded of packages worth tabling when preferences are known in part: the packages
// are chosen by the deadlock, the conclusions drawn by robust/, their supports found here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/engine/candidates.hpp"
#include "zopa/engine/trades.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/robust/robust.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::engine {

struct RobustOptions {
  std::size_t completions = 10'000;  // for each prior
  std::size_t seed = 1;
  std::size_t threads = 0;  // 0: as many as there are cores
  std::size_t most_packages = 200;
  const Limits* stop = nullptr;

  void describe(Fields& fields);
};

struct RobustPackage {
  Package package;
  std::vector<Truth>
      acceptance;  // by party: no: excluded; unknown: open; yes: accepted, as claimed
  robust::PackageAnswer answer;
  // Of a conclusion on efficiency: claims that prove it, none of which could be missing; how strong
  // the weakest of those is at best; the smallest sets of claims of which one would have to be
  // untrue whole for the conclusion to fail (up to pairs).
  std::vector<PositionId> support;
  Basis basis = Basis::assumed;
  std::vector<std::vector<PositionId>> fails_without;
  std::vector<Trade> trades;  // from it; of the first ten packages
};

struct Robustness {
  std::vector<IssueId> issues;
  std::vector<PartyId> parties;
  CandidateKind candidates = CandidateKind::zone;
  bool all_candidates = true;  // else the first ones
  std::vector<RobustPackage> packages;
  std::vector<std::optional<double>> reservations;  // single numbers only
  robust::Robustness answer;  // of the packages, in their order; `packages` moved out
  std::vector<MissingOption> missing_options;
  std::vector<PositionId> left_out;  // comparisons with too many cases
};

struct RobustAnswer {
  std::optional<Robustness> robustness;
  std::string why_not;
  std::vector<PositionId> contradiction;  // claims that no preference meets together, minimal
  bool stopped = false;
};

// Of candidates of the same negotiation.
[[nodiscard]] RobustAnswer robustness(const Negotiation& in_force, const Candidates& candidates,
                                      const RobustOptions& options = {});

// The same with a deadlock of its own, whose lists are long enough.
[[nodiscard]] RobustAnswer robustness(const Negotiation& in_force,
                                      const RobustOptions& options = {});

}  // namespace zopa::engine
