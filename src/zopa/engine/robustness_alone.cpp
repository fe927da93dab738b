#include "zopa/engine/robustness_alone.hpp"

#include <utility>

#include "zopa/deadlock/candidates.hpp"

namespace zopa::engine {

Part<robust::Robustness> robustness_alone(const Negotiation& in_force,
                                          const robust::Options& options, const Run& run) {
  if (!in_force.utilities().empty()) return {{}, Message("why.all_complete_alone"), false};
  if (!has_joint_issue(in_force)) return {{}, Message("why.only_own_moves"), false};
  if (auto part = robust::why_not(in_force, run)) return *std::move(part);
  const deadlock::Deadlock deadlock = deadlock::diagnose(in_force, {}, run);
  const Candidates candidates =
      deadlock::candidates_of(in_force, deadlock, options.most_packages, run);
  return robust::robustness(in_force, candidates, options, run);
}

}  // namespace zopa::engine
