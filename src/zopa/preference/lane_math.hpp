// Exponentials and logarithms of packs of numbers, in plain arithmetic: a few instructions for a
// whole pack, and the same bits whatever library a machine has.
//
//   take_exponential<2>(power);      // becomes e to that power
//   take_logarithm<2>(number);
//
// By their series, after a power of two is taken out: to within 2^-51 of the result.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "zopa/base/packs.hpp"

namespace zopa {

// ln 2 in two parts, the first with so many bits free that it can be multiplied by a small whole
// number exactly.
constexpr double kLn2 = 0x1.62e42feep-1;
constexpr double kLn2Rest = 0x1.a39ef35793c76p-33;

// 1 / 0!, 1 / 1!, 1 / 2!, …
constexpr std::array<double, 14> kExponentialSeries = [] {
  std::array<double, 14> series{};
  double factorial = 1;
  for (std::size_t k = 0; k < series.size(); ++k) {
    factorial *= k > 0 ? static_cast<double>(k) : 1;
    series[k] = 1 / factorial;
  }
  return series;
}();

// Of several packs at once, a step for all before the next: each would wait for the one before.
// Expects numbers from -700 to 0.
template <std::size_t Width, std::size_t Count>
[[gnu::always_inline]] inline void take_exponentials(
    typename Packs<Width>::Real (&numbers)[Count]) {
  using Real = typename Packs<Width>::Real;
  using Bits = typename Packs<Width>::Bits;
  constexpr double kWhole = 0x1.8p52;  // beside it, a double has no room for parts of a whole
  constexpr double kOneOverLn2 = 0x1.71547652b82fep0;
  Real shifted[Count];
  Real rest[Count];  // at most half of ln 2
  Real sum[Count];
  for (std::size_t i = 0; i < Count; ++i) {
    shifted[i] = numbers[i] * kOneOverLn2 + kWhole;
    const Real twos = shifted[i] - kWhole;
    rest[i] = (numbers[i] - twos * kLn2) - twos * kLn2Rest;
    sum[i] = rest[i] * kExponentialSeries[13] + kExponentialSeries[12];
  }
  for (std::size_t k = 12; k-- > 0;) {
    for (std::size_t i = 0; i < Count; ++i) sum[i] = sum[i] * rest[i] + kExponentialSeries[k];
  }
  // The last bits of `shifted` are the whole number, which is added to the exponent.
  for (std::size_t i = 0; i < Count; ++i) {
    const Bits bits = __builtin_bit_cast(Bits, sum[i]) +
                      (__builtin_bit_cast(Bits, shifted[i]) << std::uint64_t{52});
    numbers[i] = __builtin_bit_cast(Real, bits);
  }
}

// The same.  Expects numbers from 2^-1000 to 2^1000.
template <std::size_t Width, std::size_t Count>
[[gnu::always_inline]] inline void take_logarithms(typename Packs<Width>::Real (&numbers)[Count]) {
  using Real = typename Packs<Width>::Real;
  using Bits = typename Packs<Width>::Bits;
  constexpr std::uint64_t kExponent = std::uint64_t{0xFFF} << 52U;
  constexpr auto kHalfRoot = std::bit_cast<std::uint64_t>(0x1.6a09e667f3bcdp-1);  // of 2
  constexpr std::uint64_t kMore = std::uint64_t{1024} << 52U;  // so that nothing is below 0
  constexpr auto kWhole = std::bit_cast<std::uint64_t>(0x1p52);
  Real twos[Count];
  Real s[Count];
  Real square[Count];
  Real sum[Count];
  // number = part * 2^twos, the part from the root of 1/2 to that of 2
  // log part = 2 artanh s = 2 (s + s^3 / 3 + s^5 / 5 + …)
  for (std::size_t i = 0; i < Count; ++i) {
    const Bits bits = __builtin_bit_cast(Bits, numbers[i]);
    const Bits exponent = (bits - kHalfRoot + kMore) & kExponent;
    const Bits part_bits = bits - exponent + kMore;
    const Bits whole_bits = (exponent >> std::uint64_t{52}) | kWhole;
    const Real part = __builtin_bit_cast(Real, part_bits);
    twos[i] = __builtin_bit_cast(Real, whole_bits) - (0x1p52 + 1024);
    s[i] = (part - 1.0) / (part + 1.0);
    square[i] = s[i] * s[i];
    sum[i] = square[i] * (1.0 / 21) + 1.0 / 19;
  }
  for (int k = 17; k > 1; k -= 2) {
    for (std::size_t i = 0; i < Count; ++i) sum[i] = sum[i] * square[i] + 1.0 / k;
  }
  for (std::size_t i = 0; i < Count; ++i) {
    numbers[i] = twos[i] * kLn2 + (twos[i] * kLn2Rest + 2.0 * (s[i] + s[i] * square[i] * sum[i]));
  }
}

// Of one pack.
template <std::size_t Width>
[[gnu::always_inline]] inline void take_exponential(typename Packs<Width>::Real& number) {
  typename Packs<Width>::Real one[1] = {number};
  take_exponentials<Width, 1>(one);
  number = one[0];
}
template <std::size_t Width>
[[gnu::always_inline]] inline void take_logarithm(typename Packs<Width>::Real& number) {
  typename Packs<Width>::Real one[1] = {number};
  take_logarithms<Width, 1>(one);
  number = one[0];
}

}  // namespace zopa
