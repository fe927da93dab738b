#include "zopa/deadlock/reciprocal.hpp"

#include <algorithm>

namespace zopa::deadlock {
namespace {

class Pathing {
 public:
  Pathing(const Negotiation& negotiation, const std::vector<IssueId>& issues)
      : negotiation_(negotiation), issues_(issues) {}

  [[nodiscard]] ReciprocalPath path(const Way& way) {
    ReciprocalPath result;
    result.package = way.opens.front();
    by_party_.assign(negotiation_.parties().size(), {});
    for (const MoveNeeded& move : way.moves) add_line(move);
    add_own_moves(result.package);
    std::vector<std::size_t> counts;
    for (std::size_t p = 0; p < by_party_.size(); ++p) {
      auto& steps = by_party_[p];
      if (steps.empty()) continue;
      std::stable_sort(steps.begin(), steps.end(),
                       [](const ReciprocalStep& a, const ReciprocalStep& b) {
                         return !a.is_irreversible && b.is_irreversible;
                       });
      counts.push_back(steps.size());
      result.parties.push_back({PartyId{p}, std::move(steps)});
    }
    if (counts.size() > 1) result.plan = reciprocal(counts);
    return result;
  }

 private:
  void add_line(const MoveNeeded& move) {
    const std::uint32_t steps = move.numbers ? 1 : move.steps;  // a bound moves at once
    for (std::uint32_t k = 1; k <= steps; ++k) {
      ReciprocalStep step;
      step.line = move.line;
      step.number = k;
      step.count = steps;
      step.accepts = move.accepts;
      step.issue = move.issue;
      by_party_[move.party.index()].push_back(std::move(step));
    }
  }

  // Undertakings of the package that the status quo does not have.
  void add_own_moves(const Package& package) {
    for (std::size_t i = 0; i < issues_.size(); ++i) {
      const Issue& issue = negotiation_.issue(issues_[i]);
      if (!issue.by) continue;
      const auto now = status_quo_of(negotiation_, issues_[i]);
      if (!now || *now == package[i]) continue;
      ReciprocalStep step;
      step.issue = issues_[i];
      step.option = package[i];
      step.is_irreversible = std::find(issue.irreversible.begin(), issue.irreversible.end(),
                                       Move{*now, package[i]}) != issue.irreversible.end();
      by_party_[issue.by->index()].push_back(std::move(step));
    }
  }

  const Negotiation& negotiation_;
  const std::vector<IssueId>& issues_;
  std::vector<std::vector<ReciprocalStep>> by_party_;
};

}  // namespace

answer::ByParty<std::vector<WaitingStep>> ReciprocalPath::steps_by_party() const {
  answer::ByParty<std::vector<WaitingStep>> all;
  for (std::size_t p = 0; p < parties.size(); ++p) {
    all.parties.push_back(parties[p].party);
    auto& own = all.values.emplace_back();
    for (std::size_t k = 0; k < parties[p].steps.size(); ++k) {
      WaitingStep& waiting = own.emplace_back();
      waiting.step = parties[p].steps[k];
      for (std::size_t q = 0; plan && q < parties.size(); ++q) {
        if (q == p) continue;
        waiting.waits_for.parties.push_back(parties[q].party);
        waiting.waits_for.values.push_back(plan->waits[p][k][q]);
      }
    }
  }
  return all;
}

std::vector<ReciprocalPath> reciprocal_paths(const Negotiation& in_force,
                                             const Deadlock& deadlock) {
  std::vector<ReciprocalPath> paths;
  if (deadlock.ways.by_moves.classes.empty()) return paths;
  for (const Way& way : deadlock.ways.by_moves.classes.front().ways) {
    if (!way.opens.empty()) paths.push_back(Pathing(in_force, deadlock.issues).path(way));
  }
  return paths;
}

}  // namespace zopa::deadlock
