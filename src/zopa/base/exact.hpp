// Whole numbers of any size and exact fractions, through GMP: the one door to it.
//
//   const mpz_class product = to_mpz(gain) * to_mpz(other_gain);
//   const mpq_class share = to_mpq(*Decimal::parse("0.35"));
//   const std::optional<std::int64_t> back = to_int64(product);   // nullopt: does not fit
//
// GMP takes and gives `long`, which has 32 bits on some machines and 64 on others.  What goes in
// or out therefore goes through here; tools/check_layers refuses `long` everywhere else.  For .cpp
// files alone, so that no header of ours drags GMP along.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>

#include <gmpxx.h>

#include "zopa/base/decimal.hpp"
#include "zopa/base/fraction.hpp"

namespace zopa {

[[nodiscard]] mpz_class mpz_of_signed(std::int64_t number);
[[nodiscard]] mpz_class mpz_of_unsigned(std::uint64_t number);

// The same number, whatever the widths of the machine's types.
template <std::integral Whole>
[[nodiscard]] mpz_class to_mpz(Whole number) {
  if constexpr (std::signed_integral<Whole>) {
    return mpz_of_signed(std::int64_t{number});
  } else {
    return mpz_of_unsigned(std::uint64_t{number});
  }
}

// nullopt where it does not fit.
[[nodiscard]] std::optional<std::int64_t> to_int64(const mpz_class& number);

// Expects that it fits.
[[nodiscard]] std::int64_t int64_of(const mpz_class& number);

[[nodiscard]] mpq_class to_mpq(Decimal number);

// What stands behind a Fraction, in lowest terms.
struct Fraction::Number {
  mpq_class value;
};

[[nodiscard]] mpq_class to_mpq(const Fraction& number);
[[nodiscard]] Fraction to_fraction(mpq_class number);

// nullopt where it has too many digits.
[[nodiscard]] std::optional<Decimal> to_decimal(const mpq_class& number);

// mpq_class::get_d() cuts off; this is rounded, save where a side of the stroke has 300 digits.
[[nodiscard]] double nearest_double(const mpq_class& number);

}  // namespace zopa
