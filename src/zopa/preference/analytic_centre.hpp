// The middle of a cone, and how far it reaches from there in every direction.
//
// The centre is where the sum of all numbers, less the logarithms of every condition, is least; the
// ellipsoid of that function's curvature there lies inside the cone and, enlarged by the number of
// conditions, around all of it that matters (Boyd and Vandenberghe 2004, section 8.5.3).
#pragma once

#include <optional>
#include <vector>

namespace zopa {

struct AnalyticCentre {
  std::vector<double> point;
  // Curvature L L', L lower triangular: row * size + column.
  std::vector<double> lower;
};

// Of all points above 0 with the sums of `rows` above 0; nullopt where there are none.
[[nodiscard]] std::optional<AnalyticCentre> analytic_centre(
    std::size_t size, const std::vector<std::vector<double>>& rows);

}  // namespace zopa
