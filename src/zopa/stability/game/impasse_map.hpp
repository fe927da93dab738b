// Where an impasse would give way: how far no agreement would have to fall in the parties' own
// orders of packages before somebody gains by moving, alone or together with others.
//
//   const ImpasseMap map = impasse_map(problem);
//   map.yielding[p].best;   // p gains by itself once no agreement is behind one of these for p
//   map.joint;              // the same for parties that have to move together
//
// A package needs a set of movers: a smallest set of parties that exclude it and would have to
// accept it, for those who accept it to be enough.  Every mover gains by it when no agreement has
// fallen behind the package in the mover's order.  One threshold (a package and its movers) is
// below another when its movers are among the other's and its package is at least as good for each
// of them; those that nothing is below are minimal.
//
// Orders may be partial: one package is at least as good as another when it is so on every issue.
// Everything is counted by sums along the issues (a zeta transform, Yates 1937), never by comparing
// packages in pairs: so many additions a party as there are packages and options.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/thresholds.hpp"

namespace zopa::stability {

// One party's order of the values of a digit: at_least[a * size + b], reflexive and transitive.
using ValueOrder = std::vector<char>;

struct ImpasseProblem {
  Moves packages;                               // a digit an issue; whose they are does not matter
  std::vector<StateSet> excluded;               // by party
  std::vector<std::vector<ValueOrder>> orders;  // by party and issue
  // Is it enough when exactly these parties consent (by party)?
  std::function<bool(const std::vector<bool>&)> suffices;
};

// At most `most` thresholds in a list.
[[nodiscard]] ImpasseMap impasse_map(const ImpasseProblem& problem, std::size_t most = 20,
                                     const Limits* limits = nullptr);

}  // namespace zopa::stability
