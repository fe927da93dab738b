// The numbers that a party's positions give, rows of one kind taken together: ranges of several
// rows are intersected, since each row says that the number lies in it.
// `counting` says which rows count.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

// A range, or nothing where no row speaks of it.  Empty (low > high) where rows contradict.
using MaybeRange = std::optional<Range>;

// What a score sheet says in shares of the whole: of each issue its swing, from the fewest points
// to the most, as a share of all swings; and points for whole packages on that scale, from 0 (the
// fewest) to 1 (the most).  Exact.  Where all packages are worth the same, issues weigh the same, a
// package comes to 0, and a point is the unit.
struct Shares {
  std::vector<std::pair<IssueId, Decimal>> weights;
  Decimal fewest;  // points of the worst package
  Decimal swing;   // points of the best, less those of the worst; 1 where they are worth the same

  // nullopt where it has too many digits.
  [[nodiscard]] std::optional<Decimal> share_of(Decimal points) const;
};

// nullopt where the numbers have too many digits.
[[nodiscard]] std::optional<Shares> shares_of(const OptionPoints& points);

// Are all packages worth the same by these points?
[[nodiscard]] bool is_alike(const OptionPoints& points);

// Does the claim say numbers of a party: values, weights, points or a reservation?
[[nodiscard]] bool speaks_of_numbers(const Claim& claim);

// The party's score sheet, where it has one.
[[nodiscard]] const OptionPoints* points_of(const Negotiation& negotiation, PartyId party,
                                            const Counting& counting = {});

// Points count here as the weights, values and reservation that they come to.
[[nodiscard]] std::vector<MaybeRange> weights_of(const Negotiation& negotiation, PartyId party);
[[nodiscard]] std::vector<MaybeRange> values_of(const Negotiation& negotiation, PartyId party,
                                                IssueId issue, const Counting& counting = {});
[[nodiscard]] MaybeRange reservation_of(const Negotiation& negotiation, PartyId party);

}  // namespace zopa
