// What rows say against each other: orders with a strict cycle, ranges without a common number,
// claims of one id.
#pragma once

#include "zopa/io/yaml/faults.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::yaml {

// As of every round: no option is better than itself for a party, no issue weightier.  The row that
// closes the cycle is at fault, once.
void check_orders(const Contents& negotiation, Faults& faults);

// No rule or bloc has the id of another kind of claim: supports and `--without` name claims by id.
void check_claim_ids(const Contents& negotiation, Faults& faults);

// As of every round: the ranges of all rows for one number have a number in common, and weights can
// sum to 1.
void check_numbers(const Contents& negotiation, Faults& faults);

}  // namespace zopa::yaml
