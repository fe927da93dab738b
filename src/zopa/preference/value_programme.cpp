#include "zopa/preference/value_programme.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zopa {
namespace {

constexpr Decimal kOne{1};
constexpr Decimal kMinusOne{-1};

// Is the one class above the other, and none between them?  The rest of the order follows.
bool is_next(const AxisValues& axis, std::uint32_t above, std::uint32_t below) {
  if (above == below || !axis.is_at_least(above, below)) return false;
  for (std::uint32_t c = 0; c < axis.classes; ++c) {
    if (c == above || c == below) continue;
    if (axis.is_at_least(above, c) && axis.is_at_least(c, below)) return false;
  }
  return true;
}

// … better, and does that not follow from what lies between them?
bool is_next_better(const AxisValues& axis, std::uint32_t above, std::uint32_t below) {
  if (!axis.is_better(above, below)) return false;
  for (std::uint32_t c = 0; c < axis.classes; ++c) {
    if (c == above || c == below) continue;
    if (!axis.is_at_least(above, c) || !axis.is_at_least(c, below)) continue;
    if (axis.is_better(above, c) || axis.is_better(c, below)) return false;
  }
  return true;
}

class Builder {
 public:
  Builder(const PartialPreference& known, const ValueLayout& layout)
      : known_(known), layout_(layout), programme_(layout.count) {
    if (layout.margin >= 0) at_most(layout.margin, kOne);
  }

  void add_weights() {
    ExactProgram::Terms sum;
    for (std::size_t a = 0; a < known_.axes.size(); ++a) {
      sum.emplace_back(layout_.weight[a], kOne);
      if (known_.fixed_weights[a]) {
        programme_.add_equal({{layout_.weight[a], kOne}}, *known_.fixed_weights[a]);
      }
    }
    programme_.add_equal(sum, kOne);
    for (const WeightConstraint& constraint : known_.weights) {
      ExactProgram::Terms terms;
      for (std::size_t a = 0; a < known_.axes.size(); ++a) {
        if (constraint.coefficients[a] == Decimal{}) continue;
        terms.emplace_back(layout_.weight[a], constraint.coefficients[a]);
      }
      at_least(std::move(terms), constraint.is_strict);
    }
  }

  // Where some option is better than another.
  void add_margins_of_weights(const std::vector<bool>& is_idle) {
    for (std::size_t a = 0; a < known_.axes.size(); ++a) {
      if (is_idle[a] || !known_.axes[a].is_strict()) continue;
      at_least({{layout_.weight[a], kOne}}, true);
    }
  }

  void set_weight(std::size_t axis) { programme_.add_equal({{layout_.weight[axis], kOne}}, kOne); }

  void add_axis(std::size_t a, Ends ends, bool is_strict) {
    const AxisValues& axis = known_.axes[a];
    programme_.add_equal({{layout_.value(a, ends.worst), kOne}}, Decimal{});
    if (axis.classes == 1) return;
    programme_.add_equal({{layout_.value(a, ends.best), kOne}, {layout_.weight[a], kMinusOne}},
                         Decimal{});
    for (std::uint32_t c = 0; c < axis.classes; ++c) {
      if (!axis.is_at_least(ends.best, c)) {
        at_least({{layout_.weight[a], kOne}, {layout_.value(a, c), kMinusOne}}, false);
      }
      for (std::uint32_t other = 0; other < axis.classes; ++other) {
        const bool has_margin = is_strict && layout_.margin >= 0 && is_next_better(axis, c, other);
        if (!has_margin && !is_next(axis, c, other)) continue;
        at_least({{layout_.value(a, c), kOne}, {layout_.value(a, other), kMinusOne}}, has_margin);
      }
      if (!axis.numbers.empty() && axis.numbers[c]) add_number(a, c, *axis.numbers[c]);
    }
  }

  void add_comparisons() {
    for (const ValueConstraint& constraint : known_.comparisons) {
      ExactProgram::Terms terms;
      for (const auto& term : constraint.terms) {
        terms.emplace_back(layout_.value(term.axis, known_.axes[term.axis].class_of[term.value]),
                           Decimal{term.coefficient});
      }
      if (constraint.is_equality) {
        programme_.add_equal(terms, Decimal{});
      } else {
        at_least(std::move(terms), constraint.is_strict);
      }
    }
  }

  ExactProgram finish() { return std::move(programme_); }

 private:
  // sum >= 0, or >= the margin
  void at_least(ExactProgram::Terms terms, bool is_strict) {
    if (layout_.margin >= 0 && is_strict) terms.emplace_back(layout_.margin, kMinusOne);
    programme_.add_at_least(terms, Decimal{});
  }

  void at_most(int variable, Decimal high) {
    programme_.add_at_least({{variable, kMinusOne}}, -high);
  }

  // low <= number <= high, for the number that value and scale stand for, both sides divided by the
  // span and multiplied by the weight: worth + worst >= low times that factor.
  void add_number(std::size_t a, std::uint32_t c, const Range& number) {
    const int worst = layout_.scale[a];  // the worst number: up and, in the next, down
    const int factor = worst + 2;        // one over the span
    const ExactProgram::Terms at_low = {
        {layout_.value(a, c), kOne}, {worst, kOne}, {worst + 1, kMinusOne}, {factor, -number.low}};
    if (number.is_point()) return programme_.add_equal(at_low, Decimal{});
    at_least(at_low, false);
    at_least({{layout_.value(a, c), kMinusOne},
              {worst, kMinusOne},
              {worst + 1, kOne},
              {factor, number.high}},
             false);
  }

  const PartialPreference& known_;
  const ValueLayout& layout_;
  ExactProgram programme_;
};

enum class End : bool { worst, best };
using Classes = std::vector<std::uint32_t>;

// May no class of the axis lie beyond this one?
bool may_be(const AxisValues& axis, std::uint32_t c, End end) {
  for (std::uint32_t other = 0; other < axis.classes; ++other) {
    if (other == c) continue;
    const std::uint32_t above = end == End::best ? other : c;
    const std::uint32_t below = end == End::best ? c : other;
    if (!axis.is_at_least(above, below)) continue;
    // One without a number may be as good as the best number, or as bad as the worst.
    const bool may_tie = !axis.numbers.empty() && !axis.numbers[other];
    if (!may_tie || axis.is_better(above, below)) return false;
  }
  return axis.numbers.empty() || axis.numbers[c].has_value();
}

Classes that_may_be(const AxisValues& axis, End end) {
  Classes classes;
  for (std::uint32_t c = 0; c < axis.classes; ++c) {
    if (may_be(axis, c, end)) classes.push_back(c);
  }
  return classes;
}

}  // namespace

ValueLayout::ValueLayout(const PartialPreference& known, const std::vector<bool>& takes_part,
                         Margin kind)
    : values(known.axes.size(), -1), scale(known.axes.size(), -1) {
  for (std::size_t a = 0; a < known.axes.size(); ++a) weight.push_back(count++);
  for (std::size_t a = 0; a < known.axes.size(); ++a) {
    if (takes_part[a]) add(a, known.axes[a]);
  }
  if (kind == Margin::of_strict_preferences) margin = count++;
}

ValueLayout::ValueLayout(const PartialPreference& known, std::size_t axis, Margin kind)
    : weight(known.axes.size(), -1), values(known.axes.size(), -1), scale(known.axes.size(), -1) {
  weight[axis] = count++;
  add(axis, known.axes[axis]);
  if (kind == Margin::of_strict_preferences) margin = count++;
}

void ValueLayout::add(std::size_t a, const AxisValues& axis) {
  values[a] = count;
  count += static_cast<int>(axis.classes);
  if (axis.numbers.empty()) return;
  scale[a] = count;
  count += 3;
}

std::vector<Ends> ends_of(const AxisValues& axis) {
  const Classes worst = that_may_be(axis, End::worst);
  std::vector<Ends> ends;
  for (const std::uint32_t one : that_may_be(axis, End::best)) {
    for (const std::uint32_t other : worst) {
      if (one != other || axis.classes == 1) ends.push_back({one, other});
    }
  }
  return ends;
}

std::size_t count_ends(const AxisValues& axis) {
  const Classes best = that_may_be(axis, End::best);
  const Classes worst = that_may_be(axis, End::worst);
  Classes both;
  std::set_intersection(best.begin(), best.end(), worst.begin(), worst.end(),
                        std::back_inserter(both));
  return best.size() * worst.size() - (axis.classes == 1 ? 0 : both.size());
}

ExactProgram axis_programme(const PartialPreference& known, const ValueLayout& layout,
                            std::size_t axis, Ends ends) {
  Builder builder(known, layout);
  builder.set_weight(axis);
  builder.add_axis(axis, ends, true);
  return builder.finish();
}

ExactProgram joint_programme(const PartialPreference& known, const ValueLayout& layout,
                             const std::vector<Ends>& ends, const std::vector<bool>& is_idle) {
  Builder builder(known, layout);
  builder.add_weights();
  if (layout.margin >= 0) builder.add_margins_of_weights(is_idle);
  std::size_t next = 0;
  for (std::size_t a = 0; a < known.axes.size(); ++a) {
    if (layout.values[a] >= 0) builder.add_axis(a, ends[next++], !is_idle[a]);
  }
  builder.add_comparisons();
  return builder.finish();
}

std::vector<bool> linked_axes(const PartialPreference& known) {
  std::vector<bool> is_linked(known.axes.size(), false);
  for (const ValueConstraint& comparison : known.comparisons) {
    for (const auto& term : comparison.terms) is_linked[term.axis] = true;
  }
  return is_linked;
}

bool is_anything_strict(const PartialPreference& known, const std::vector<bool>& is_idle) {
  for (std::size_t a = 0; a < known.axes.size(); ++a) {
    if (!is_idle[a] && known.axes[a].is_strict()) return true;
  }
  const auto is_strict = [](const auto& constraint) { return constraint.is_strict; };
  return std::any_of(known.weights.begin(), known.weights.end(), is_strict) ||
         std::any_of(known.comparisons.begin(), known.comparisons.end(), is_strict);
}

std::vector<bool> idle_axes(const PartialPreference& known) {
  const std::size_t count = known.axes.size();
  const bool is_any_fixed = std::any_of(known.fixed_weights.begin(), known.fixed_weights.end(),
                                        [](const auto& weight) { return weight.has_value(); });
  if (known.weights.empty() && !is_any_fixed) return std::vector<bool>(count, false);
  const ValueLayout layout(known, std::vector<bool>(count, false), ValueLayout::Margin::none);
  Builder builder(known, layout);
  builder.add_weights();
  ExactProgram programme = builder.finish();
  std::vector<bool> is_idle(count, true);
  for (std::size_t a = 0; a < count; ++a) {
    if (!is_idle[a]) continue;
    if (!programme.minimum({{layout.weight[a], Fraction(kMinusOne)}}))
      return std::vector<bool>(count);
    const auto weights = programme.solution();
    for (std::size_t b = a; b < count; ++b) is_idle[b] = is_idle[b] && weights[b].sign() == 0;
  }
  return is_idle;
}

bool has_margin(ExactProgram programme, const ValueLayout& layout) {
  const auto least = programme.minimum({{layout.margin, Fraction(kMinusOne)}});
  return least && least->sign() < 0;
}

}  // namespace zopa
