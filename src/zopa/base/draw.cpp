#include "zopa/base/draw.hpp"

#include <cmath>
#include <numbers>

#include <Random123/philox.h>

#include "zopa/base/contracts.hpp"

namespace zopa {

void Draw::refill() {
  using Philox = r123::Philox4x32;
  const auto low = [](std::uint64_t word) { return static_cast<std::uint32_t>(word); };
  const auto high = [](std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32U); };
  const Philox::ctr_type counter = {{step_++, what_.stream, low(what_.item), high(what_.item)}};
  const Philox::key_type key = {{low(seed_), high(seed_)}};
  const Philox::ctr_type bits = Philox()(counter, key);
  ready_ = {bits[0], bits[1], bits[2], bits[3]};
  left_ = 4;
}

double Draw::exponential() { return -std::log(uniform()); }

double Draw::normal() {
  if (has_spare_) {
    has_spare_ = false;
    return spare_normal_;
  }
  const double radius = std::sqrt(2 * exponential());
  const double angle = 2 * std::numbers::pi * uniform();
  spare_normal_ = radius * std::sin(angle);
  has_spare_ = true;
  return radius * std::cos(angle);
}

std::uint32_t Draw::below(std::uint32_t bound) {
  ZOPA_EXPECTS(bound > 0);
  // The high half of a 64-bit product; its bias, below 2^-32 a value, is far below any sampling
  // error.
  return static_cast<std::uint32_t>((std::uint64_t{next()} * bound) >> 32U);
}

}  // namespace zopa
