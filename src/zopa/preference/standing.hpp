// How a package can stand beside several others at once, in one completion.
//
//   Standing standing(known);
//   standing.can_be(x, {{&y, Standing::Than::better}, {&z, Standing::Than::at_least}});
//
// What holds of pairs (necessity.hpp) is not enough for that: in every completion some other
// package may be better than x, and not always the same one.  That x is never the best is then
// seen from all of them together (potential optimality: Hazen 1986), by one exact programme over
// the products of weight and value for each choice of best and worst options.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/preference/partial_preference.hpp"
#include "zopa/preference/value_programme.hpp"

namespace zopa {

class Standing {
 public:
  using Values = std::vector<std::uint32_t>;  // of a package, by axis

  // `known` must outlive it, and have a completion.
  explicit Standing(const PartialPreference& known);

  enum class Than : std::uint8_t { at_least, better, equal };
  struct Wish {
    const Values* other;
    Than than;
  };
  // Is there a completion in which `x` compares so with each of them?
  [[nodiscard]] bool can_be(const Values& x, const std::vector<Wish>& wishes);

  // How many programmes that takes at most, for packages among these; nullopt: too many, or too
  // large ones.
  [[nodiscard]] std::optional<std::size_t> programmes(const std::vector<Values>& packages);

 private:
  [[nodiscard]] std::vector<bool> taking_part(const Values& x,
                                              const std::vector<Wish>& wishes) const;
  [[nodiscard]] std::vector<std::vector<Ends>> choices(const std::vector<bool>& takes_part) const;
  [[nodiscard]] bool can_be(const Values& x, const std::vector<Wish>& wishes,
                            const ValueLayout& layout, const std::vector<Ends>& choice) const;
  void prepare();
  [[nodiscard]] bool is_so(const Values& x, const Wish& wish) const;

  const PartialPreference& known_;
  std::vector<bool> is_linked_;      // by axis: a comparison names it
  std::vector<bool> is_idle_;        // by axis: no weight is left for it
  bool may_be_indifferent_ = false;  // to everything
  bool is_ready_ = false;            // the last two are known
  std::vector<std::size_t> ends_;    // by axis: how many, where it has been asked for; else 0
};

}  // namespace zopa
