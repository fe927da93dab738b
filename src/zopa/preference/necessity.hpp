// What holds in every completion of a partial preference, and what in some.
//
//   Necessity necessity(known);
//   necessity.least_difference(x, y);   // the least that x can be worth more than y
//   necessity.is_better(x, y);          // in every completion, without a tie
//
// x is necessarily at least as good as y when the least difference is not negative; possibly at
// least as good when y is not necessarily better (Greco, Mousseau and Słowiński 2008, for additive
// preferences).  Where comparisons of packages bind no issue's values to another's, the least of
// each issue is read off its order (or off a linear programme of its own, where values have
// ranges), and one linear programme over the weights joins them.  Comparisons bind the products of
// weight and value; then it has to be known which options are best and worst: where that is not
// known there is one programme for each choice, at most 256.
//
// All of this is exact, from the numbers of the file on: a tie is a tie.  Completions take strict
// preferences strictly.  The programmes are of these and of what they come near to, which makes no
// difference to the least; where it is 0, another programme says whether some completion reaches
// it.  A party of which nothing strict is said may be indifferent to everything.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "zopa/base/fraction.hpp"
#include "zopa/preference/axis_alone.hpp"
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

  // Is x better than y in every completion?  False, too, where that is not computed.
  [[nodiscard]] bool is_better(const Values& x, const Values& y);

 private:
  friend class Witnesses;  // drawn from the same programmes

  // utility(x) - utility(y) in the programmes' variables, unlinked axes at their least: variables,
  // each with the place of its coefficient in `coefficients_`.  Numbers, for it is looked up for
  // every pair of packages, and many pairs differ in the same.
  using Difference = std::vector<std::pair<int, std::uint32_t>>;
  struct Hash {
    std::size_t operator()(const Difference& difference) const;
  };

  void list_choices();
  [[nodiscard]] AxisAlone& alone(std::size_t axis);
  void prepare_programmes();
  // Of the least difference: -1, 0 or 1; nullopt where it is not computed.
  [[nodiscard]] std::optional<int> sign_of_least(const Values& x, const Values& y);
  [[nodiscard]] int sign_of_minimum(const Difference& difference);
  // Where the least difference is 0: does some completion reach it?
  [[nodiscard]] bool can_be_equal(const Values& x, const Values& y);
  [[nodiscard]] bool can_be_zero(const Difference& difference) const;
  [[nodiscard]] bool can_be_zero_with_free_weights(const Difference& difference) const;
  [[nodiscard]] bool is_negative_at_some_point(const Difference& difference) const;
  // The place of the least over all weights that sum to 1.
  [[nodiscard]] std::uint32_t least_with_free_weights(const Difference& difference) const;
  // Stands until the next is asked for.
  [[nodiscard]] const Difference& difference(const Values& x, const Values& y);
  [[nodiscard]] std::uint32_t place_of(std::size_t axis, std::uint32_t own, std::uint32_t other);
  std::uint32_t place_of(const Fraction& coefficient);
  [[nodiscard]] ExactProgram::Objective objective_of(const Difference& difference) const;

  const PartialPreference& known_;
  std::vector<bool> is_linked_;             // by axis: a comparison names it
  std::vector<bool> is_idle_;               // by axis: no weight is left for it
  bool too_many_ = false;                   // choices
  std::vector<std::vector<Ends>> choices_;  // of the linked axes, in their order
  bool has_free_weights_ = false;           // nothing is known of them: no programme is needed
  bool may_be_indifferent_ = false;         // to everything
  ValueLayout layout_;                      // of the programmes
  std::vector<ExactProgram> programmes_;    // of the choices with a completion
  bool is_ready_ = false;
  std::vector<std::optional<AxisAlone>> alone_;  // by axis, where it has been asked for
  struct Coefficient {
    Fraction exact;
    double rough = 0;
    int sign = 0;
  };
  std::vector<Coefficient> coefficients_;  // each once; first 0, 1 and -1
  std::map<Fraction, std::uint32_t> places_;
  std::vector<std::vector<std::optional<std::uint32_t>>> place_of_least_;  // by axis: own and other
  Difference difference_;  // the last that was asked for
  std::unordered_map<Difference, int, Hash> sign_of_minimum_;
  std::unordered_map<Difference, bool, Hash> can_be_zero_;
  std::vector<std::vector<double>> points_;  // of the programmes, where something was negative
};

// Does one package dominate another, better for a party and worse for none, whatever completions of
// the parties, which are independent, come together?  From what holds in every completion of each:
// at_least(p), the one is at least as good as the other; is_better(p), it is better.
template <class AtLeast, class IsBetter>
[[nodiscard]] bool always_dominates(std::size_t parties, AtLeast at_least, IsBetter is_better) {
  for (std::size_t p = 0; p < parties; ++p) {
    if (!at_least(p)) return false;
  }
  for (std::size_t p = 0; p < parties; ++p) {
    if (is_better(p)) return true;
  }
  return false;
}

// … or in none?  From at_most(p), it is at most as good; is_worse(p), it is worse.
template <class AtMost, class IsWorse>
[[nodiscard]] bool never_dominates(std::size_t parties, AtMost at_most, IsWorse is_worse) {
  bool is_never_better = true;
  for (std::size_t p = 0; p < parties; ++p) {
    if (!at_most(p)) {
      is_never_better = false;
    } else if (is_worse(p)) {
      return true;
    }
  }
  return is_never_better;
}

}  // namespace zopa
