#include "zopa/model/numbers.hpp"

#include <algorithm>

namespace zopa {
namespace {

void intersect(MaybeRange& range, const Range& with) {
  if (!range) {
    range = with;
    return;
  }
  range->low = std::max(range->low, with.low);
  range->high = std::min(range->high, with.high);
}

// Calls `visit` with each of the party's claims of one kind.
template <class Kind, class Visit>
void for_each(const Contents& negotiation, PartyId party, Visit visit,
              Basis weakest = Basis::assumed) {
  for (const Position& position : negotiation.positions) {
    if (position.party != party || basis_of(negotiation, position) > weakest) continue;
    if (const auto* claim = std::get_if<Kind>(&position.claim)) visit(*claim);
  }
}

}  // namespace

std::vector<MaybeRange> weights_of(const Contents& negotiation, PartyId party) {
  std::vector<MaybeRange> weights(negotiation.issues.size());
  for_each<IssueWeights>(negotiation, party, [&](const IssueWeights& claim) {
    for (const auto& entry : claim.entries) intersect(weights[entry.issue.index()], entry.weight);
  });
  return weights;
}

std::vector<MaybeRange> values_of(const Contents& negotiation, PartyId party, IssueId issue,
                                  Basis weakest) {
  std::vector<MaybeRange> values(negotiation.issue(issue).options.size());
  const auto add = [&](const OptionValues& claim) {
    if (claim.issue != issue) return;
    for (const auto& entry : claim.entries) intersect(values[entry.option.index()], entry.value);
  };
  for_each<OptionValues>(negotiation, party, add, weakest);
  return values;
}

MaybeRange reservation_of(const Contents& negotiation, PartyId party) {
  MaybeRange reservation;
  for_each<Reservation>(negotiation, party,
                        [&](const Reservation& claim) { intersect(reservation, claim.utility); });
  return reservation;
}

}  // namespace zopa
