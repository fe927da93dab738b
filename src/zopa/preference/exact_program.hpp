// Linear programmes over variables that are not negative, solved exactly: no tolerance decides.
//
//   ExactProgram programme(3);
//   programme.add_at_least({{0, Decimal{1}}, {2, Decimal{-2}}}, Decimal{0});   // x0 - 2 x2 >= 0
//   programme.add_equal({{0, Decimal{1}}, {1, Decimal{1}}}, Decimal{1});       // x0 + x1 = 1
//   const Fraction one(Decimal{1});
//   const std::optional<Fraction> least = programme.minimum({{0, one}});    // nullopt: no solution
//
// The next question starts where the last one ended, so that one programme with many objectives is
// cheap.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "zopa/base/decimal.hpp"
#include "zopa/base/fraction.hpp"

namespace zopa {

class ExactProgram {
 public:
  using Terms = std::vector<std::pair<int, Decimal>>;       // variable and coefficient
  using Objective = std::vector<std::pair<int, Fraction>>;  // the same

  explicit ExactProgram(int variables);
  ~ExactProgram();
  ExactProgram(ExactProgram&&) noexcept;
  ExactProgram& operator=(ExactProgram&&) noexcept;

  // Before the first question.
  void add_at_least(const Terms& terms, Decimal low);              // sum >= low
  void add_equal(const Terms& terms, Decimal value);               // sum = value
  void add_at_most(const Objective& terms, const Fraction& high);  // sum <= high

  [[nodiscard]] bool is_feasible();
  // Expects an objective that is bounded below on the points that satisfy the rows; nullopt where
  // there is none.
  [[nodiscard]] std::optional<Fraction> minimum(const Objective& objective);
  // Its minimum's sign: -1, 0 or 1.  Cheaper where it is below 0.
  [[nodiscard]] std::optional<int> sign_of_minimum(const Objective& objective);
  // The variables at the last minimum, or at the point found last.
  [[nodiscard]] std::vector<Fraction> solution() const;

 private:
  class Simplex;
  std::unique_ptr<Simplex> simplex_;
};

}  // namespace zopa
