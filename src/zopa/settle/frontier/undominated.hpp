// Which points no other one dominates: at least as good for every party and better for one (Pareto
// 1906).  Of equal points the one with the lowest label stays.
//
// Two parties: one scan in order of the first party's utility.  Three: the same, with the best
// third utility so far kept by rank of the second (Kung, Luccio and Preparata 1975).  More: each
// point in that order is compared with those kept so far (Chomicki, Godfrey, Gryz and Liang 2003).
#pragma once

#include "zopa/base/budget.hpp"
#include "zopa/settle/frontier/points.hpp"

namespace zopa::settle {

// Best for the first party first, then for the second, and so on.
[[nodiscard]] Points undominated(const Points& points);

// One step of the budget a point, of four parties or more; when it is spent, the rest is left out.
[[nodiscard]] Points undominated(const Points& points, Budget& budget);

// The same of all sums of a point of `a` and one of `b`, without keeping the dominated ones. Labels
// are joined.  Expects that `a` and `b` are undominated.  One step of the budget a sum, and as
// above; when it is spent, the result is of no use.
[[nodiscard]] Points undominated_sums(const Points& a, const Points& b, Budget& budget);

}  // namespace zopa::settle
