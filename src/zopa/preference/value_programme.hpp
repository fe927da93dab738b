// The completions of a partial preference as linear programmes: their variables and rows, exact.
//
// Comparisons bind the products of weight and value, so that these are the variables, beside the
// weights.  It has to be chosen which classes of an axis are best and worst (`Ends`): the best is
// worth the whole weight, the worst nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/preference/exact_program.hpp"
#include "zopa/preference/partial_preference.hpp"

namespace zopa {

// Classes of one axis.
struct Ends {
  std::uint32_t best;
  std::uint32_t worst;
};

// Which classes may be best and worst at once, as far as the order says: of many that are not
// ordered their square.
[[nodiscard]] std::vector<Ends> ends_of(const AxisValues& axis);
// How many these are.
[[nodiscard]] std::size_t count_ends(const AxisValues& axis);

// Where the variables stand: the weights, then for each axis that takes part weight times value by
// class and, where it has numbers, those that rescale them, then the margin of strict preferences.
struct ValueLayout {
  enum class Margin : std::uint8_t { none, of_strict_preferences };
  // All weights, and the values of the axes that take part.
  ValueLayout(const PartialPreference& known, const std::vector<bool>& takes_part, Margin kind);
  // One axis alone, with its own weight: hundreds of axes would each have that of all.
  ValueLayout(const PartialPreference& known, std::size_t axis, Margin kind);

  [[nodiscard]] int value(std::size_t axis, std::uint32_t value_class) const {
    return values[axis] + static_cast<int>(value_class);
  }

  std::vector<int> weight;  // by axis; -1 where there is none
  std::vector<int> values;  // by axis: the first of its classes; -1 where it takes no part
  std::vector<int> scale;   // by axis: three variables; -1 without numbers
  int margin = -1;
  int count = 0;

 private:
  void add(std::size_t a, const AxisValues& axis);
};

// The values of one axis, its weight being 1.  Expects that it alone takes part.
[[nodiscard]] ExactProgram axis_programme(const PartialPreference& known, const ValueLayout& layout,
                                          std::size_t axis, Ends ends);

// By axis: does a comparison name it?
[[nodiscard]] std::vector<bool> linked_axes(const PartialPreference& known);

// Is anything strict said?  A party of which nothing is may be indifferent to everything.
[[nodiscard]] bool is_anything_strict(const PartialPreference& known,
                                      const std::vector<bool>& is_idle);

// By axis: is there no weight left for it by what is said of the weights?  Then its order shows in
// no package, and binds nothing but its values.
[[nodiscard]] std::vector<bool> idle_axes(const PartialPreference& known);

// The weights and the axes that take part; their ends in the order of the axes.
[[nodiscard]] ExactProgram joint_programme(const PartialPreference& known,
                                           const ValueLayout& layout, const std::vector<Ends>& ends,
                                           const std::vector<bool>& is_idle);

// Do some of its points satisfy strict preferences strictly?  Expects a layout with a margin.
[[nodiscard]] bool has_margin(ExactProgram programme, const ValueLayout& layout);

}  // namespace zopa
