// GeniusWeb's linear additive profiles and partial orderings: one JSON file a party, two or more of
// one domain.
//
// The point of no agreement is a bid there: its utility becomes the reservation; without one it is
// not known.  A number issue is its values from `low` to `high` in steps.  Old key names
// (`discreteutils`, `numberutils`) are read too.  Where a profile is an ordering, what all of them
// say stands as claims (partial_order.hpp).
#pragma once

#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::geniusweb {

[[nodiscard]] Result<foreign::Loaded> read(const std::vector<std::string>& paths,
                                           const foreign::Reading& how = {});

// The profile of one party.  Expects an additive utility.  A reservation is written as the bid
// whose utility it is, where there is one; else it is left out, and `warnings` says so.
[[nodiscard]] std::string write(const Contents& negotiation, const CompleteUtility& utility,
                                std::vector<Diagnostic>& warnings);

}  // namespace zopa::geniusweb
