// A scenario of NegMAS: a file of issues, and one of preferences a party, in YAML or JSON.
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

}  // namespace zopa::negmas
