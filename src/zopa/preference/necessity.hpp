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
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "zopa/preference/linear_program.hpp"
#include "zopa/preference/partial_preference.hpp"

namespace zopa {

class Necessity {
 public:
  explicit Necessity(const PartialPreference& known);

  // Is there a completion, strict preferences taken strictly?  nullopt: too many choices to tell.
  [[nodiscard]] std::optional<bool> is_consistent();

  // Over all completions the least of utility(x) - utility(y); values by axis.  nullopt where it is
  // not computed: too many choices, or no completion.  Within 10^-9.
  [[nodiscard]] std::optional<double> least_difference(const std::vector<std::uint32_t>& x,
                                                       const std::vector<std::uint32_t>& y);

  // Is x at least as good as y in every completion?  False, too, where that is not computed.
  [[nodiscard]] bool is_at_least(const std::vector<std::uint32_t>& x,
                                 const std::vector<std::uint32_t>& y);

  // Differences within it are none.
  static constexpr double kNothing = 1e-9;

 private:
  struct Ends {  // classes of one axis
    std::uint32_t best;
    std::uint32_t worst;
  };
  struct Layout;  // where the variables of a programme stand

  [[nodiscard]] std::vector<Ends> ends_of(const AxisValues& axis) const;
  void list_choices();
  [[nodiscard]] double least_on_axis(std::size_t axis, std::uint32_t own, std::uint32_t other);
  [[nodiscard]] double least_by_order(const AxisValues& axis, std::uint32_t own,
                                      std::uint32_t other) const;
  [[nodiscard]] bool fits_alone(std::size_t axis) const;
  void add_axis(LinearProgram& programme, const Layout& layout, std::size_t axis, Ends ends) const;
  void add_weights(LinearProgram& programme, const Layout& layout) const;
  void add_comparisons(LinearProgram& programme, const Layout& layout) const;
  [[nodiscard]] LinearProgram joint_programme(const std::vector<Ends>& choice,
                                              const Layout& layout) const;
  void prepare_programmes();
  [[nodiscard]] double least_with_free_weights(const LinearProgram::Terms& objective) const;
  // utility(x) - utility(y) in the programmes' variables; unlinked axes at their least.
  [[nodiscard]] LinearProgram::Terms difference(const std::vector<std::uint32_t>& x,
                                                const std::vector<std::uint32_t>& y);

  const PartialPreference& known_;
  std::vector<bool> is_linked_;             // by axis: a comparison names it
  bool too_many_ = false;                   // choices
  std::vector<std::vector<Ends>> choices_;  // of the linked axes, in their order
  std::vector<LinearProgram> programmes_;   // of the choices with a completion
  std::shared_ptr<const Layout> layout_;    // of the programmes
  bool is_ready_ = false;
  bool has_free_weights_ = false;  // nothing is known of them: no programme is needed
  std::vector<std::vector<std::optional<double>>> least_of_axis_;  // by axis, own and other class
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
