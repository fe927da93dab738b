// Which points no other one dominates: at least as good for every party and better for one (Pareto
// 1906).  Of equal points the one with the lowest label stays.
//
// Two parties: one scan in order of the first party's utility.  Three: the same, with the best
// third utility so far kept by rank of the second (Kung, Luccio and Preparata 1975).  More: each
// point in that order is compared with those kept so far (Chomicki, Godfrey, Gryz and Liang 2003),
// 64 at a time, by sets of bits that hold which are good enough for each party.
#pragma once

#include <cstddef>
#include <limits>

#include "zopa/base/budget.hpp"
#include "zopa/settle/frontier/points.hpp"

namespace zopa::settle {

// Best for the first party first, then for the second, and so on.
[[nodiscard]] Points undominated(const Points& points);

constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

// One step of the budget a point, of four parties or more; when it is spent, or more than `most`
// are found, the rest is left out.
[[nodiscard]] Points undominated(const Points& points, Budget& budget,
                                 std::size_t most = kAnyNumber);

// The same of all sums of a point of `a` and one of `b`, without keeping the dominated ones. Labels
// are joined.  Expects that `a` and `b` are undominated.  One step of the budget a sum, and as
// above; when it is spent, the result is of no use.
[[nodiscard]] Points undominated_sums(const Points& a, const Points& b, Budget& budget,
                                      std::size_t most = kAnyNumber);

}  // namespace zopa::settle
