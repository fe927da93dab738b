#include "zopa/preference/exact_program.hpp"

#include <algorithm>
#include <string>

#include "choices.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/base/exact.hpp"

namespace zopa {
namespace {

using testing::Choices;
using Terms = ExactProgram::Terms;

Decimal number(const std::string& text) { return *Decimal::parse(text); }

TEST(ExactProgram, TellsATieFromATrillionth) {
  ExactProgram programme(2);
  programme.add_equal({{0, number("1/3")}, {1, number("1/7")}}, number("1/21"));
  programme.add_at_least({{0, number("-1")}}, number("-1/14"));
  const Fraction one(Decimal{1});
  // x0 / 3 + x1 / 7 = 1 / 21 and x0 <= 1 / 14: x1 is at least 1/6.
  EXPECT_EQ(programme.minimum({{1, one}}), Fraction(number("1/6")));
  EXPECT_EQ(programme.minimum({{1, one}, {0, Fraction(number("-7/3"))}}), Fraction{});
  EXPECT_EQ(programme.solution()[0], Fraction(number("1/14")));
  const auto less = programme.minimum({{1, one}, {0, Fraction(number("-2.333333333334"))}});
  ASSERT_TRUE(less);
  EXPECT_EQ(less->sign(), -1);
  EXPECT_GT(less->approximate(), -1e-12);
}

TEST(ExactProgram, HasNoSolutionByAHair) {
  ExactProgram programme(2);
  programme.add_equal({{0, Decimal{1}}, {1, Decimal{1}}}, Decimal{1});
  programme.add_at_least({{0, Decimal{1}}}, number("0.5"));
  programme.add_at_least({{1, Decimal{1}}}, number("0.500000000000000001"));
  EXPECT_FALSE(programme.is_feasible());
  EXPECT_EQ(programme.minimum({{0, Fraction(Decimal{1})}}), std::nullopt);
}

TEST(ExactProgram, SkipsEquationsThatFollowFromOthers) {
  ExactProgram programme(3);
  const Terms sum = {{0, Decimal{1}}, {1, Decimal{1}}, {2, Decimal{1}}};
  const Terms twice = {{0, Decimal{2}}, {1, Decimal{2}}, {2, Decimal{2}}};
  programme.add_equal(sum, Decimal{1});
  programme.add_equal(twice, Decimal{2});
  EXPECT_EQ(programme.minimum({{0, Fraction(Decimal{-1})}}), Fraction(Decimal{-1}));
  ExactProgram none(3);
  none.add_equal(sum, Decimal{1});
  none.add_equal(twice, number("2.000000000001"));
  EXPECT_FALSE(none.is_feasible());
}

// Rows as the test keeps them: sum >= low, or = low.
struct Row {
  std::vector<mpq_class> coefficients;
  mpq_class low;
  bool is_equation = false;
};

// The point at which these rows hold with equality; nullopt where there is none, or more.
std::optional<std::vector<mpq_class>> crossing(std::vector<Row> rows) {
  const std::size_t count = rows.size();
  for (std::size_t j = 0; j < count; ++j) {
    std::size_t pivot = j;
    while (pivot < count && rows[pivot].coefficients[j] == 0) ++pivot;
    if (pivot == count) return std::nullopt;
    std::swap(rows[pivot], rows[j]);
    for (std::size_t i = 0; i < count; ++i) {
      if (i == j) continue;
      const mpq_class factor = rows[i].coefficients[j] / rows[j].coefficients[j];
      for (std::size_t k = 0; k < count; ++k) {
        rows[i].coefficients[k] -= factor * rows[j].coefficients[k];
      }
      rows[i].low -= factor * rows[j].low;
    }
  }
  std::vector<mpq_class> point;
  for (std::size_t j = 0; j < count; ++j) {
    point.push_back(rows[j].low / rows[j].coefficients[j]);
  }
  return point;
}

mpq_class product(const std::vector<mpq_class>& a, const std::vector<mpq_class>& b) {
  mpq_class sum = 0;
  for (std::size_t j = 0; j < a.size(); ++j) sum += a[j] * b[j];
  return sum;
}

// A programme that is bounded, since its variables are at most 2, and the least of an objective by
// a look at every corner.
struct Case {
  explicit Case(Choices& choices) : variables(choices.between(1, 3)) {
    for (std::uint32_t j = 0; j < variables; ++j) {
      add(unit(j, 1), Decimal{0}, false);
      add(unit(j, -1), Decimal{-2}, false);
    }
    for (std::uint32_t i = choices.below(4); i > 0; --i) {
      add(some(choices), coefficient(choices), choices.chance(30));
    }
  }

  static Decimal coefficient(Choices& choices) {
    const char* const numbers[] = {"0",
                                   "1",
                                   "-1",
                                   "2",
                                   "-2",
                                   "1/3",
                                   "-1/3",
                                   "0.1",
                                   "-0.7",
                                   "0.333333333333333333",
                                   "1.000000000001",
                                   "-0.999999999999"};
    return number(numbers[choices.below(12)]);
  }

  [[nodiscard]] std::vector<Decimal> some(Choices& choices) const {
    std::vector<Decimal> coefficients;
    for (std::uint32_t j = 0; j < variables; ++j) coefficients.push_back(coefficient(choices));
    return coefficients;
  }

  [[nodiscard]] std::vector<Decimal> unit(std::uint32_t at, int value) const {
    std::vector<Decimal> coefficients(variables);
    coefficients[at] = Decimal{value};
    return coefficients;
  }

  void add(const std::vector<Decimal>& coefficients, Decimal low, bool is_equation) {
    Row& row = rows.emplace_back(Row{{}, to_mpq(low), is_equation});
    Terms& own = terms.emplace_back();
    lows.push_back(low);
    for (std::uint32_t j = 0; j < variables; ++j) {
      row.coefficients.push_back(to_mpq(coefficients[j]));
      own.emplace_back(j, coefficients[j]);
    }
  }

  [[nodiscard]] ExactProgram programme() const {
    ExactProgram programme(static_cast<int>(variables));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].is_equation) {
        programme.add_equal(terms[i], lows[i]);
      } else {
        programme.add_at_least(terms[i], lows[i]);
      }
    }
    return programme;
  }

  [[nodiscard]] bool holds_at(const std::vector<mpq_class>& point) const {
    return std::all_of(rows.begin(), rows.end(), [&](const Row& row) {
      const int side = cmp(product(row.coefficients, point), row.low);
      return row.is_equation ? side == 0 : side >= 0;
    });
  }

  [[nodiscard]] std::optional<mpq_class> least(const std::vector<mpq_class>& costs) const {
    std::optional<mpq_class> least;
    std::vector<bool> is_chosen(rows.size(), false);
    std::fill(is_chosen.begin(), is_chosen.begin() + variables, true);
    do {
      std::vector<Row> chosen;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (is_chosen[i]) chosen.push_back(rows[i]);
      }
      const auto point = crossing(chosen);
      if (!point || !holds_at(*point)) continue;
      const mpq_class cost = product(costs, *point);
      if (!least || cost < *least) least = cost;
    } while (std::prev_permutation(is_chosen.begin(), is_chosen.end()));
    return least;
  }

  std::uint32_t variables;
  std::vector<Row> rows;
  std::vector<Terms> terms;
  std::vector<Decimal> lows;
};

RC_GTEST_PROP(ExactProgram, IsTheLeastOfAllCorners, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Case given(choices);
  ExactProgram programme = given.programme();
  for (int question = 0; question < 6; ++question) {  // one after the other, warm
    std::vector<mpq_class> costs;
    ExactProgram::Objective objective;
    for (const Decimal cost : given.some(choices)) {
      objective.emplace_back(static_cast<int>(costs.size()), Fraction(cost));
      costs.push_back(to_mpq(cost));
    }
    const auto least = given.least(costs);
    RC_ASSERT(programme.sign_of_minimum(objective) ==
              (least ? std::optional(sgn(*least)) : std::nullopt));
    const auto found = programme.minimum(objective);
    RC_ASSERT(found.has_value() == least.has_value());
    if (!found) return;
    RC_ASSERT(to_mpq(*found) == *least);
    std::vector<mpq_class> point;
    for (const Fraction& value : programme.solution()) point.push_back(to_mpq(value));
    RC_ASSERT(given.holds_at(point));
    RC_ASSERT(product(costs, point) == *least);
  }
}

}  // namespace
}  // namespace zopa
