// Completions that speak against what might follow, drawn at random, so that programmes are solved
// only for what none of them speaks against.
//
//   Witnesses witnesses(necessity);
//   const std::span<const double> worth = witnesses.draw();    // weight times value
//
// They are mixtures of exact corners (exact_program.hpp), and of values in the order that is known,
// and so within 10^-12 of a completion, or of a limit of completions: where two packages differ by
// more, some completion puts them in that order.  Random completions (completions.hpp) will not do,
// since they keep to stated ties of packages only roughly.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "zopa/base/draw.hpp"
#include "zopa/preference/necessity.hpp"

namespace zopa {

class Witnesses {
 public:
  // `necessity` must outlive it.
  explicit Witnesses(Necessity& necessity);

  // Weight times value, flat by axis and value, until the next one is drawn; empty where none can
  // be: a preference known completely, one without a completion, or too many choices.
  [[nodiscard]] std::span<const double> draw();

  // More than rounding can make of nothing.
  static constexpr double kDifference = 1e-9;

 private:
  using Corner = std::vector<double>;  // of a programme's variables
  struct Source {
    ExactProgram* programme;
    std::vector<int> variables;  // that may be asked about: the others may have no bound
    std::vector<Corner> corners;
  };

  void add_corners(Source& source);
  // Some mixture of the corners of one of them.
  Corner mixture(std::vector<Source>& sources);
  void draw_ordered(const AxisValues& axis, std::vector<double>& values);

  Necessity& necessity_;
  Draw draw_;
  std::vector<Source> joint_;              // weights, and linked axes
  std::vector<std::vector<Source>> axes_;  // by axis, where it has numbers and is not linked
  std::vector<double> worth_;
};

}  // namespace zopa
