// What can be concluded of packages worth tabling when preferences are known in part: the packages
// are chosen by the deadlock, the conclusions drawn by robust/, their supports found here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/preference/grounds.hpp"
#include "zopa/robust/assent.hpp"
#include "zopa/robust/sample/assess.hpp"
#include "zopa/robust/trades.hpp"
#include "zopa/space/candidates.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::robust {

struct Options {
  std::size_t completions = 10'000;  // for each prior
  std::size_t seed = 1;
  std::size_t threads = 0;  // 0: as many as there are cores
  std::size_t most_packages = 200;
  const Limits* stop = nullptr;

  void describe(Fields& fields);
};

struct RobustPackage {
  Package package;
  PackageAnswer answer;
  Grounds efficiency;  // of what follows or is ruled out
  struct OfParty {
    Assent acceptance;
    Grounds best;  // of what follows or is ruled out: that it is the best for the party
  };
  std::vector<OfParty> parties;
  std::vector<Trade> trades;  // from it; of the first ten packages
};

struct Robustness {
  std::vector<IssueId> issues;
  std::vector<PartyId> parties;
  CandidateKind candidates = CandidateKind::zone;
  bool all_candidates = true;  // else the first ones
  std::vector<RobustPackage> packages;
  std::vector<std::optional<Interval>> reservations;
  Assessment answer;  // of the packages, in their order; `packages` moved out
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
                                      const Options& options = {});

}  // namespace zopa::robust
