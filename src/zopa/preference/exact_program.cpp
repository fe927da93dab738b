// The simplex method in exact arithmetic, in the space of the variables, of which there are few
// beside the rows: at a vertex as many rows are tight as there are variables.  From it leads one
// edge for each of them, along which that row alone goes up from its bound, by 1.  An exchange lets
// one tight row go and makes another tight.
//
// Doubles may show the way, fractions decide: for the first vertex, and where a few steps from the
// last one are not enough, CLP solves the programme in doubles and says which rows are tight at its
// optimum; from these rows the method goes on, mostly to find that nothing is left to do
// (Applegate, Cook, Dash and Espinoza 2007; Gleixner, Steffy and Wolter 2016).  What CLP says is
// never believed, so that nothing is left of its tolerances.  The road not taken: bounds with safe
// rounding (Neumaier and Shcherbina 2004), which cannot tell a tie.
#include "zopa/preference/exact_program.hpp"

#include <algorithm>

#include "zopa/base/contracts.hpp"
#include "zopa/preference/linear_program.hpp"
#include "zopa/preference/ratio.hpp"

namespace zopa {

class ExactProgram::Simplex {
 public:
  using Vector = std::vector<Ratio>;

  explicit Simplex(std::size_t variables) : doubles_(static_cast<int>(variables)) {
    vertex_.resize(variables);
    for (std::size_t j = 0; j < variables; ++j) {  // the first rows: no variable below 0
      rows_.push_back({{{j, Ratio(1)}}, Ratio(), false});
      tight_.push_back(j);
      edges_.emplace_back(variables);
      edges_.back()[j] = Ratio(1);
      edge_of_.emplace_back(j);
    }
  }

  // sum >= low, or = low
  template <class Terms, class Number>
  void add(const Terms& terms, const Number& low, bool is_equation) {
    Row row{{}, Ratio(low), is_equation};
    LinearProgram::Terms rough;
    for (const auto& [variable, coefficient] : terms) {
      row.sum.emplace_back(static_cast<std::size_t>(variable), Ratio(coefficient));
      rough.emplace_back(variable, coefficient.approximate());
    }
    doubles_.add_row(rough, low.approximate(),
                     is_equation ? low.approximate() : LinearProgram::kNoBound);
    rows_.push_back(std::move(row));
    edge_of_.emplace_back();
  }

  std::optional<Fraction> minimum(const Objective& objective) {
    const Sum costs = sum_of(objective);
    if (!start(objective)) return std::nullopt;
    descend(objective, costs, false);
    return product(costs, vertex_).fraction();
  }

  std::optional<int> sign_of_minimum(const Objective& objective) {
    const Sum costs = sum_of(objective);
    if (!start(objective)) return std::nullopt;
    descend(objective, costs, true);
    return product(costs, vertex_).sign();
  }

  [[nodiscard]] const Vector& vertex() const { return vertex_; }

 private:
  using Sum = std::vector<std::pair<std::size_t, Ratio>>;  // variable and coefficient
  struct Row {                                             // sum >= low, or = low
    Sum sum;
    Ratio low;
    bool is_equation = false;
  };

  static Sum sum_of(const Objective& objective) {
    Sum sum;
    for (const auto& [variable, coefficient] : objective) {
      if (coefficient.sign() == 0) continue;
      sum.emplace_back(static_cast<std::size_t>(variable), Ratio(coefficient));
    }
    return sum;
  }

  static Ratio product(const Sum& sum, const Vector& vector) {
    Ratio result;
    for (const auto& [j, coefficient] : sum) {
      if (vector[j].sign() != 0) result.add_product(coefficient, vector[j]);
    }
    return result;
  }

  [[nodiscard]] Ratio slack(std::size_t row) const {
    return product(rows_[row].sum, vertex_) - rows_[row].low;
  }

  // The tight row of edge `out` is let go for row `in`, towards which the edge leads up or down.
  void exchange(std::size_t out, std::size_t in) {
    const Ratio slope = product(rows_[in].sum, edges_[out]);
    const Ratio missing = -slack(in);
    for (Ratio& step : edges_[out]) {
      if (step.sign() != 0) step = step / slope;
    }
    if (missing.sign() != 0) add_multiple(missing, edges_[out], vertex_);
    for (std::size_t e = 0; e < edges_.size(); ++e) {
      if (e == out) continue;
      const Ratio own = product(rows_[in].sum, edges_[e]);
      if (own.sign() != 0) add_multiple(-own, edges_[out], edges_[e]);
    }
    edge_of_[tight_[out]].reset();
    edge_of_[in] = out;
    tight_[out] = in;
  }

  static void add_multiple(const Ratio& factor, const Vector& from, Vector& to) {
    for (std::size_t j = 0; j < to.size(); ++j) {
      if (from[j].sign() != 0) to[j].add_product(factor, from[j]);
    }
  }

  // False where no point satisfies the rows.
  bool start(const Objective& objective) {
    if (is_feasible_) return true;
    start_near(tight_in_doubles(objective));
    is_feasible_ = reach_feasible();
    return is_feasible_;
  }

  std::vector<bool> tight_in_doubles(const Objective& objective) {
    LinearProgram::Terms rough;
    for (const auto& [variable, coefficient] : objective) {
      rough.emplace_back(variable, coefficient.approximate());
    }
    return doubles_.minimum(rough) ? doubles_.tight_rows() : std::vector<bool>();
  }

  // Makes equations tight, which they stay, and then these rows, as far as they are independent.
  void start_near(const std::vector<bool>& wanted) {
    std::vector<bool> stays(rows_.size());
    for (std::size_t row = 0; row < rows_.size(); ++row) stays[row] = rows_[row].is_equation;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (stays[row]) make_tight(row, stays);
    }
    for (std::size_t row = 0; row < wanted.size(); ++row) stays[row] = stays[row] || wanted[row];
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (stays[row]) make_tight(row, stays);
    }
  }

  void make_tight(std::size_t row, const std::vector<bool>& stays) {
    if (edge_of_[row]) return;
    for (std::size_t e = 0; e < edges_.size(); ++e) {
      if (stays[tight_[e]] || product(rows_[row].sum, edges_[e]).sign() == 0) continue;
      exchange(e, row);
      return;
    }
  }

  // The dual simplex method without an objective: the first row that does not hold is made tight.
  // False where no edge leads towards it: with the tight rows it cannot hold (Farkas 1902).
  bool reach_feasible() {
    for (;;) {
      std::size_t broken = 0;
      int sign = 0;  // below its bound, or above that of an equation
      for (; broken < rows_.size(); ++broken) {
        if (edge_of_[broken]) continue;
        sign = slack(broken).sign();
        if (sign < 0 || (sign > 0 && rows_[broken].is_equation)) break;
      }
      if (broken == rows_.size()) return true;
      const auto out = first_edge(
          [&](std::size_t e) { return product(rows_[broken].sum, edges_[e]).sign() == -sign; });
      if (!out) return false;
      exchange(*out, broken);
    }
  }

  // The primal simplex method, to the optimum or to where the sum is below 0.
  void descend(const Objective& objective, const Sum& costs, bool stops_below_zero) {
    constexpr int kFewSteps = 6;
    for (int step = 0;; ++step) {
      if (stops_below_zero && product(costs, vertex_).sign() < 0) return;
      if (step == kFewSteps) {
        start_near(tight_in_doubles(objective));
        reach_feasible();
      }
      const auto out = step < kFewSteps ? steepest_edge(costs) : first_edge([&](std::size_t e) {
        return product(costs, edges_[e]).sign() < 0;
      });
      if (!out) return;
      exchange(*out, first_row_along(edges_[*out]));
    }
  }

  // That along which the sum falls most for what its row goes up.
  std::optional<std::size_t> steepest_edge(const Sum& costs) {
    std::optional<std::size_t> steepest;
    Ratio least;
    for (std::size_t e = 0; e < edges_.size(); ++e) {
      if (rows_[tight_[e]].is_equation) continue;
      const Ratio slope = product(costs, edges_[e]);
      if (slope >= least) continue;
      steepest = e;
      least = slope;
    }
    return steepest;
  }

  // Of the edges that may be taken, that of the first row: the rule of Bland (1977), by which no
  // vertex is come back to.
  template <class May>
  std::optional<std::size_t> first_edge(May may) {
    std::optional<std::size_t> first;
    for (std::size_t e = 0; e < edges_.size(); ++e) {
      if (rows_[tight_[e]].is_equation || (first && tight_[*first] < tight_[e])) continue;
      if (may(e)) first = e;
    }
    return first;
  }

  // The row that stops the way along an edge.
  std::size_t first_row_along(const Vector& edge) {
    std::optional<std::size_t> first;
    Ratio nearest;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (edge_of_[row]) continue;
      const Ratio slope = product(rows_[row].sum, edge);
      if (slope.sign() >= 0) continue;
      const Ratio way = -slack(row) / slope;
      if (first && way >= nearest) continue;
      first = row;
      nearest = way;
    }
    ZOPA_EXPECTS(first.has_value());  // bounded below
    return *first;
  }

  LinearProgram doubles_;
  std::vector<Row> rows_;
  bool is_feasible_ = false;  // all rows hold at the vertex
  Vector vertex_;
  std::vector<std::size_t> tight_;  // by edge
  std::vector<Vector> edges_;
  std::vector<std::optional<std::size_t>> edge_of_;  // by row: absent where it is not tight
};

ExactProgram::ExactProgram(int variables)
    : simplex_(std::make_unique<Simplex>(static_cast<std::size_t>(variables))) {}

ExactProgram::~ExactProgram() = default;
ExactProgram::ExactProgram(ExactProgram&&) noexcept = default;
ExactProgram& ExactProgram::operator=(ExactProgram&&) noexcept = default;

void ExactProgram::add_at_least(const Terms& terms, Decimal low) {
  simplex_->add(terms, low, false);
}

void ExactProgram::add_equal(const Terms& terms, Decimal value) {
  simplex_->add(terms, value, true);
}

void ExactProgram::add_at_most(const Objective& terms, const Fraction& high) {
  Objective opposite;
  for (const auto& [variable, coefficient] : terms) {
    opposite.emplace_back(variable, (-Ratio(coefficient)).fraction());
  }
  simplex_->add(opposite, (-Ratio(high)).fraction(), false);
}

bool ExactProgram::is_feasible() { return minimum({}).has_value(); }

std::optional<Fraction> ExactProgram::minimum(const Objective& objective) {
  return simplex_->minimum(objective);
}

std::optional<int> ExactProgram::sign_of_minimum(const Objective& objective) {
  return simplex_->sign_of_minimum(objective);
}

std::vector<Fraction> ExactProgram::solution() const {
  std::vector<Fraction> solution;
  for (const Ratio& value : simplex_->vertex()) solution.push_back(value.fraction());
  return solution;
}

}  // namespace zopa
