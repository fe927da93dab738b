#include "zopa/model/negotiation.hpp"

#include <algorithm>

#include "zopa/model/pivotal.hpp"

namespace zopa {

bool suffices(const Agreement& rule, const std::vector<bool>& consents) {
  if (rule.kind == Agreement::Kind::party) return consents[rule.party.index()];
  const auto met = static_cast<std::size_t>(
      std::count_if(rule.parts.begin(), rule.parts.end(),
                    [&](const Agreement& part) { return suffices(part, consents); }));
  return met >= rule.needed();
}

Agreement agreement_rule(const Negotiation& negotiation) {
  if (negotiation.agreement()) return *negotiation.agreement();
  Agreement everyone;
  for (std::size_t i = 0; i < negotiation.parties().size(); ++i) {
    if (negotiation.parties()[i].role != Role::principal) continue;
    Agreement one;
    one.kind = Agreement::Kind::party;
    one.party = PartyId{i};
    everyone.parts.push_back(one);
  }
  return everyone;
}

std::vector<bool> consent_counts(const Negotiation& negotiation) {
  const std::vector<std::optional<bool>> open(negotiation.parties().size());
  return pivotal(agreement_rule(negotiation), open);
}

std::vector<PartyId> parties_that_count(const Negotiation& negotiation) {
  const std::vector<bool> counts = consent_counts(negotiation);
  std::vector<PartyId> parties;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i]) parties.emplace_back(i);
  }
  return parties;
}

std::optional<OptionId> status_quo_of(const Negotiation& negotiation, IssueId issue) {
  for (const StatusQuo& row : negotiation.status_quo()) {
    if (row.issue == issue) return row.option;
  }
  return std::nullopt;
}

bool has_joint_issue(const Negotiation& negotiation) {
  return std::any_of(negotiation.issues().begin(), negotiation.issues().end(),
                     [](const Issue& issue) { return !issue.by; });
}

}  // namespace zopa
