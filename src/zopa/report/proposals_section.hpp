// Proposals and what they meet.
#pragma once

#include <vector>

#include "zopa/deadlock/proposals.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Those of whom it breaks a line.
[[nodiscard]] std::vector<PartyId> parties_excluding(const deadlock::TestedProposal& proposal);

void write_proposals(const std::vector<deadlock::TestedProposal>& proposals, const Words& words,
                     Cards& cards, Document& document);

// `zopa test`: nothing else.
[[nodiscard]] Document to_document(const Words& words,
                                   const std::vector<deadlock::TestedProposal>& proposals);

}  // namespace zopa::report
