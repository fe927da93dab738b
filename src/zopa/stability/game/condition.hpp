// A Boolean condition on states, 64 states at a time.
//
//   const Condition condition = Condition::value(0, {1}) && !Condition::value(3, {0, 2});
//   condition.fill(moves, first_word, words);   // bit b of word w: state 64 (first_word + w) + b
//
// Nothing is stored by state: the words are computed from the states' numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "zopa/stability/game/game.hpp"

namespace zopa::stability {

class Condition {
 public:
  // The digit has one of these values.
  static Condition value(std::uint32_t digit, std::vector<std::uint32_t> values);

  friend Condition operator!(Condition a) { return joined(std::move(a), Step::Kind::opposite, {}); }
  friend Condition operator&&(Condition a, const Condition& b) {
    return joined(std::move(a), Step::Kind::both, b);
  }
  friend Condition operator||(Condition a, const Condition& b) {
    return joined(std::move(a), Step::Kind::either, b);
  }
  // Both or neither.
  friend Condition same(Condition a, const Condition& b) {
    return joined(std::move(a), Step::Kind::same, b);
  }

  [[nodiscard]] bool holds(const Moves& moves, std::size_t state) const;
  // Bits beyond the last state are of no meaning.
  void fill(const Moves& moves, std::size_t first_word, std::span<std::uint64_t> words) const;
  // All states where it holds.
  [[nodiscard]] StateSet states(const Moves& moves) const;
  // The digits that it looks at, in postfix order.
  [[nodiscard]] std::vector<std::uint32_t> digits() const;

 private:
  struct Step {
    enum class Kind : std::uint8_t { value, opposite, both, either, same };
    Kind kind = Kind::value;
    std::uint32_t digit = 0;
    std::vector<std::uint32_t> values;
  };
  static Condition joined(Condition a, Step::Kind kind, const Condition& b);
  static void combine(Step::Kind kind, std::uint64_t* a, const std::uint64_t* b, std::size_t count);

  std::vector<Step> steps_;  // in postfix order
};

}  // namespace zopa::stability
