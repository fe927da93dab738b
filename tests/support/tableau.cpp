#include "tableau.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace zopa::testing {

void Tableau::add(Row row, bool is_equation) {
  row.resize(variables_ + 1);
  given_.push_back({std::move(row), is_equation});
}

std::optional<mpq_class> Tableau::least(const Row& costs) {
  build();
  Row phase_one(width_);
  for (std::size_t j = first_artificial_; j + 1 < width_; ++j) phase_one[j] = 1;
  if (run(phase_one, width_ - 1) != 0) return std::nullopt;
  leave_artificials();
  Row phase_two(width_);
  std::copy(costs.begin(), costs.end(), phase_two.begin());
  return run(phase_two, first_artificial_);
}

void Tableau::build() {
  const std::size_t count = given_.size();
  first_artificial_ = variables_ + count;
  width_ = first_artificial_ + count + 1;
  rows_.assign(count, Row(width_));
  basis_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [row, is_equation] = given_[i];
    for (std::size_t j = 0; j < variables_; ++j) rows_[i][j] = row[j];
    if (!is_equation) rows_[i][variables_ + i] = -1;
    rows_[i][width_ - 1] = -row[variables_];
    if (rows_[i][width_ - 1] < 0) {
      for (mpq_class& entry : rows_[i]) entry = -entry;
    }
    rows_[i][first_artificial_ + i] = 1;
    basis_.push_back(first_artificial_ + i);
  }
}

void Tableau::pivot(std::size_t row, std::size_t column) {
  const mpq_class by = rows_[row][column];
  for (mpq_class& entry : rows_[row]) {
    if (entry != 0) entry /= by;
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (i == row || rows_[i][column] == 0) continue;
    const mpq_class factor = rows_[i][column];
    for (std::size_t j = 0; j < width_; ++j) {
      if (rows_[row][j] != 0) rows_[i][j] -= factor * rows_[row][j];
    }
  }
  basis_[row] = column;
}

mpq_class Tableau::run(const Row& costs, std::size_t columns) {
  for (;;) {
    std::size_t enters = 0;
    while (enters < columns && reduced(costs, enters) >= 0) ++enters;
    if (enters == columns) return -reduced(costs, width_ - 1);
    std::optional<std::size_t> leaves;
    mpq_class nearest;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i][enters] <= 0) continue;
      const mpq_class way = rows_[i][width_ - 1] / rows_[i][enters];
      if (leaves && (way > nearest || (way == nearest && basis_[i] > basis_[*leaves]))) continue;
      leaves = i;
      nearest = way;
    }
    if (!leaves) throw std::logic_error("no bound");
    pivot(*leaves, enters);
  }
}

mpq_class Tableau::reduced(const Row& costs, std::size_t column) const {
  mpq_class cost = costs[column];
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (costs[basis_[i]] != 0 && rows_[i][column] != 0) {
      cost -= costs[basis_[i]] * rows_[i][column];
    }
  }
  return cost;
}

void Tableau::leave_artificials() {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (basis_[i] < first_artificial_) continue;
    for (std::size_t j = 0; j < first_artificial_; ++j) {
      if (rows_[i][j] == 0) continue;
      pivot(i, j);
      break;
    }
  }
}

}  // namespace zopa::testing
