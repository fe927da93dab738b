// What holds in every completion of a partial preference, and what in some.
//
//   Necessity necessity(known);
//   necessity.least_difference(x, y);   // the least that x can be worth more than y
//
// x is necessarily at least as good as y when the least difference is not negative; possibly at
// least as good when y is not necessarily better (Greco, Mousseau and Słowiński 2008, for additive
// preferences).  Where comparisons of packages bind no issue's values to another's, the least of
// each issue is read off its order (or off a linear programme of its own, where values have
// ranges), and one linear programme over the weights joins them.  Comparisons bind the products of
// weight and value; then it has to be known which options are best and worst: where that is not
// known there is one programme for each choice, at most 256.
//
// All of this is exact, from the numbers of the file on: a tie is a tie.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "zopa/base/fraction.hpp"
#include "zopa/preference/partial_preference.hpp"
#include "zopa/preference/value_programme.hpp"

namespace zopa {

class Necessity {
 public:
  using Values = std::vector<std::uint32_t>;  // of a package, by axis

  explicit Necessity(const PartialPreference& known);

  // Is there a completion, strict preferences taken strictly?  nullopt: too many choices to tell.
  [[nodiscard]] std::optional<bool> is_consistent() const;

  // Over all completions the least of utility(x) - utility(y).  nullopt where it is not computed:
  // too many choices, or no completion.
  [[nodiscard]] std::optional<Fraction> least_difference(const Values& x, const Values& y);

  // Is x worse than y in some completion?  nullopt where that is not computed.  Cheaper than the
  // least difference, and remembered: many pairs of packages differ in the same.
  [[nodiscard]] std::optional<bool> can_be_worse(const Values& x, const Values& y);

  // Is x at least as good as y in every completion?  False, too, where that is not computed.
  [[nodiscard]] bool is_at_least(const Values& x, const Values& y);

 private:
  friend class Witnesses;  // drawn from the same programmes
  // One axis alone; where it has numbers, a programme for each choice of ends that strict
  // preferences leave.
  struct AxisAlone {
    ValueLayout layout;
    std::vector<ExactProgram> programmes;
    std::vector<std::optional<Fraction>> least;  // by own and other class
  };

  void list_choices();
  [[nodiscard]] AxisAlone axis_alone(std::size_t axis) const;
  [[nodiscard]] AxisAlone& alone(std::size_t axis);
  [[nodiscard]] Fraction least_on_axis(std::size_t axis, std::uint32_t own, std::uint32_t other);
  void prepare_programmes();
  [[nodiscard]] bool can_be_negative(const ExactProgram::Objective& objective);
  [[nodiscard]] bool is_negative_at_some_point(const ExactProgram::Objective& objective) const;
  [[nodiscard]] Fraction least_with_free_weights(const ExactProgram::Objective& objective) const;
  // utility(x) - utility(y) in the programmes' variables; unlinked axes at their least.
  [[nodiscard]] ExactProgram::Objective difference(const Values& x, const Values& y);

  const PartialPreference& known_;
  std::vector<bool> is_linked_;             // by axis: a comparison names it
  bool too_many_ = false;                   // choices
  std::vector<std::vector<Ends>> choices_;  // of the linked axes, in their order
  bool has_free_weights_ = false;           // nothing is known of them: no programme is needed
  ValueLayout layout_;                      // of the programmes
  std::vector<ExactProgram> programmes_;    // of the choices with a completion
  bool is_ready_ = false;
  std::vector<std::optional<AxisAlone>> alone_;  // by axis, where it has been asked for
  std::map<ExactProgram::Objective, bool> can_be_negative_;
  std::vector<std::vector<double>> points_;  // of the programmes, where something was negative
};

// Does one package dominate another: better for a party and worse for none?  From what holds in
// every completion of each party: at_least(p), the one is at least as good as the other;
// at_most(p), the other way round.  Always: in every completion, save in some of no volume.
template <class AtLeast, class AtMost>
[[nodiscard]] bool always_dominates(std::size_t parties, AtLeast at_least, AtMost at_most) {
  for (std::size_t p = 0; p < parties; ++p) {
    if (!at_least(p)) return false;
  }
  for (std::size_t p = 0; p < parties; ++p) {
    if (!at_most(p)) return true;
  }
  return false;
}

// … in no completion, save in some of no volume.
template <class AtLeast, class AtMost>
[[nodiscard]] bool never_dominates(std::size_t parties, AtLeast at_least, AtMost at_most) {
  bool all_equal = true;
  for (std::size_t p = 0; p < parties; ++p) {
    const bool is_worse = at_most(p);
    const bool is_equal = is_worse && at_least(p);
    if (is_worse && !is_equal) return true;  // worse for this party, almost always
    all_equal = all_equal && is_equal;
  }
  return all_equal;
}

}  // namespace zopa
