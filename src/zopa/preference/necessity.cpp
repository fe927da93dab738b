#include "zopa/preference/necessity.hpp"

#include <algorithm>

namespace zopa {
namespace {

constexpr std::size_t kMostChoices = 256;
constexpr double kFree = LinearProgram::kNoBound;

}  // namespace

// Variables: the weights, then for each axis that takes part weight times value by class and, where
// it has numbers, the two that rescale them, then (strictly) the margin of strict preferences.
struct Necessity::Layout {
  std::vector<int> weight;  // by axis
  std::vector<int> values;  // by axis: the first of its classes; -1 where it takes no part
  std::vector<int> scale;   // by axis: three variables; -1 without numbers
  int margin = -1;
  int count = 0;

  Layout(const PartialPreference& known, const std::vector<bool>& takes_part, bool strictly) {
    for (std::size_t a = 0; a < known.axes.size(); ++a) weight.push_back(count++);
    for (std::size_t a = 0; a < known.axes.size(); ++a) {
      values.push_back(takes_part[a] ? count : -1);
      if (takes_part[a]) count += static_cast<int>(known.axes[a].classes);
      const bool has_numbers = takes_part[a] && !known.axes[a].numbers.empty();
      scale.push_back(has_numbers ? count : -1);
      if (has_numbers) count += 3;
    }
    if (strictly) margin = count++;
  }

  [[nodiscard]] int value(std::size_t axis, std::uint32_t value_class) const {
    return values[axis] + static_cast<int>(value_class);
  }

  // sum >= 0, or >= the margin
  void at_least(LinearProgram& programme, LinearProgram::Terms terms, bool is_strict) const {
    if (margin >= 0 && is_strict) terms.emplace_back(margin, -1);
    programme.add_row(terms, 0, kFree);
  }
};

Necessity::Necessity(const PartialPreference& known)
    : known_(known), is_linked_(known.axes.size(), false) {
  for (const ValueConstraint& comparison : known.comparisons) {
    for (const auto& term : comparison.terms) is_linked_[term.axis] = true;
  }
  for (const AxisValues& axis : known.axes) {
    least_of_axis_.emplace_back(std::size_t{axis.classes} * axis.classes);
  }
  has_free_weights_ = known.weights.empty() && known.comparisons.empty() &&
                      std::none_of(known.fixed_weights.begin(), known.fixed_weights.end(),
                                   [](const auto& weight) { return weight.has_value(); });
  list_choices();
}

// Which classes may be best and worst at once.
std::vector<Necessity::Ends> Necessity::ends_of(const AxisValues& axis) const {
  const auto is_end = [&](std::uint32_t c, bool best) {
    for (std::uint32_t other = 0; other < axis.classes; ++other) {
      if (other == c) continue;
      if (best ? axis.is_at_least(other, c) : axis.is_at_least(c, other)) return false;
    }
    return axis.numbers.empty() || axis.numbers[c].has_value();
  };
  std::vector<Ends> ends;
  for (std::uint32_t best = 0; best < axis.classes; ++best) {
    for (std::uint32_t worst = 0; worst < axis.classes; ++worst) {
      if ((best != worst || axis.classes == 1) && is_end(best, true) && is_end(worst, false)) {
        ends.push_back({best, worst});
      }
    }
  }
  return ends;
}

void Necessity::list_choices() {
  choices_ = {{}};
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    if (!is_linked_[a]) continue;
    std::vector<std::vector<Ends>> longer;
    for (const auto& choice : choices_) {
      for (const Ends ends : ends_of(known_.axes[a])) {
        longer.push_back(choice);
        longer.back().push_back(ends);
      }
    }
    choices_ = std::move(longer);
    too_many_ = too_many_ || choices_.size() > kMostChoices;
    if (too_many_) return;
  }
}

void Necessity::add_axis(LinearProgram& programme, const Layout& layout, std::size_t a,
                         Ends ends) const {
  const AxisValues& axis = known_.axes[a];
  programme.add_row({{layout.value(a, ends.worst), 1}}, 0, 0);
  if (axis.classes == 1) return;
  programme.add_row({{layout.value(a, ends.best), 1}, {layout.weight[a], -1}}, 0, 0);
  const int raised = layout.scale[a];  // the worst number, divided by the span: up and down
  const int factor = raised + 2;       // one over the span; all three times the weight
  for (std::uint32_t c = 0; c < axis.classes; ++c) {
    programme.add_row({{layout.value(a, c), 1}, {layout.weight[a], -1}}, -kFree, 0);
    for (std::uint32_t other = 0; other < axis.classes; ++other) {
      if (other == c || !axis.is_at_least(c, other)) continue;
      layout.at_least(programme, {{layout.value(a, c), 1}, {layout.value(a, other), -1}}, true);
    }
    if (raised < 0 || !axis.numbers[c]) continue;
    // low <= number <= high, for the number that value and scale stand for.
    const LinearProgram::Terms number = {{layout.value(a, c), 1}, {raised, 1}, {raised + 1, -1}};
    LinearProgram::Terms above = number;
    above.emplace_back(factor, -axis.numbers[c]->low);
    programme.add_row(above, 0, kFree);
    LinearProgram::Terms below = number;
    below.emplace_back(factor, -axis.numbers[c]->high);
    programme.add_row(below, -kFree, 0);
  }
}

void Necessity::add_weights(LinearProgram& programme, const Layout& layout) const {
  LinearProgram::Terms sum;
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    sum.emplace_back(layout.weight[a], 1);
    if (known_.fixed_weights[a]) {
      programme.add_row({{layout.weight[a], 1}}, *known_.fixed_weights[a],
                        *known_.fixed_weights[a]);
    }
  }
  programme.add_row(sum, 1, 1);
  for (const WeightConstraint& constraint : known_.weights) {
    LinearProgram::Terms terms;
    for (std::size_t a = 0; a < known_.axes.size(); ++a) {
      if (constraint.coefficients[a] == 0) continue;
      terms.emplace_back(layout.weight[a], constraint.coefficients[a]);
    }
    layout.at_least(programme, std::move(terms), constraint.is_strict);
  }
}

void Necessity::add_comparisons(LinearProgram& programme, const Layout& layout) const {
  for (const ValueConstraint& constraint : known_.comparisons) {
    LinearProgram::Terms terms;
    for (const auto& term : constraint.terms) {
      terms.emplace_back(layout.value(term.axis, known_.axes[term.axis].class_of[term.value]),
                         term.coefficient);
    }
    if (constraint.is_equality) {
      programme.add_row(terms, 0, 0);
    } else {
      layout.at_least(programme, std::move(terms), constraint.is_strict);
    }
  }
}

LinearProgram Necessity::joint_programme(const std::vector<Ends>& choice,
                                         const Layout& layout) const {
  LinearProgram programme(layout.count);
  add_weights(programme, layout);
  std::size_t next = 0;
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    if (is_linked_[a]) add_axis(programme, layout, a, choice[next++]);
  }
  add_comparisons(programme, layout);
  if (layout.margin >= 0) programme.add_row({{layout.margin, 1}}, 0, 1);
  return programme;
}

// Can the numbers of an issue be had in the order that is given, strictly?
bool Necessity::fits_alone(std::size_t a) const {
  if (known_.axes[a].numbers.empty() || known_.axes[a].classes == 1) return true;
  std::vector<bool> alone(known_.axes.size(), false);
  alone[a] = true;
  const Layout layout(known_, alone, true);
  const auto choices = ends_of(known_.axes[a]);
  return std::any_of(choices.begin(), choices.end(), [&](const Ends ends) {
    LinearProgram programme(layout.count);
    programme.add_row({{layout.weight[a], 1}}, 1, 1);
    add_axis(programme, layout, a, ends);
    programme.add_row({{layout.margin, 1}}, 0, 1);
    const auto least = programme.minimum({{layout.margin, -1}});
    return least && -*least > kNothing;
  });
}

std::optional<bool> Necessity::is_consistent() {
  if (known_.fixed) return true;
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    if (!fits_alone(a)) return false;
  }
  if (too_many_) return std::nullopt;
  const Layout layout(known_, is_linked_, true);
  return std::any_of(choices_.begin(), choices_.end(), [&](const std::vector<Ends>& choice) {
    const auto least = joint_programme(choice, layout).minimum({{layout.margin, -1}});
    return least && -*least > kNothing;
  });
}

// The corners of the values give 1 to the options at least as good as some one, 0 to the others.
double Necessity::least_by_order(const AxisValues& axis, std::uint32_t own,
                                 std::uint32_t other) const {
  if (!axis.is_at_least(own, other)) return -1;
  const auto ends = ends_of(axis);
  // What is best for certain against what is worst for certain.
  return ends.size() == 1 && ends[0].best == own && ends[0].worst == other ? 1 : 0;
}

// The least that value `own` can be above `other`.
double Necessity::least_on_axis(std::size_t a, std::uint32_t own, std::uint32_t other) {
  if (own == other) return 0;
  const AxisValues& axis = known_.axes[a];
  auto& known = least_of_axis_[a][own * axis.classes + other];
  if (known) return *known;
  if (axis.numbers.empty()) {
    known = least_by_order(axis, own, other);
    return *known;
  }
  std::vector<bool> alone(known_.axes.size(), false);
  alone[a] = true;
  const Layout layout(known_, alone, false);
  for (const Ends ends : ends_of(axis)) {
    LinearProgram programme(layout.count);
    programme.add_row({{layout.weight[a], 1}}, 1, 1);
    add_axis(programme, layout, a, ends);
    const auto least = programme.minimum({{layout.value(a, own), 1}, {layout.value(a, other), -1}});
    if (least && (!known || *least < *known)) known = least;
  }
  if (!known) known = 0;  // no numbers agree with the order: no completion, which is said elsewhere
  return *known;
}

bool Necessity::is_at_least(const std::vector<std::uint32_t>& x,
                            const std::vector<std::uint32_t>& y) {
  const auto least = least_difference(x, y);
  return least && *least >= -kNothing;
}

std::optional<double> Necessity::least_difference(const std::vector<std::uint32_t>& x,
                                                  const std::vector<std::uint32_t>& y) {
  if (known_.fixed) {  // one completion
    const Utility& utility = *known_.fixed;
    return static_cast<double>(utility.counted(utility.total(x)) -
                               utility.counted(utility.total(y))) /
           static_cast<double>(known_.fixed_unit);
  }
  if (too_many_) return std::nullopt;
  const LinearProgram::Terms objective = difference(x, y);
  if (has_free_weights_) return least_with_free_weights(objective);
  prepare_programmes();
  std::optional<double> least;
  for (auto& programme : programmes_) {
    const auto own = programme.minimum(objective);
    if (own && (!least || *own < *least)) least = own;
  }
  return least;
}

// The least of a linear function over all weights that sum to 1 is at a corner: all on one issue.
double Necessity::least_with_free_weights(const LinearProgram::Terms& objective) const {
  double least = objective.size() < known_.axes.size() ? 0 : 1;
  for (const auto& [weight, coefficient] : objective) least = std::min(least, coefficient);
  return least;
}

void Necessity::prepare_programmes() {
  if (is_ready_) return;
  const Layout layout(known_, is_linked_, false);
  for (const auto& choice : choices_) {
    LinearProgram programme = joint_programme(choice, layout);
    if (programme.is_feasible()) programmes_.push_back(std::move(programme));
  }
  is_ready_ = true;
}

LinearProgram::Terms Necessity::difference(const std::vector<std::uint32_t>& x,
                                           const std::vector<std::uint32_t>& y) {
  if (!layout_) layout_ = std::make_shared<const Layout>(known_, is_linked_, false);
  const Layout& layout = *layout_;
  LinearProgram::Terms terms;
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    const std::uint32_t own = known_.axes[a].class_of[x[a]];
    const std::uint32_t other = known_.axes[a].class_of[y[a]];
    if (own == other) continue;
    if (is_linked_[a]) {
      terms.emplace_back(layout.value(a, own), 1);
      terms.emplace_back(layout.value(a, other), -1);
    } else {
      terms.emplace_back(layout.weight[a], least_on_axis(a, own, other));
    }
  }
  return terms;
}

}  // namespace zopa
