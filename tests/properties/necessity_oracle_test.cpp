// What follows from preferences known in part, against a slow oracle on small random ones: orders,
// ratios, ranges, numbers, comparisons and ties, with numbers that doubles cannot hold.
//
// The oracle takes every choice of best and worst options, puts all issues into one programme, and
// solves it with the simplex method as textbooks have it, in fractions.
#include <algorithm>

#include "choices.hpp"
#include "tableau.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/base/exact.hpp"
#include "zopa/preference/necessity.hpp"
#include "zopa/preference/witnesses.hpp"

namespace zopa {
namespace {

using testing::Choices;
using testing::Tableau;
using Values = std::vector<std::uint32_t>;
using Row = Tableau::Row;

Decimal number(const char* text) { return *Decimal::parse(text); }

// Everything of one preference in one programme: weights, weight times value, numbers over the span
// times the weight, the weight over the span, and the margin.
class Oracle {
 public:
  explicit Oracle(const PartialPreference& known) : known_(known) {
    std::size_t place = known.axes.size();
    for (const AxisValues& axis : known.axes) {
      worth_.push_back(place);
      numbers_.push_back(place += axis.classes);
      place += axis.classes + 1;
    }
    margin_ = place;
    count_ = place + 1;
    Row costs(count_);
    costs[margin_] = -1;
    list_idle();
    for (std::size_t a = 0; a < known.axes.size(); ++a) {
      if (!has_values(a)) return;
    }
    for (const auto& choice : all_choices()) {
      const auto least = programme(choice, true).least(costs);
      if (least && *least < 0) choices_.push_back(choice);
    }
  }

  [[nodiscard]] bool is_consistent() const { return !choices_.empty(); }

  [[nodiscard]] mpq_class least(const Values& x, const Values& y) const {
    Row costs(count_);
    for (std::size_t a = 0; a < known_.axes.size(); ++a) {
      costs[worth_[a] + known_.axes[a].class_of[x[a]]] += 1;
      costs[worth_[a] + known_.axes[a].class_of[y[a]]] -= 1;
    }
    std::optional<mpq_class> least;
    for (const auto& choice : choices_) {
      const auto own = programme(choice, false).least(costs);
      if (own && (!least || *own < *least)) least = own;
    }
    return least.value();
  }

  // In every completion: in none that leaves strict preferences a margin is y as good.
  [[nodiscard]] bool is_better(const Values& x, const Values& y) const {
    if (is_indifferent()) return false;
    Row costs(count_);
    costs[margin_] = -1;
    std::vector<Part> parts;
    for (std::size_t a = 0; a < known_.axes.size(); ++a) {
      parts.push_back({worth_[a] + known_.axes[a].class_of[x[a]], -1});
      parts.push_back({worth_[a] + known_.axes[a].class_of[y[a]], 1});
    }
    return std::none_of(choices_.begin(), choices_.end(), [&](const auto& choice) {
      Tableau tableau = programme(choice, true);
      add(tableau, parts, false);
      const auto least = tableau.least(costs);
      return least && *least < 0;
    });
  }

 private:
  // By the weights alone: is nothing left for an issue?  Then its order says nothing of packages.
  void list_idle() {
    for (std::size_t a = 0; a < known_.axes.size(); ++a) {
      Tableau weights(count_);
      add_weights(weights, false);
      Row costs(count_);
      costs[a] = -1;
      const auto least = weights.least(costs);
      is_idle_.push_back(least && *least == 0);
    }
  }

  // What is said of its values alone has to fit together, whatever its weight.
  [[nodiscard]] bool has_values(std::size_t a) const {
    const std::vector<Ends> ends = ends_on(known_.axes[a]);
    return std::any_of(ends.begin(), ends.end(), [&](const Ends own) {
      Tableau alone(count_);
      add(alone, {{a, 1}}, true, false, -1);
      add(alone, {{margin_, -1}}, false, false, 1);
      add_axis(alone, a, own, true);
      Row costs(count_);
      costs[margin_] = -1;
      const auto least = alone.least(costs);
      return least && *least < 0;
    });
  }

  [[nodiscard]] bool is_strict(std::size_t a) const {
    const auto& better = known_.axes[a].better;
    return !is_idle_[a] && std::count(better.begin(), better.end(), true) > 0;
  }

  // Nothing strict is said: all packages may be equal.
  [[nodiscard]] bool is_indifferent() const {
    std::size_t strict = 0;
    for (std::size_t a = 0; a < known_.axes.size(); ++a) strict += is_strict(a) ? 1U : 0U;
    for (const auto& constraint : known_.weights) strict += constraint.is_strict ? 1U : 0U;
    for (const auto& constraint : known_.comparisons) strict += constraint.is_strict ? 1U : 0U;
    return strict == 0;
  }

  [[nodiscard]] std::vector<std::vector<Ends>> all_choices() const {
    std::vector<std::vector<Ends>> choices = {{}};
    for (const AxisValues& axis : known_.axes) {
      std::vector<std::vector<Ends>> longer;
      for (const Ends ends : ends_on(axis)) {
        for (const auto& choice : choices) {
          longer.push_back(choice);
          longer.back().push_back(ends);
        }
      }
      choices = std::move(longer);
    }
    return choices;
  }

  static std::vector<Ends> ends_on(const AxisValues& axis) {
    std::vector<Ends> all;
    for (std::uint32_t best = 0; best < axis.classes; ++best) {
      for (std::uint32_t worst = 0; worst < axis.classes; ++worst) {
        if (best == worst && axis.classes > 1) continue;
        if (!axis.numbers.empty() && (!axis.numbers[best] || !axis.numbers[worst])) continue;
        all.push_back({best, worst});
      }
    }
    return all;
  }

  struct Part {
    std::size_t variable;
    mpq_class coefficient;
  };
  void add(Tableau& tableau, const std::vector<Part>& parts, bool is_equation,
           bool has_margin = false, const mpq_class& constant = 0) const {
    Row row(count_ + 1);
    for (const Part& part : parts) row[part.variable] += part.coefficient;
    if (has_margin) row[margin_] -= 1;
    row[count_] = constant;
    tableau.add(std::move(row), is_equation);
  }

  void add_weights(Tableau& tableau, bool is_strict) const {
    std::vector<Part> sum;
    for (std::size_t a = 0; a < known_.axes.size(); ++a) {
      sum.push_back({a, 1});
      if (known_.fixed_weights[a]) {
        add(tableau, {{a, 1}}, true, false, -to_mpq(*known_.fixed_weights[a]));
      }
    }
    add(tableau, sum, true, false, -1);
    for (const WeightConstraint& constraint : known_.weights) {
      std::vector<Part> parts;
      for (std::size_t a = 0; a < known_.axes.size(); ++a) {
        parts.push_back({a, to_mpq(constraint.coefficients[a])});
      }
      add(tableau, parts, false, is_strict && constraint.is_strict);
    }
  }

  void add_axis(Tableau& tableau, std::size_t a, Ends ends, bool is_strict) const {
    const AxisValues& axis = known_.axes[a];
    const std::size_t u = worth_[a];
    add(tableau, {{u + ends.worst, 1}}, true);
    if (axis.classes > 1) add(tableau, {{u + ends.best, 1}, {a, -1}}, true);
    const std::size_t rate = numbers_[a] + axis.classes;
    for (std::uint32_t c = 0; c < axis.classes; ++c) {
      add(tableau, {{a, 1}, {u + c, -1}}, false);
      for (std::uint32_t d = 0; d < axis.classes; ++d) {
        if (c == d || !axis.is_at_least(c, d)) continue;
        add(tableau, {{u + c, 1}, {u + d, -1}}, false);
      }
      for (std::uint32_t d = 0; d < axis.classes; ++d) {
        if (is_strict && axis.better[c * axis.classes + d]) {
          add(tableau, {{u + c, 1}, {u + d, -1}}, false, true);
        }
      }
      if (axis.numbers.empty() || !axis.numbers[c] || axis.classes == 1) continue;
      const std::size_t own = numbers_[a] + c;
      add(tableau, {{own, 1}, {rate, -to_mpq(axis.numbers[c]->low)}}, false);
      add(tableau, {{own, -1}, {rate, to_mpq(axis.numbers[c]->high)}}, false);
      add(tableau, {{u + c, 1}, {own, -1}, {numbers_[a] + ends.worst, 1}}, true);
    }
  }

  [[nodiscard]] Tableau programme(const std::vector<Ends>& choice, bool is_strict) const {
    Tableau tableau(count_);
    add_weights(tableau, is_strict);
    for (std::size_t a = 0; a < choice.size(); ++a) {
      add_axis(tableau, a, choice[a], is_strict && !is_idle_[a]);
      if (is_strict && this->is_strict(a)) add(tableau, {{a, 1}}, false, true);
    }
    for (const ValueConstraint& constraint : known_.comparisons) {
      std::vector<Part> parts;
      for (const auto& term : constraint.terms) {
        parts.push_back(
            {worth_[term.axis] + known_.axes[term.axis].class_of[term.value], term.coefficient});
      }
      add(tableau, parts, constraint.is_equality, is_strict && constraint.is_strict);
    }
    add(tableau, {{margin_, -1}}, false, false, 1);
    return tableau;
  }

  const PartialPreference& known_;
  std::vector<std::size_t> worth_;
  std::vector<std::size_t> numbers_;
  std::size_t margin_ = 0;
  std::size_t count_ = 0;
  std::vector<bool> is_idle_;  // by issue
  std::vector<std::vector<Ends>> choices_;
};

// Mostly two options an issue, mostly ordered, so that few choices of best and worst are left.
class Case {
 public:
  explicit Case(Choices& choices) : choices_(choices) {
    const std::uint32_t axes = choices.between(2, 3);
    for (std::uint32_t a = 0; a < axes; ++a) add_axis(a == 0 ? 3 : 2);
    known.fixed_weights.resize(axes);
    if (choices.chance(20)) known.fixed_weights[0] = number(kShares[choices.below(5)]);
    for (std::uint32_t i = choices.below(3); i > 0; --i) add_weight();
    for (std::uint32_t i = choices.below(3); i > 0; --i) add_comparison();
  }

  Values package() {
    Values values;
    for (const AxisValues& axis : known.axes) {
      values.push_back(choices_.below(static_cast<std::uint32_t>(axis.class_of.size())));
    }
    return values;
  }

  PartialPreference known;

 private:
  static constexpr const char* kShares[] = {"1/3", "0.1", "0.333333333333", "2/7", "0.5"};
  static constexpr const char* kNumbers[] = {"0", "1", "1/3", "0.333333333333", "2/3", "0.5", "7"};

  void add_axis(std::uint32_t options) {
    AxisValues axis;
    for (std::uint32_t o = 0; o < options; ++o) {
      const bool is_tied = o > 0 && choices_.chance(10);
      if (!is_tied) ++axis.classes;
      axis.class_of.push_back(axis.classes - 1);
    }
    const std::uint32_t n = axis.classes;
    for (std::uint32_t a = 0; a < n; ++a) {
      for (std::uint32_t b = 0; b < n; ++b) axis.at_least.push_back(a == b);
    }
    for (std::uint32_t a = 0; a < n; ++a) {
      for (std::uint32_t b = a + 1; b < n; ++b) axis.at_least[a * n + b] = choices_.chance(75);
    }
    if (n == 3 && axis.is_at_least(0, 1) && axis.is_at_least(1, 2)) axis.at_least[2] = true;
    add_strict(axis);
    if (n > 1 && choices_.chance(40)) add_numbers(axis);
    add_numbers_apart(axis);
    known.axes.push_back(axis);
  }

  // Some of the order is strict, with all that follows from it.
  void add_strict(AxisValues& axis) {
    const std::uint32_t n = axis.classes;
    axis.better.assign(std::size_t{n} * n, false);
    for (std::uint32_t a = 0; a < n; ++a) {
      for (std::uint32_t b = a + 1; b < n; ++b) {
        if (axis.is_at_least(a, b) && choices_.chance(60)) axis.better[a * n + b] = true;
      }
    }
    if (n == 3 && axis.is_at_least(0, 1) && axis.is_at_least(1, 2)) {
      axis.better[2] = axis.better[2] || axis.better[1] || axis.better[5];
    }
  }

  static void add_numbers_apart(AxisValues& axis) {
    for (std::size_t a = 0; a < axis.numbers.size(); ++a) {
      for (std::size_t b = 0; b < axis.numbers.size(); ++b) {
        if (!axis.numbers[a] || !axis.numbers[b]) continue;
        if (axis.numbers[a]->low > axis.numbers[b]->high) axis.better[a * axis.classes + b] = true;
      }
    }
  }

  void add_numbers(AxisValues& axis) {
    for (std::uint32_t c = 0; c < axis.classes; ++c) {
      Decimal low = number(kNumbers[choices_.below(7)]);
      Decimal high = choices_.chance(50) ? low : number(kNumbers[choices_.below(7)]);
      if (high < low) std::swap(low, high);
      axis.numbers.emplace_back(Range{low, high});
    }
    const auto& numbers = axis.numbers;
    const bool can_differ = std::any_of(numbers.begin(), numbers.end(), [&](const auto& one) {
      return one->high > numbers[0]->low || one->low < numbers[0]->high;
    });
    if (!can_differ) return axis.numbers.clear();
    if (axis.classes == 3 && choices_.chance(20)) axis.numbers[1].reset();
    if (axis.classes == 3 && !axis.numbers[1] && numbers[0] == numbers[2]) axis.numbers.clear();
  }

  void add_weight() {
    WeightConstraint constraint{{}, choices_.chance(50), PositionId{0}};
    constraint.coefficients.resize(known.axes.size());
    const auto axes = static_cast<std::uint32_t>(known.axes.size());
    const std::uint32_t a = choices_.below(axes);
    const std::uint32_t b = (a + 1 + choices_.below(axes - 1)) % axes;
    constraint.coefficients[a] = number(choices_.chance(50) ? "1" : "2/3");
    constraint.coefficients[b] = number(choices_.chance(50) ? "-1" : "-0.666666666666");
    known.weights.push_back(constraint);
  }

  void add_comparison() {
    ValueConstraint constraint{{}, choices_.chance(30), choices_.chance(50), PositionId{0}};
    if (constraint.is_equality) constraint.is_strict = false;
    const Values better = package();
    const Values worse = package();
    for (std::uint32_t a = 0; a < better.size(); ++a) {
      if (better[a] == worse[a]) continue;
      constraint.terms.push_back({a, better[a], 1});
      constraint.terms.push_back({a, worse[a], -1});
    }
    if (!constraint.terms.empty()) known.comparisons.push_back(constraint);
  }

  Choices& choices_;
};

RC_GTEST_PROP(NecessityOracle, AgreesOnSmallPreferences, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  Case given(choices);
  const Oracle oracle(given.known);
  Necessity necessity(given.known);
  RC_CLASSIFY(oracle.is_consistent());
  RC_ASSERT(necessity.is_consistent() == oracle.is_consistent());
  if (!oracle.is_consistent()) return;
  for (int i = 0; i < 3; ++i) {
    const Values x = given.package();
    const Values y = given.package();
    const mpq_class least = oracle.least(x, y);
    RC_CLASSIFY(least == 0 && x != y, "tie");
    RC_ASSERT(to_mpq(necessity.least_difference(x, y).value()) == least);
    RC_ASSERT(necessity.can_be_worse(x, y) == (least < 0));
    RC_CLASSIFY(least == 0 && oracle.is_better(x, y), "better, by as little as one likes");
    RC_ASSERT(necessity.is_better(x, y) == oracle.is_better(x, y));
    Witnesses witnesses(necessity);
    for (int k = 0; k < 5; ++k) {  // none speaks against what follows
      const auto worth = witnesses.draw();
      RC_ASSERT(!worth.empty());
      double difference = 0;
      std::size_t place = 0;
      for (std::size_t a = 0; a < x.size(); ++a) {
        difference += worth[place + x[a]] - worth[place + y[a]];
        place += given.known.axes[a].class_of.size();
      }
      RC_ASSERT(difference >= least.get_d() - 1e-12);
    }
  }
}

}  // namespace
}  // namespace zopa
