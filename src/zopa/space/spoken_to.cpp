#include "zopa/space/spoken_to.hpp"

namespace zopa {

std::vector<bool> issues_spoken_to(const Negotiation& in_force) {
  std::vector<bool> named(in_force.issues().size(), !in_force.utilities().empty());
  const auto name = [&](const std::vector<IssueId>& issues) {
    for (const IssueId issue : issues) named[issue.index()] = true;
  };
  for (const Position& position : in_force.positions()) name(issues_of(position.claim));
  for (const Rule& rule : in_force.rules()) name(issues_of(rule.formula));
  for (const Proposal& proposal : in_force.proposals()) {
    for (const Proposal::Choice& choice : proposal.package) named[choice.issue.index()] = true;
  }
  return named;
}

}  // namespace zopa
