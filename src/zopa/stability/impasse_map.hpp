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
#include "zopa/stability/game.hpp"
#include "zopa/stability/relational.hpp"

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

// The place of a package in a party's order, 1 the best; from the best that it can be to the worst,
// as far as the order is known.  Ties share the better place.
struct Place {
  std::size_t best = 0;
  std::size_t worst = 0;
};

struct Threshold {
  std::size_t package = 0;
  Group movers;
  std::vector<Place> places;  // by mover
  bool is_minimal = false;
};

struct Yielding {
  std::size_t count = 0;  // packages that all others accept, and the party alone does not
  // Of those, the ones that none of them is known to be better (worse) than; the first few.
  std::vector<Threshold> best;
  std::vector<Threshold> worst;
  std::size_t best_count = 0;
  std::size_t worst_count = 0;
};

struct ImpasseMap {
  std::size_t packages = 0;  // feasible ones
  std::size_t zone = 0;  // of those, for which nobody has to move: with any, there is no impasse
  std::vector<Yielding> yielding;  // by party
  // Thresholds of several movers whose packages are undominated; minimal ones first, then those of
  // few movers; the first few.
  std::vector<Threshold> joint;
  std::size_t joint_count = 0;
  std::size_t minimal_count = 0;  // of those
};

// At most `most` thresholds in a list.
[[nodiscard]] ImpasseMap impasse_map(const ImpasseProblem& problem, std::size_t most = 20,
                                     const Limits* limits = nullptr);

}  // namespace zopa::stability
