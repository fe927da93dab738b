// What of a conflict the writers of other programs' conflicts need: who is in it, and how each
// orders the states.
#pragma once

#include <string>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::foreign {

// Those with moves, and principals.
[[nodiscard]] std::vector<PartyId> parties_of_conflict(const Negotiation& negotiation);

// The joint issue that the formula names first, if any.
[[nodiscard]] std::optional<IssueId> joint_issue_in(const Formula& formula,
                                                    const Negotiation& negotiation);

// The priorities of a party in a view of one day, for a program that is called so.  A fault where
// it has none, where some are not known, and for each joint issue that they name.
[[nodiscard]] Result<Priorities> priorities_for(const Negotiation& in_force, PartyId party,
                                                const char* program);

}  // namespace zopa::foreign
