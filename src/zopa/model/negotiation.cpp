#include "zopa/model/negotiation.hpp"

#include <algorithm>

namespace zopa {
namespace {

// Above this many consenting parties, to be named by the rule is taken for being needed.
constexpr std::size_t kMostPartiesTried = 16;

void mark_named(const Agreement& rule, std::vector<bool>& named) {
  if (rule.kind == Agreement::Kind::party) named[rule.party.index()] = true;
  for (const Agreement& part : rule.parts) mark_named(part, named);
}

// Is there a set of consents to which this party's makes the difference?
bool is_pivotal(const Agreement& rule, const std::vector<std::size_t>& named, std::size_t party,
                std::size_t parties) {
  for (std::size_t mask = 0; mask < (std::size_t{1} << named.size()); ++mask) {
    std::vector<bool> consents(parties, false);
    for (std::size_t i = 0; i < named.size(); ++i) consents[named[i]] = ((mask >> i) & 1U) != 0;
    if (consents[party]) continue;
    const bool without = suffices(rule, consents);
    consents[party] = true;
    if (!without && suffices(rule, consents)) return true;
  }
  return false;
}

}  // namespace

bool suffices(const Agreement& rule, const std::vector<bool>& consents) {
  if (rule.kind == Agreement::Kind::party) return consents[rule.party.index()];
  const auto met = static_cast<std::size_t>(
      std::count_if(rule.parts.begin(), rule.parts.end(),
                    [&](const Agreement& part) { return suffices(part, consents); }));
  switch (rule.kind) {
    case Agreement::Kind::all:
      return met == rule.parts.size();
    case Agreement::Kind::any:
      return met > 0;
    default:
      return met >= rule.threshold;
  }
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
  const Agreement rule = agreement_rule(negotiation);
  std::vector<bool> counts(negotiation.parties().size(), false);
  mark_named(rule, counts);
  std::vector<std::size_t> named;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i]) named.push_back(i);
  }
  if (!negotiation.agreement() || named.size() > kMostPartiesTried) return counts;
  for (const std::size_t party : named) {
    counts[party] = is_pivotal(rule, named, party, counts.size());
  }
  return counts;
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
