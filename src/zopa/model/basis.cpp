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
  if (statement.unnamed || statement.hedged) return Basis::reported;
  if (!statement.by) return Basis::relayed;
  if (!contains(parties, statement.by->party)) return Basis::attributed;
  return statement.verbatim ? Basis::stated : Basis::relayed;
}

bool commits(Act act) {
  return act == Act::rejects || act == Act::conditions || act == Act::offers ||
         act == Act::concedes;
}

bool needs_commitment(const Claim& claim) {
  return std::holds_alternative<RedLine>(claim) || std::holds_alternative<Acceptance>(claim) ||
         std::holds_alternative<Taking>(claim);
}

bool names_hypothetical(const Contents& negotiation, const Formula& formula) {
  const Atom& atom = formula.atom;
  const bool is_atom = formula.kind == Formula::Kind::atom;
  return (is_atom && std::any_of(atom.options.begin(), atom.options.end(),
                                 [&](OptionId option) {
                                   return negotiation.option(atom.issue, option).hypothetical;
                                 })) ||
         std::any_of(formula.parts.begin(), formula.parts.end(),
                     [&](const Formula& part) { return names_hypothetical(negotiation, part); });
}

// Does the claim rank an option that nobody has tabled?
struct RanksHypothetical {
  const Contents& negotiation;

  bool operator()(const OptionOrder& order) const {
    return std::any_of(order.options.begin(), order.options.end(), [&](OptionId option) {
      return negotiation.option(order.issue, option).hypothetical;
    });
  }
  bool operator()(const OptionValues& values) const {
    return std::any_of(values.entries.begin(), values.entries.end(), [&](const auto& entry) {
      return negotiation.option(values.issue, entry.option).hypothetical;
    });
  }
  bool operator()(const OptionPoints& points) const {
    return std::any_of(points.issues.begin(), points.issues.end(), [&](const auto& part) {
      return std::any_of(part.options.begin(), part.options.end(), [&](const auto& entry) {
        return negotiation.option(part.issue, entry.option).hypothetical;
      });
    });
  }
  bool operator()(const Comparison& comparison) const {
    return names_hypothetical(negotiation, comparison.left) ||
           names_hypothetical(negotiation, comparison.right);
  }
  bool operator()(const Priorities& priorities) const {
    return std::any_of(
        priorities.formulas.begin(), priorities.formulas.end(),
        [&](const Formula& formula) { return names_hypothetical(negotiation, formula); });
  }
  template <class Other>
  bool operator()(const Other& /*no ranking of options*/) const {
    return false;
  }
};

}  // namespace

const char* to_text(Basis basis) {
  constexpr std::array<const char*, kBasisLevels> kNames = {"stated",   "relayed",  "attributed",
                                                            "reported", "inferred", "assumed"};
  return kNames.at(static_cast<std::size_t>(basis));
}

Basis basis_of(const Contents& negotiation, const std::vector<PartyId>& parties,
               const std::vector<StatementId>& because, bool inferred) {
  if (because.empty()) return Basis::assumed;
  if (inferred) return Basis::inferred;
  Basis basis = Basis::inferred;
  for (const StatementId id : because) {
    basis = std::min(basis, level_of(negotiation.statement(id), parties));
  }
  return basis;
}

Basis basis_of(const Contents& negotiation, const Position& position) {
  const std::vector<PartyId> party = {position.party};
  const Basis basis = basis_of(negotiation, party, position.because, position.inferred);
  if (std::visit(RanksHypothetical{negotiation}, position.claim))
    return weaker(basis, Basis::inferred);
  if (!needs_commitment(position.claim)) return basis;
  const bool committed =
      std::any_of(position.because.begin(), position.because.end(), [&](StatementId id) {
        const Statement& statement = negotiation.statement(id);
        return commits(statement.act) && is_about(statement, party);
      });
  return committed ? basis : weaker(basis, Basis::inferred);
}

Negotiation claims_from(const Negotiation& negotiation, Basis level) {
  return negotiation.with_positions(
      [&](PositionId id) { return basis_of(negotiation, negotiation.position(id)) <= level; });
}

Basis basis_of(const Contents& negotiation, const Bloc& bloc) {
  return basis_of(negotiation, bloc.with, bloc.because, bloc.inferred);
}

std::vector<std::vector<StatementId>> disputes_of(const Contents& negotiation) {
  std::vector<std::vector<StatementId>> disputes(negotiation.statements.size());
  for (std::size_t i = 0; i < negotiation.statements.size(); ++i) {
    for (const StatementId id : negotiation.statements[i].disputes) {
      disputes[id.index()].emplace_back(i);
    }
  }
  return disputes;
}

bool is_disputed(const std::vector<std::vector<StatementId>>& disputes,
                 const std::vector<StatementId>& because) {
  return std::any_of(because.begin(), because.end(),
                     [&](StatementId id) { return !disputes[id.index()].empty(); });
}

bool Counting::is_there(PositionId id) const {
  return only == nullptr || std::find(only->begin(), only->end(), id) != only->end();
}

bool Counting::is_strong_enough(const Contents& negotiation, const Position& position) const {
  return weakest == Basis::assumed || basis_of(negotiation, position) <= weakest;
}

}  // namespace zopa
