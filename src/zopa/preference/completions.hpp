// Random completions of a partial preference: complete additive preferences that agree with all
// that was said.
//
//   Completions completions(known, Prior::uniform);
//   if (completions.draw(seed, {.item = 4711}, worth)) …   // worth, flat by axis and value: weight
//                                                          // times value
//
// Weights and, independently, the values of each issue are uniform given the orders, and
// conditioned on the rest by rejection.
// - Values that only orders bind: a complete order that agrees with them (linear_extension.hpp) and
//   sorted uniform spacings between 0 and 1.  Values with ranges: uniform in them, rescaled.
// - Weights that only an order and ties bind lie in a simplex for each complete order: exponential
//   spacings on its corners (exact).  Ratios and ranges on top of that: rejection where at least
//   one draw in 100 is taken, which is exact too; else hit-and-run (Smith 1984) along pairs of
//   those coordinates, in which the order alone leaves a round body: each completion is the end of
//   a walk of its own of 8 n^2 steps from the same inner point, so that completion k does not
//   depend on others.
// - Comparisons of packages: by rejection.
// Priors lean the spacings: Gamma(2) towards equal weights, Gamma(1/2) towards extreme ones.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "zopa/base/draw.hpp"
#include "zopa/preference/linear_extension.hpp"
#include "zopa/preference/partial_preference.hpp"

namespace zopa {

enum class Prior : std::uint8_t { uniform, equal, extreme };

class Completions {
 public:
  explicit Completions(const PartialPreference& known, Prior prior = Prior::uniform);

  // Numbers that one completion has: the options of all axes.
  [[nodiscard]] std::size_t size() const { return size_; }

  // Completion number `item` of the stream: weight times value, by axis and value.  False where
  // none was found; the same number always gives the same.
  bool draw(std::uint64_t seed, Draw::For which, std::span<double> worth) const;

  [[nodiscard]] const std::string& method() const { return method_; }  // in words, for the answer

 private:
  struct Group {                                            // axes whose weights have a known ratio
    std::vector<std::pair<std::uint32_t, double>> members;  // axis, multiple of the group's weight
    double size = 0;                                        // sum of the multiples
  };
  struct Row {  // sum of coefficient times weight, of axes or of groups, is at least 0
    std::vector<double> coefficients;
  };
  struct Bounds {
    double low = 0;
    double high = 0;
  };
  enum class WeightMethod : std::uint8_t { none, simplex, rejection, walk };

  void read_numbers();
  void make_groups();
  void merge(const std::vector<double>& equality);
  void make_rows();
  struct OrderRow {  // one group weighs at least as much as another
    std::size_t above;
    std::size_t below;
    bool says_no_more;
  };
  [[nodiscard]] static std::optional<OrderRow> as_order(const Row& row);
  void split_rows();
  bool merge_a_cycle();
  void choose_method();
  void make_corners();
  [[nodiscard]] std::optional<std::vector<double>> inner_point() const;

  void draw_simplex(Draw& draw, std::vector<double>& groups) const;
  [[nodiscard]] bool satisfies_rows(const std::vector<double>& groups) const;
  void walk(Draw& draw, std::vector<double>& groups) const;
  void step(Draw& draw, std::vector<double>& shares, std::vector<double>& slack) const;
  bool draw_weights(Draw& draw, std::vector<double>& weights) const;
  void draw_ordered(Draw& draw, std::uint32_t axis, std::span<double> values) const;
  bool draw_numbers(Draw& draw, std::uint32_t axis, std::span<double> values) const;
  [[nodiscard]] static bool agrees_with_order(const AxisValues& known,
                                              std::span<const double> values);
  bool draw_values(Draw& draw, std::uint32_t axis, std::span<double> values) const;
  [[nodiscard]] bool satisfies_comparisons(std::span<const double> worth) const;
  [[nodiscard]] double spacing(Draw& draw) const;

  const PartialPreference& known_;
  Prior prior_;
  std::size_t size_ = 0;
  std::vector<std::size_t> offset_;                          // of each axis in a completion
  std::vector<Row> known_rows_;                              // known.weights, of axes
  std::vector<std::vector<std::optional<Bounds>>> numbers_;  // by axis and class
  std::vector<Group> groups_;
  std::vector<double> fixed_;                    // by axis: its weight where it is given
  double free_mass_ = 1;                         // what the groups share
  std::vector<Row> rows_;                        // all that binds the groups beyond being positive
  std::vector<Row> other_rows_;                  // … beyond the order, too
  std::vector<LinearExtensions> weight_orders_;  // one
  std::vector<LinearExtensions> value_orders_;   // by axis
  WeightMethod weight_method_ = WeightMethod::none;
  // Of walks: the corners of the simplex that they stay in, by group weight; what every row gives
  // for each corner; where they start, as shares of the corners.
  std::vector<std::vector<double>> corners_;
  std::vector<std::vector<double>> row_at_corner_;
  std::vector<double> start_;
  std::vector<bool> order_;  // of the groups: at least as heavy
  std::string method_;
};

}  // namespace zopa
