#include "zopa/base/exact.hpp"

#include <limits>
#include <utility>

#include "zopa/base/contracts.hpp"

namespace zopa {
namespace {

// Expects a number of at most 64 bits; its sign does not count.
std::uint64_t magnitude_of(const mpz_class& number) {
  std::uint64_t magnitude = 0;
  mpz_export(&magnitude, nullptr, 1, sizeof magnitude, 0, 0, number.get_mpz_t());
  return magnitude;
}

}  // namespace

mpz_class mpz_of_unsigned(std::uint64_t number) {
  mpz_class result;
  mpz_import(result.get_mpz_t(), 1, 1, sizeof number, 0, 0, &number);
  return result;
}

mpz_class mpz_of_signed(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 0 ? mpz_class(-mpz_of_unsigned(0 - bits)) : mpz_of_unsigned(bits);
}

std::optional<std::int64_t> to_int64(const mpz_class& number) {
  using Limits = std::numeric_limits<std::int64_t>;
  if (number < mpz_of_signed(Limits::min()) || number > mpz_of_signed(Limits::max())) {
    return std::nullopt;
  }
  const std::uint64_t magnitude = magnitude_of(number);
  return static_cast<std::int64_t>(number < 0 ? 0 - magnitude : magnitude);
}

std::int64_t int64_of(const mpz_class& number) {
  const std::optional<std::int64_t> fitting = to_int64(number);
  ZOPA_EXPECTS(fitting.has_value());
  return fitting.value_or(0);
}

mpq_class to_mpq(Decimal number) {
  return {to_mpz(number.numerator()), to_mpz(number.denominator())};  // in lowest terms already
}

mpq_class to_mpq(const Fraction& number) {
  return number.number() != nullptr ? number.number()->value : mpq_class(0);
}

Fraction to_fraction(mpq_class number) { return Fraction(Fraction::Number{std::move(number)}); }

std::optional<Decimal> to_decimal(const mpq_class& number) {
  const auto numerator = to_int64(number.get_num());
  const auto denominator = to_int64(number.get_den());
  if (!numerator || !denominator) return std::nullopt;
  return Decimal::fraction(*numerator, *denominator);
}

double nearest_double(const mpq_class& number) {
  constexpr std::size_t kMostBits = 1000;  // that a double has room for
  if (mpz_sizeinbase(number.get_num_mpz_t(), 2) > kMostBits ||
      mpz_sizeinbase(number.get_den_mpz_t(), 2) > kMostBits) {
    return number.get_d();
  }
  return number.get_num().get_d() / number.get_den().get_d();
}

}  // namespace zopa
