// What a proposal on the table says by being there: its options are tabled, and a principal would
// take what it proposes itself.
#pragma once

#include "zopa/model/day.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

// Had it been put on the table by then?
[[nodiscard]] bool is_on_the_table(const Proposal& proposal, const Day& day);

// Marks what the proposals hold as tabled.  A principal's own that settles every joint issue, with
// what it takes on those left open, becomes an acceptance of its author, with the proposal's id and
// the reasons of all.
void follow_proposals(Contents& contents);

}  // namespace zopa
