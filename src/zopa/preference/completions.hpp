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
//   sorted uniform numbers between 0 and 1.  Values with ranges: uniform in them, rescaled.
// - Weights that only an order and ties bind lie in a simplex for each complete order: exponential
//   spacings on its corners (exact).  Ratios and ranges on top of that: rejection where at least
//   one draw in twenty is taken, which is exact too; else a walk of its own for each completion
//   (cone_walk.hpp), where they are in a complete order within that simplex.
// - Comparisons of packages: by rejection.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "zopa/base/draw.hpp"
#include "zopa/preference/cone_walk.hpp"
#include "zopa/preference/linear_extension.hpp"
#include "zopa/preference/partial_preference.hpp"
#include "zopa/preference/prior.hpp"
#include "zopa/preference/weight_groups.hpp"

namespace zopa {

class Completions {
 public:
  explicit Completions(const PartialPreference& known, Prior prior = Prior::uniform);

  // Numbers that one completion has: the options of all axes.
  [[nodiscard]] std::size_t size() const { return size_; }

  // Completion number `item` of the stream: weight times value, by axis and value.  False where
  // none was found; the same number always gives the same.
  bool draw(std::uint64_t seed, Draw::For which, std::span<double> worth) const;

  // Several, faster than one by one: worth[number * kLanes + lane].  False where one was not found.
  static constexpr std::size_t kLanes = 8;
  bool draw_several(std::uint64_t seed, const std::array<Draw::For, kLanes>& which,
                    std::span<double> worth) const;
  // Twice as many, faster still: those of the first eight, then those of the others.
  bool draw_twice_several(std::uint64_t seed, const std::array<Draw::For, 2 * kLanes>& which,
                          std::span<double> worth) const;

  [[nodiscard]] const std::string& method() const { return method_; }  // in words, for the answer

 private:
  struct Bounds {
    double low = 0;
    double high = 0;
  };
  enum class WeightMethod : std::uint8_t { none, simplex, rejection, walk };

  void read_numbers();
  void choose_method();
  [[nodiscard]] ConeWalk::Rows rows_of_walk() const;
  [[nodiscard]] bool is_mostly_taken() const;

  // Weights of the groups.
  bool draw_groups(Draw& draw, std::span<double> groups) const;
  void draw_spacings(Draw& draw, std::span<double> steps) const;
  void draw_simplex(Draw& draw, std::span<double> groups) const;
  void spread(const std::vector<std::uint32_t>& order, std::span<double> steps,
              std::span<double> groups) const;
  [[nodiscard]] bool satisfies_rows(std::span<const double> groups) const;
  template <std::size_t Lanes>  // one after the other
  void walk(std::span<Draw, Lanes> draws, std::span<double> groups) const;

  void draw_ordered(Draw& draw, std::uint32_t axis, std::span<double> values) const;
  bool draw_numbers(Draw& draw, std::uint32_t axis, std::span<double> values) const;
  [[nodiscard]] static bool agrees_with_order(const AxisValues& known,
                                              std::span<const double> values);
  bool draw_values(Draw& draw, std::uint32_t axis, std::span<double> values) const;
  [[nodiscard]] bool satisfies_comparisons(std::span<const double> worth) const;
  template <std::size_t Lanes>
  bool draw_all(std::uint64_t seed, const std::array<Draw::For, Lanes>& which,
                std::span<double> worth) const;
  bool draw_worth(Draw& draw, std::span<const double> groups, std::span<double> worth) const;
  bool draw_rest(Draw& draw, std::span<double> groups, std::span<double> worth) const;

  const PartialPreference& known_;
  Prior prior_;
  std::size_t size_ = 0;
  std::vector<std::size_t> offset_;                          // of each axis in a completion
  std::vector<std::vector<std::optional<Bounds>>> numbers_;  // by axis and class
  WeightGroups weights_;
  LinearExtensions weight_order_;
  std::vector<LinearExtensions> value_orders_;  // by axis
  WeightMethod weight_method_ = WeightMethod::none;
  // Of walks: of a complete order, within the simplex whose corners give the first groups the same
  // weight and the others none.
  std::optional<ConeWalk> cone_;
  std::vector<std::uint32_t> chain_;  // the groups in that order; empty where it is not complete
  std::string method_;
};

}  // namespace zopa
