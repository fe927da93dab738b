// GeniusWeb's partial orderings (SHAOP, ANAC 2020): of some bids it is known which are preferred,
// or equal, to which.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "zopa/io/foreign/json_text.hpp"
#include "zopa/io/foreign/profiles.hpp"

namespace zopa::geniusweb {

// A bid: by issue of the profile, the place of its value.
using Bid = std::vector<std::size_t>;

struct PartialOrder {
  foreign::Profile profile;  // name, issues and values; all worth nothing
  std::vector<Bid> bids;
  std::vector<std::pair<std::size_t, std::size_t>> at_least;  // the first as good as the second
  std::optional<std::size_t> reservation;                     // the bid of no agreement
};

// `profile` has the issues of the ordering's domain already.
[[nodiscard]] Result<PartialOrder> read_order(const foreign::JsonValue& ordering,
                                              foreign::Profile profile, const Limits* limits);

// What it says as claims: a comparison for each pair that does not follow from others, and that the
// party accepts what it puts no lower than the bid of no agreement.
void add_claims(const PartialOrder& order, PartyId party, Contents& negotiation);

// A profile of numbers beside orderings: its points, and what no agreement is worth.
void add_points(const CompleteUtility& utility, Contents& negotiation);

}  // namespace zopa::geniusweb
