#include "zopa/preference/analytic_centre.hpp"

#include <cmath>
#include <numeric>

#include "zopa/preference/linear_program.hpp"

namespace zopa {
namespace {

constexpr int kMostSteps = 100;
constexpr double kNearEnough = 1e-7;

using Rows = std::vector<std::vector<double>>;

// Shares as far from every bound as can be; nullopt where none lies inside.
std::optional<std::vector<double>> inner_point(std::size_t size, const Rows& rows) {
  const auto count = static_cast<int>(size);
  LinearProgram programme(count + 1);  // the shares, and their distance from the bounds
  LinearProgram::Terms sum;
  for (int k = 0; k < count; ++k) {
    sum.emplace_back(k, 1);
    programme.add_row({{k, 1}, {count, -1}}, 0, LinearProgram::kNoBound);
  }
  programme.add_row(sum, 1, 1);
  for (const auto& row : rows) {
    LinearProgram::Terms terms;
    for (int k = 0; k < count; ++k) terms.emplace_back(k, row[static_cast<std::size_t>(k)]);
    terms.emplace_back(count,
                       -std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0)));
    programme.add_row(terms, 0, LinearProgram::kNoBound);
  }
  const auto distance = programme.minimum({{count, -1}});
  if (!distance || -*distance < 1e-9) return std::nullopt;
  std::vector<double> shares = programme.solution();
  shares.pop_back();
  return shares;
}

class Newton {
 public:
  Newton(std::vector<double> start, const Rows& rows)
      : size_(start.size()), rows_(rows), point_(std::move(start)), lower_(size_ * size_) {}

  AnalyticCentre run() {
    for (int i = 0; i < kMostSteps; ++i) {
      look();
      factorise();
      const double decrement = turn();
      if (decrement < kNearEnough) break;
      // A step of this length stays inside (the function is self-concordant).
      const double length = decrement < 0.25 ? 1 : 1 / (1 + decrement);
      for (std::size_t k = 0; k < size_; ++k) point_[k] -= length * slope_[k];
    }
    return {std::move(point_), std::move(lower_)};
  }

 private:
  double& lower(std::size_t i, std::size_t j) { return lower_[i * size_ + j]; }

  // Slope and curvature at the point.
  void look() {
    slope_.assign(size_, 1);
    lower_.assign(size_ * size_, 0);
    for (std::size_t k = 0; k < size_; ++k) {
      slope_[k] -= 1 / point_[k];
      lower(k, k) += 1 / (point_[k] * point_[k]);
    }
    for (const auto& row : rows_) {
      const double room = std::inner_product(row.begin(), row.end(), point_.begin(), 0.0);
      for (std::size_t i = 0; i < size_; ++i) {
        slope_[i] -= row[i] / room;
        for (std::size_t j = 0; j <= i; ++j) lower(i, j) += row[i] / room * (row[j] / room);
      }
    }
  }

  // Cholesky's.
  void factorise() {
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double rest = lower(i, j);
        for (std::size_t k = 0; k < j; ++k) rest -= lower(i, k) * lower(j, k);
        lower(i, j) = i == j ? std::sqrt(rest) : rest / lower(j, j);
      }
    }
  }

  // Makes of the slope the step; gives its length in the ellipsoid's measure.
  double turn() {
    double squares = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j < i; ++j) slope_[i] -= lower(i, j) * slope_[j];
      slope_[i] /= lower(i, i);
      squares += slope_[i] * slope_[i];
    }
    for (std::size_t i = size_; i-- > 0;) {
      for (std::size_t j = i + 1; j < size_; ++j) slope_[i] -= lower(j, i) * slope_[j];
      slope_[i] /= lower(i, i);
    }
    return std::sqrt(squares);
  }

  std::size_t size_;
  const Rows& rows_;
  std::vector<double> point_;
  std::vector<double> lower_;
  std::vector<double> slope_;
};

}  // namespace

std::optional<AnalyticCentre> analytic_centre(std::size_t size, const Rows& rows) {
  auto start = inner_point(size, rows);
  if (!start) return std::nullopt;
  return Newton(std::move(*start), rows).run();
}

}  // namespace zopa
