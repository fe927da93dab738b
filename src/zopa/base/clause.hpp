// Conditions on many-valued variables, in conjunctive form: what red lines, rules and demands
// become before an engine reasons about them.
//
//   // "length is short or medium, or the fund is large"
//   Clause clause{{{length, {0, 1}}, {fund, {1}}}};
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace zopa {

// Holds when variable `variable` has one of `values` (sorted, each once).
struct Literal {
  std::uint32_t variable = 0;
  std::vector<std::uint32_t> values;

  friend auto operator<=>(const Literal&, const Literal&) = default;
};

// Holds when one of its literals holds; at most one literal a variable, in their order.
struct Clause {
  std::vector<Literal> literals;

  friend auto operator<=>(const Clause&, const Clause&) = default;
};

// With these values, by variable.
[[nodiscard]] inline bool holds(const Clause& clause, const std::vector<std::uint32_t>& values) {
  return std::any_of(clause.literals.begin(), clause.literals.end(), [&](const Literal& literal) {
    return std::binary_search(literal.values.begin(), literal.values.end(),
                              values[literal.variable]);
  });
}

}  // namespace zopa
