// The fair ones among efficient packages, all ties, exactly.
//
// Over the points at which every party gets at least its disagreement utility d:
// - Nash (1950): the largest product of gains u - d over the largest set of parties that can gain
//   together; where several sets of that size can, the largest product of each.
// - Kalai and Smorodinsky (1975) in Imai's (1983) lexicographic form, on a finite set: the smallest
//   share (u - d) / (m - d) as large as can be, then the next smallest, and so on; m is the best of
//   those points for the party, and parties with m = d are left out.
// - Egalitarian (Kalai 1977): the smallest gain as large as can be.  His solution is only weakly
//   efficient; of packages with the same smallest gain, those that another one dominates are left
//   out.  Leximin (Sen 1970; Chun and Peters 1989): of these, the next smallest gain as large as
//   can be, and so on.
// - Utilitarian: the largest sum of utilities.
// Egalitarian, leximin and utilitarian compare utilities across parties.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/settle/frontier/points.hpp"

namespace zopa::settle {

// Positions of points, in their order.
struct FairPoints {
  std::vector<std::size_t> rational;  // everyone gets at least d; empty: so are all others
  std::vector<std::size_t> nash;
  std::vector<std::size_t> kalai_smorodinsky;
  std::vector<std::size_t> egalitarian;
  std::vector<std::size_t> leximin;
  std::vector<std::size_t> utilitarian;
};

// Positions of the points at which every party gets at least this.
[[nodiscard]] std::vector<std::size_t> rational_points(
    const Points& points, const std::vector<std::int64_t>& disagreement);

// `disagreement` by party.  Points are undominated.
[[nodiscard]] FairPoints solutions(const Points& points,
                                   const std::vector<std::int64_t>& disagreement);

// The smallest distance of a point to the best for all, each party's utility taken as a share of
// its best: sqrt(sum over parties of (1 - u / best)^2).
[[nodiscard]] double opposition(const Points& points, const std::vector<std::size_t>& among,
                                const std::vector<std::int64_t>& best);

}  // namespace zopa::settle
