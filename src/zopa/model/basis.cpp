#include "zopa/model/basis.hpp"

#include <algorithm>
#include <array>

namespace zopa {
namespace {

bool contains(const std::vector<PartyId>& parties, PartyId party) {
  return std::find(parties.begin(), parties.end(), party) != parties.end();
}

bool is_about(const Statement& statement, const std::vector<PartyId>& parties) {
  return std::any_of(statement.about.begin(), statement.about.end(),
                     [&](PartyId party) { return contains(parties, party); });
}

Basis level_of(const Statement& statement, const std::vector<PartyId>& parties) {
  if (!is_about(statement, parties)) return Basis::inferred;
  if (!statement.by) return Basis::relayed;
  if (!contains(parties, statement.by->party)) return Basis::attributed;
  return statement.verbatim ? Basis::stated : Basis::relayed;
}

bool commits(Act act) {
  return act == Act::rejects || act == Act::conditions || act == Act::offers ||
         act == Act::concedes;
}

bool ranks_hypothetical(const Negotiation& negotiation, const Claim& claim) {
  const auto* order = std::get_if<OptionOrder>(&claim);
  if (order == nullptr) return false;
  return std::any_of(order->options.begin(), order->options.end(), [&](OptionId option) {
    return negotiation.option(order->issue, option).hypothetical;
  });
}

}  // namespace

const char* to_text(Basis basis) {
  constexpr std::array<const char*, 5> kNames = {"stated", "relayed", "attributed", "inferred",
                                                 "assumed"};
  return kNames.at(static_cast<std::size_t>(basis));
}

Basis basis_of(const Negotiation& negotiation, const std::vector<PartyId>& parties,
               const std::vector<StatementId>& because, bool inferred) {
  if (because.empty()) return Basis::assumed;
  if (inferred) return Basis::inferred;
  Basis basis = Basis::inferred;
  for (const StatementId id : because) {
    basis = std::min(basis, level_of(negotiation.statement(id), parties));
  }
  return basis;
}

Basis basis_of(const Negotiation& negotiation, const Position& position) {
  const std::vector<PartyId> party = {position.party};
  const Basis basis = basis_of(negotiation, party, position.because, position.inferred);
  if (ranks_hypothetical(negotiation, position.claim)) return weaker(basis, Basis::inferred);
  if (!std::holds_alternative<RedLine>(position.claim) &&
      !std::holds_alternative<Acceptance>(position.claim)) {
    return basis;
  }
  const bool committed =
      std::any_of(position.because.begin(), position.because.end(), [&](StatementId id) {
        const Statement& statement = negotiation.statement(id);
        return commits(statement.act) && is_about(statement, party);
      });
  return committed ? basis : weaker(basis, Basis::inferred);
}

Basis basis_of(const Negotiation& negotiation, const Bloc& bloc) {
  return basis_of(negotiation, bloc.with, bloc.because, bloc.inferred);
}

}  // namespace zopa
