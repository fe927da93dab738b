// Several doubles side by side, for inner loops that compilers would not put so by themselves: one,
// two as on every 64-bit processor, or four where the processor has AVX2.
//
//   Packs<2>::at(sums) += Packs<2>::at(numbers);      // the first two from each place on
//
// The bits do not depend on how many stand side by side: each is computed by itself, and AVX2 alone
// has no instruction that multiplies and adds with one rounding.  GCC's and Clang's extensions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace zopa {

template <std::size_t Width>
struct Packs;

template <>
struct Packs<1> {
  using Real = double;
  using Bits = std::uint64_t;
  static double& at(double* numbers) { return *numbers; }
  static const double& at(const double* numbers) { return *numbers; }
};
template <>
struct Packs<2> {
  using Real __attribute__((vector_size(16), aligned(8), may_alias)) = double;
  using Bits __attribute__((vector_size(16), aligned(8), may_alias)) = std::uint64_t;
  static Real& at(double* numbers) { return *reinterpret_cast<Real*>(numbers); }
  static const Real& at(const double* numbers) { return *reinterpret_cast<const Real*>(numbers); }
};
template <>
struct Packs<4> {
  using Real __attribute__((vector_size(32), aligned(8), may_alias)) = double;
  using Bits __attribute__((vector_size(32), aligned(8), may_alias)) = std::uint64_t;
  static Real& at(double* numbers) { return *reinterpret_cast<Real*>(numbers); }
  static const Real& at(const double* numbers) { return *reinterpret_cast<const Real*>(numbers); }
};

// Functions with packs of four are ZOPA_FOUR_WIDE, and called only where this is so.
#if defined(__x86_64__)
#define ZOPA_FOUR_WIDE [[gnu::target("avx2")]]
[[nodiscard]] inline bool has_four_wide() {
  static const bool kHas = __builtin_cpu_supports("avx2") != 0;
  return kHas;
}
#else
#define ZOPA_FOUR_WIDE
[[nodiscard]] inline bool has_four_wide() { return false; }
#endif

}  // namespace zopa
