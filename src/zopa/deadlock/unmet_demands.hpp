// How many different demands a package leaves unmet, as numbers that a solver can add up.
//
//   sat::Totalizer unmet(encoding.solver(), unmet_demands(encoding, kleene, true).numbers);
//   encoding.solve(Encoding::Lits{unmet.at_most(0)});  // as few as can be, as far as seen here
//
// On one issue only what an option leaves unmet beyond the best one counts, so that thousands of
// demands of which each rules out another do not have to be counted through.
#pragma once

#include <optional>
#include <vector>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/issues_apart.hpp"
#include "zopa/deadlock/kleene.hpp"
#include "zopa/sat/cardinality.hpp"

namespace zopa::deadlock {

struct UnmetDemands {
  std::vector<sat::Unary> numbers;
  std::optional<IssuesApart>
      apart;  // where it is about the zone, and every issue stands for itself
};

// What several ask for counts once.  `in_zone`: of packages that no red line excludes.
[[nodiscard]] UnmetDemands unmet_demands(Encoding& encoding, Kleene& kleene, bool in_zone);

}  // namespace zopa::deadlock
