// Linear programmes in fractions, solved as textbooks have it: slow, and easy to see to be right.
//
//   Tableau tableau(2);
//   tableau.add({1, -1, 0}, false);            // x0 - x1 + 0 >= 0
//   const auto least = tableau.least({1, 0});  // of x0; nullopt: no point
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "zopa/base/exact.hpp"

namespace zopa::testing {

// Variables that are not negative; two phases, with the rule of Bland.
class Tableau {
 public:
  using Row = std::vector<mpq_class>;

  explicit Tableau(std::size_t variables) : variables_(variables) {}

  // sum + constant >= 0, or = 0; the constant stands last.
  void add(Row row, bool is_equation);

  // Expects that there is one, or no point: then nullopt.
  [[nodiscard]] std::optional<mpq_class> least(const Row& costs);

 private:
  struct Given {
    Row row;
    bool is_equation;
  };

  void build();
  void pivot(std::size_t row, std::size_t column);
  [[nodiscard]] mpq_class run(const Row& costs, std::size_t columns);
  [[nodiscard]] mpq_class reduced(const Row& costs, std::size_t column) const;
  // At 0 they may stay in the basis, but not grow again.
  void leave_artificials();

  std::size_t variables_;
  std::vector<Given> given_;
  std::size_t width_ = 0;
  std::size_t first_artificial_ = 0;
  std::vector<Row> rows_;
  std::vector<std::size_t> basis_;
};

}  // namespace zopa::testing
