// The numbers that a party's positions give, rows of one kind taken together: ranges of several
// rows are intersected, since each row says that the number lies in it.
// Rows of a basis weaker than `weakest` do not count.
#pragma once

#include <optional>
#include <vector>

#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

// A range, or nothing where no row speaks of it.  Empty (low > high) where rows contradict.
using MaybeRange = std::optional<Range>;

[[nodiscard]] std::vector<MaybeRange> weights_of(const Contents& negotiation, PartyId party);
[[nodiscard]] std::vector<MaybeRange> values_of(const Contents& negotiation, PartyId party,
                                                IssueId issue, Basis weakest = Basis::assumed);
[[nodiscard]] MaybeRange reservation_of(const Contents& negotiation, PartyId party);

}  // namespace zopa
