// Whose consent can still matter to an agreement rule, once that of some is known.
//
//   pivotal(rule, consents)[party.index()]   // consents[p]: given, refused, or (nullopt) open
#pragma once

#include <optional>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// By party: its consent is open, and however the others with open consents might decide, there is
// one way in which the rule is met with this one's and not without it.  That follows from which
// sets of consents suffice, never from how the rule is spelled; a rule that names more than twelve
// open parties twice is taken by its words.
[[nodiscard]] std::vector<bool> pivotal(const Agreement& rule,
                                        const std::vector<std::optional<bool>>& consents);

}  // namespace zopa
