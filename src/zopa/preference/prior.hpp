// Where completions lean: every share is given with its range over the three.
#pragma once

#include <cstdint>

namespace zopa {

// Shares of a whole are spacings over their sum; a spacing is exponential, or Gamma(2), or
// Gamma(1/2).
enum class Prior : std::uint8_t {
  uniform,
  equal,    // leaning to equal weights
  extreme,  // leaning to extreme ones
};

}  // namespace zopa
