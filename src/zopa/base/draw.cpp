#include "zopa/base/draw.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <Random123/philox.h>

#include "zopa/base/contracts.hpp"
#include "zopa/base/packs.hpp"

namespace zopa {
namespace {

std::uint32_t low(std::uint64_t word) { return static_cast<std::uint32_t>(word); }
std::uint32_t high(std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32U); }

// Of the low halves of each word, in full.
Packs<2>::Bits product_of_low(Packs<2>::Bits a, Packs<2>::Bits b) {
#if defined(__SSE2__)
  using Halves __attribute__((vector_size(16))) = int;
  return Packs<2>::Bits(__builtin_ia32_pmuludq128(Halves(a), Halves(b)));
#else
  constexpr std::uint64_t kLow = 0xFFFF'FFFF;
  return (a & kLow) * (b & kLow);
#endif
}

}  // namespace

void Draw::refill() {
  if (step_ > 0) return refill_by_four();  // who takes five numbers mostly takes many
  using Philox = r123::Philox4x32;
  const Philox::ctr_type counter = {{step_++, what_.stream, low(what_.item), high(what_.item)}};
  const Philox::key_type key = {{low(seed_), high(seed_)}};
  const Philox::ctr_type bits = Philox()(counter, key);
  std::copy_n(bits.begin(), 4, ready_.begin());
  left_ = 4;
}

// Two counters in each pack, in the low halves of its words; what stands in the high halves is
// never looked at.
void Draw::refill_by_four() {
  using Pack = Packs<2>::Bits;
  const Pack none{};
  Pack first[2] = {{step_, step_ + 1}, {step_ + 2, step_ + 3}};
  Pack second[2] = {none + what_.stream, none + what_.stream};
  Pack third[2] = {none + low(what_.item), none + low(what_.item)};
  Pack fourth[2] = {none + high(what_.item), none + high(what_.item)};
  std::uint32_t key = low(seed_);
  std::uint32_t other_key = high(seed_);
  for (int round = 0; round < 10; ++round) {
    for (std::size_t k = 0; k < 2; ++k) {
      const Pack product = product_of_low(first[k], none + PHILOX_M4x32_0);
      const Pack other = product_of_low(third[k], none + PHILOX_M4x32_1);
      first[k] = (other >> std::uint64_t{32}) ^ second[k] ^ (none + key);
      third[k] = (product >> std::uint64_t{32}) ^ fourth[k] ^ (none + other_key);
      second[k] = other;
      fourth[k] = product;
    }
    key += PHILOX_W32_0;
    other_key += PHILOX_W32_1;
  }
  for (std::size_t k = 0; k < 4; ++k) {  // the last number is taken first
    std::uint32_t* const own = &ready_[4 * (3 - k)];
    own[0] = low(first[k / 2][k % 2]);
    own[1] = low(second[k / 2][k % 2]);
    own[2] = low(third[k / 2][k % 2]);
    own[3] = low(fourth[k / 2][k % 2]);
  }
  step_ += 4;
  left_ = 16;
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
