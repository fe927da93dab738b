#include "zopa/model/ratifiers.hpp"

namespace zopa {
namespace {

Agreement consent_of(PartyId party) {
  Agreement one;
  one.kind = Agreement::Kind::party;
  one.party = party;
  return one;
}

Agreement with(const Agreement& rule, const Negotiation& negotiation,
               const std::vector<PartyId>& ratifiers) {
  Agreement other = rule;
  if (rule.kind != Agreement::Kind::party) {
    for (Agreement& part : other.parts) part = with(part, negotiation, ratifiers);
    return other;
  }
  Agreement both;
  both.parts = {rule};
  for (const PartyId ratifier : ratifiers) {
    if (negotiation.party(ratifier).of == rule.party) both.parts.push_back(consent_of(ratifier));
  }
  return both.parts.size() == 1 ? rule : both;
}

}  // namespace

std::vector<PartyId> ratifiers_of(const Negotiation& negotiation) {
  std::vector<PartyId> ratifiers;
  const std::vector<bool> counts = consent_counts(negotiation);
  for (std::size_t p = 0; p < negotiation.parties().size(); ++p) {
    const Party& party = negotiation.parties()[p];
    if (party.role == Role::ratifier && counts[party.of->index()]) ratifiers.emplace_back(p);
  }
  return ratifiers;
}

Agreement rule_with(const Negotiation& negotiation, const std::vector<PartyId>& ratifiers) {
  return with(agreement_rule(negotiation), negotiation, ratifiers);
}

}  // namespace zopa
