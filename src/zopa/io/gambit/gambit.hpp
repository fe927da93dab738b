// A game of Gambit as a graph model: in strategic form (.nfg, version 1), or in extensive form
// (.efg, version 2), which is brought into strategic form.  And a graph model as a strategic form.
//
//   read("dilemma.nfg");   read("poker.efg");
//   write(*talks);                               // NFG 1 R "Dam" { "Town" "Mill" } …
//
// Each player chooses among its strategies as an own move; a payoff says only which states are
// better than which.  Payoffs are decimals or fractions, added up and compared exactly.  Of a tree
// the strategies are the reduced ones: what is to be done where the player's own choices do not
// lead is left open.  Faults have line and column.
#pragma once

#include <string>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::gambit {

constexpr std::size_t kMostStates = std::size_t{1} << 14U;
constexpr std::size_t kMostPayoffs = std::size_t{1} << 18U;  // of all players together

[[nodiscard]] Result<foreign::Loaded> read(const std::string& path,
                                           const foreign::Reading& how = {});

// The own moves and priorities of a view of one day.  A player's strategies are the combinations of
// its moves' options; its payoff is how many levels of its priorities lie below the state.  A fault
// for priorities that are missing, not known, or name joint issues, and for too many states.
[[nodiscard]] Result<std::string> write(const Negotiation& in_force);

}  // namespace zopa::gambit
