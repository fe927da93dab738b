// A scenario of NegMAS: a file of issues, and one of preferences a party, in YAML or JSON; written
// in YAML.
//
//   read({"trade.yml", "buyer.yml", "seller.yml"});   // in any order
//
// Utility is `bias` plus the sum of weight times value, as NegMAS computes it, neither rescaled nor
// cut; `reserved_value` is what no agreement is worth, and -∞ says that it is not known.  Of a real
// issue 21 values are taken.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::negmas {

[[nodiscard]] Result<foreign::Loaded> read(const std::vector<std::string>& paths,
                                           const foreign::Reading& how = {});

// The file of issues, each with its options as they are called.
[[nodiscard]] std::string write_domain(const Contents& negotiation);

// The file of one party.  Expects an additive utility.  A reservation that is not known stands
// there as -∞.  Numbers that are no decimals, such as 1/3, become the nearest that NegMAS has.
[[nodiscard]] std::string write_utility(const Contents& negotiation,
                                        const CompleteUtility& utility);

}  // namespace zopa::negmas
