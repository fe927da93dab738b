// Linear programmes over variables that are not negative, solved by CLP in doubles: the simplex
// method, warm started from one objective to the next.  Where the answer has to be exact:
// exact_program.hpp, which starts from this one.
//
//   LinearProgram programme(3);
//   programme.add_row({{0, 1.0}, {2, -1.0}}, 0, LinearProgram::kNoBound);
//   const std::optional<double> least = programme.minimum({{0, 1.0}});    // nullopt: no solution
#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace zopa {

class LinearProgram {
 public:
  static constexpr double kNoBound = std::numeric_limits<double>::max();
  using Terms = std::vector<std::pair<int, double>>;  // variable and coefficient

  explicit LinearProgram(int variables);
  ~LinearProgram();
  LinearProgram(LinearProgram&&) noexcept;
  LinearProgram& operator=(LinearProgram&&) noexcept;

  // low <= sum <= high
  void add_row(const Terms& terms, double low, double high);

  [[nodiscard]] bool is_feasible();
  // Of an objective that is bounded below; nullopt where no point satisfies the rows.
  [[nodiscard]] std::optional<double> minimum(const Terms& objective);
  // The variables at the last minimum.
  [[nodiscard]] std::vector<double> solution() const;
  // Which bounds make up the basis of the last minimum: by variable, that of 0; then by row.
  [[nodiscard]] std::vector<bool> tight_rows() const;

 private:
  struct Solver;
  std::unique_ptr<Solver> solver_;
};

}  // namespace zopa
