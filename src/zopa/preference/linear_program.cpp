#include "zopa/preference/linear_program.hpp"

#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>

namespace zopa {

struct LinearProgram::Solver {
  explicit Solver(int variables) : rows(false, 0, 0) { rows.setDimensions(0, variables); }

  ClpSimplex model;
  CoinPackedMatrix rows;  // by row
  std::vector<double> low;
  std::vector<double> high;
  bool is_loaded = false;

  bool solve(const std::vector<double>& objective) {
    if (is_loaded) {
      for (int i = 0; i < rows.getNumCols(); ++i) {
        model.setObjectiveCoefficient(i, objective[static_cast<std::size_t>(i)]);
      }
      model.primal(1);  // from where the last objective left it
    } else {
      model.setLogLevel(0);
      const std::vector<double> zero(objective.size(), 0);
      const std::vector<double> no_bound(objective.size(), COIN_DBL_MAX);
      model.loadProblem(rows, zero.data(), no_bound.data(), objective.data(), low.data(),
                        high.data());
      model.primal();
      is_loaded = true;
    }
    return model.status() == 0;
  }
};

LinearProgram::LinearProgram(int variables) : solver_(std::make_unique<Solver>(variables)) {}

LinearProgram::~LinearProgram() = default;
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;

void LinearProgram::add_row(const Terms& terms, double low, double high) {
  std::vector<int> indices;
  std::vector<double> values;
  for (const auto& [index, value] : terms) {
    indices.push_back(index);
    values.push_back(value);
  }
  solver_->rows.appendRow(static_cast<int>(indices.size()), indices.data(), values.data());
  solver_->low.push_back(low == -kNoBound ? -COIN_DBL_MAX : low);
  solver_->high.push_back(high == kNoBound ? COIN_DBL_MAX : high);
  solver_->is_loaded = false;
}

bool LinearProgram::is_feasible() { return minimum({}).has_value(); }

std::optional<double> LinearProgram::minimum(const Terms& objective) {
  std::vector<double> coefficients(static_cast<std::size_t>(solver_->rows.getNumCols()), 0);
  for (const auto& [index, value] : objective) {
    coefficients[static_cast<std::size_t>(index)] += value;
  }
  if (!solver_->solve(coefficients)) return std::nullopt;
  return solver_->model.objectiveValue();
}

std::vector<double> LinearProgram::solution() const {
  const double* values = solver_->model.primalColumnSolution();
  return {values, values + solver_->model.numberColumns()};
}

std::vector<bool> LinearProgram::tight_rows() const {
  const auto is_tight = [](ClpSimplex::Status status) {
    return status == ClpSimplex::atLowerBound || status == ClpSimplex::atUpperBound ||
           status == ClpSimplex::isFixed;
  };
  std::vector<bool> tight;
  for (int i = 0; i < solver_->model.numberColumns(); ++i) {
    tight.push_back(is_tight(solver_->model.getColumnStatus(i)));
  }
  for (int i = 0; i < solver_->model.numberRows(); ++i) {
    tight.push_back(is_tight(solver_->model.getRowStatus(i)));
  }
  return tight;
}

}  // namespace zopa
