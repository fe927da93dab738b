#include "zopa/io/foreign/conflict.hpp"

#include <algorithm>

namespace zopa::foreign {

std::vector<PartyId> parties_of_conflict(const Negotiation& negotiation) {
  std::vector<PartyId> parties;
  for (std::size_t p = 0; p < negotiation.parties().size(); ++p) {
    const PartyId party{p};
    const bool moves = std::any_of(negotiation.issues().begin(), negotiation.issues().end(),
                                   [&](const Issue& issue) { return issue.by == party; });
    if (moves || negotiation.party(party).role == Role::principal) parties.push_back(party);
  }
  return parties;
}

std::optional<IssueId> joint_issue_in(const Formula& formula, const Negotiation& negotiation) {
  for (const IssueId issue : issues_of(formula)) {
    if (!negotiation.issue(issue).by) return issue;
  }
  return std::nullopt;
}

Result<Priorities> priorities_for(const Negotiation& in_force, PartyId party, const char* program) {
  const auto at = std::find_if(
      in_force.positions().begin(), in_force.positions().end(), [&](const Position& one) {
        return one.party == party && std::holds_alternative<Priorities>(one.claim);
      });
  Error error;
  const auto fail = [&](const char* key, std::vector<Argument> more) {
    more.insert(more.begin(), {{"party", name_of(in_force.party(party))}, {"program", program}});
    error.diagnostics.push_back(
        fault("cannot-write", Message(key, std::move(more)), in_force.file()).diagnostics[0]);
  };
  if (at == in_force.positions().end()) {
    fail("fault.conflict_no_priorities", {});
    return tl::unexpected(std::move(error));
  }
  const auto& priorities = std::get<Priorities>(at->claim);
  if (priorities.has_open()) fail("fault.conflict_open_priorities", {});
  for (const Formula& formula : priorities.formulas) {
    if (const auto issue = joint_issue_in(formula, in_force)) {
      fail("fault.conflict_joint_priority", {{"issue", Code{in_force.issue(*issue).id}}});
    }
  }
  if (!error.diagnostics.empty()) return tl::unexpected(std::move(error));
  return priorities;
}

}  // namespace zopa::foreign
