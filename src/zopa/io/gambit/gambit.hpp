// A game in strategic form as Gambit writes it (.nfg, version 1) as a graph model.
//
//   read("dilemma.nfg");
//
// Each player chooses among its strategies as an own move; a payoff says only which states are
// better than which.  Payoffs are decimals or fractions, compared exactly.  Faults have line and
// column.
#pragma once

#include <string>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::gambit {

constexpr std::size_t kMostStates = std::size_t{1} << 14U;

[[nodiscard]] Result<foreign::Loaded> read(const std::string& path,
                                           const foreign::Reading& how = {});

}  // namespace zopa::gambit
