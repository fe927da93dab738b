#include "zopa/model/negotiation.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <variant>

#include "zopa/model/pivotal.hpp"

namespace zopa {

ClaimsByParty::ClaimsByParty(const Contents& contents)
    : claims_(contents.positions.size()), begins_(contents.parties.size() + 1, 0) {
  for (const Position& position : contents.positions) ++begins_[position.party.index() + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  std::vector<std::size_t> next = begins_;
  for (std::size_t i = 0; i < claims_.size(); ++i) {
    claims_[next[contents.positions[i].party.index()]++] = PositionId{i};
  }
}

ClaimsByIssue::ClaimsByIssue(const Contents& contents) {
  std::vector<std::tuple<PartyId, IssueId, PositionId>> rows;
  for (std::size_t i = 0; i < contents.positions.size(); ++i) {
    const Position& position = contents.positions[i];
    for (const IssueId issue : issues_of(position.claim)) {
      rows.emplace_back(position.party, issue, PositionId{i});
    }
  }
  std::sort(rows.begin(), rows.end());
  keys_.reserve(rows.size());
  claims_.reserve(rows.size());
  for (const auto& [party, issue, claim] : rows) {
    keys_.emplace_back(party, issue);
    claims_.push_back(claim);
  }
}

std::span<const PositionId> ClaimsByIssue::of(PartyId party, IssueId issue) const {
  const auto [first, last] = std::equal_range(keys_.begin(), keys_.end(), std::pair(party, issue));
  return std::span(claims_).subspan(static_cast<std::size_t>(first - keys_.begin()),
                                    static_cast<std::size_t>(last - first));
}

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
