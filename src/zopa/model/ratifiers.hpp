// Whose consent is needed afterwards: a parliament, a membership, voters.
//
//   const std::vector<PartyId> others = ratifiers_of(negotiation);
//   const Negotiation with = negotiation.with_agreement(rule_with(negotiation, others));
//
// A ratifier has no part in the agreement rule: it says yes or no to what was agreed.  So a
// principal's word stands where its ratifiers say yes too, and nothing else changes.
#pragma once

#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Those whose consent can matter, in the order of the file: their principal's does.
[[nodiscard]] std::vector<PartyId> ratifiers_of(const Negotiation& negotiation);

// The agreement rule in force where each principal's consent takes that of these of its ratifiers
// besides.
[[nodiscard]] Agreement rule_with(const Negotiation& negotiation,
                                  const std::vector<PartyId>& ratifiers);

}  // namespace zopa
