// Random negotiations for benchmarks and tests: the same for the same parameters on every machine.
#pragma once

#include <cstdint>
#include <random>

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

struct RandomShape {
  std::uint32_t parties = 3;
  std::uint32_t issues = 4;
  std::uint32_t options = 3;
  double density = 0.5;     // chance of a red line for each party and issue
  std::uint32_t rules = 2;  // `a == x implies b in {…}`, on two different issues
};

// Unanimity; red lines that allow an interval of options, around which the party's order falls off
// on both sides; linking rules; this share of the options `untabled`, of no issue the first.  Draws
// from std::mt19937_64 only, whose output the standard fixes.
[[nodiscard]] Negotiation random_negotiation(const RandomShape& shape, std::uint64_t seed,
                                             double untabled = 0);

// A random whole number below `bound`, and a random share of 1.
[[nodiscard]] std::uint32_t draw(std::mt19937_64& random, std::uint32_t bound);
[[nodiscard]] double draw_share(std::mt19937_64& random);

}  // namespace zopa::testing
