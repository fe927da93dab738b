#include "zopa/deadlock/issue_states.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace zopa::deadlock {
namespace {

// Whose consent counts and who says nothing on an issue, by issue; and how many these could be.
struct Silence {
  std::vector<std::vector<PartyId>> by_issue;
  std::size_t needed = 0;
};

Silence silence_of(const Negotiation& negotiation) {
  const std::size_t issues = negotiation.issues().size();
  const std::vector<bool> counts = consent_counts(negotiation);
  std::vector<bool> speaks(counts.size() * issues, false);
  for (const Position& position : negotiation.positions()) {
    for (const IssueId issue : issues_of(position.claim)) {
      speaks[position.party.index() * issues + issue.index()] = true;
    }
  }
  Silence silence;
  silence.by_issue.resize(issues);
  for (std::size_t p = 0; p < counts.size(); ++p) {
    if (!counts[p]) continue;
    ++silence.needed;
    for (std::size_t i = 0; i < issues; ++i) {
      if (!speaks[p * issues + i]) silence.by_issue[i].emplace_back(p);
    }
  }
  return silence;
}

Standing standing(std::size_t silent, std::size_t needed) {
  if (silent == 0) return Standing::compatible;
  return silent == needed ? Standing::unknown : Standing::one_sided;
}

// The largest of these sets, each once, in their order.
std::vector<std::vector<IssueId>> largest_of(std::vector<std::vector<IssueId>> sets) {
  std::sort(sets.begin(), sets.end());
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  std::vector<std::vector<IssueId>> largest;
  for (const auto& set : sets) {
    const bool is_part = std::any_of(sets.begin(), sets.end(), [&](const auto& other) {
      return other.size() > set.size() &&
             std::includes(other.begin(), other.end(), set.begin(), set.end());
    });
    if (!set.empty() && !is_part) largest.push_back(set);
  }
  return largest;
}

}  // namespace

std::vector<IssueState> issue_states(const Negotiation& negotiation,
                                     const std::vector<IssueId>& issues,
                                     const std::vector<bool>& contested, bool is_known) {
  Silence silence = silence_of(negotiation);
  std::vector<IssueState> states;
  for (const IssueId issue : issues) {
    IssueState& state = states.emplace_back(IssueState{issue, {}, {}});
    state.silent = std::move(silence.by_issue[issue.index()]);
    if (contested[issue.index()]) {
      state.state = Standing::contested;
    } else if (is_known) {
      state.state = standing(state.silent.size(), silence.needed);
    }
  }
  return states;
}

std::vector<Island> islands_among(const std::vector<std::vector<IssueId>>& largest,
                                  const std::vector<IssueState>& states,
                                  const std::vector<bool>& asked_apart) {
  std::map<IssueId, const std::vector<PartyId>*> silent;
  for (const IssueState& state : states) silent[state.issue] = &state.silent;
  std::vector<std::vector<IssueId>> spoken_of;
  for (std::vector<IssueId> set : largest) {
    std::erase_if(set, [&](IssueId issue) { return !silent.at(issue)->empty(); });
    spoken_of.push_back(std::move(set));
  }
  std::vector<Island> islands;
  const auto add = [&](const std::vector<IssueId>& set) {
    std::set<PartyId> subject_to;
    Island& island = islands.emplace_back(Island{set, {}, {}});
    for (const IssueId issue : set) {
      subject_to.insert(silent.at(issue)->begin(), silent.at(issue)->end());
      if (asked_apart[issue.index()]) island.asked_apart.push_back(issue);
    }
    island.subject_to.assign(subject_to.begin(), subject_to.end());
  };
  for (const auto& set : largest_of(spoken_of)) add(set);
  for (std::size_t i = 0; i < largest.size(); ++i) {
    if (spoken_of[i] != largest[i] && !largest[i].empty()) add(largest[i]);
  }
  return islands;
}

}  // namespace zopa::deadlock
