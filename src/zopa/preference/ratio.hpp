// An exact fraction to compute with: quick while it fits in two 64-bit whole numbers, and GMP's
// beyond.
//
//   Ratio sum(*Decimal::parse("1/3"));
//   sum.add_product(slope, step);      // sum += slope * step
//   if (sum.sign() > 0 && sum < other) show(sum.fraction());
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <numeric>

#include "zopa/base/decimal.hpp"
#include "zopa/base/fraction.hpp"

namespace zopa {

class Ratio {
 public:
  Ratio() = default;  // 0
  explicit Ratio(std::int64_t whole) : Ratio(Decimal(whole)) {}
  explicit Ratio(Decimal number) : small_{number.numerator(), number.denominator()} {}
  explicit Ratio(const Fraction& number);

  [[nodiscard]] Fraction fraction() const;
  [[nodiscard]] int sign() const {
    if (large_) return sign_of_large();
    return small_.top > 0 ? 1 : small_.top < 0 ? -1 : 0;
  }

  [[nodiscard]] Ratio operator-() const { return Ratio() - *this; }
  friend Ratio operator+(Ratio a, const Ratio& b) { return a.combine<Operation::add>(b); }
  friend Ratio operator-(Ratio a, const Ratio& b) { return a.combine<Operation::subtract>(b); }
  friend Ratio operator*(Ratio a, const Ratio& b) { return a.combine<Operation::multiply>(b); }
  friend Ratio operator/(Ratio a, const Ratio& b) {  // expects that b is not 0
    return a.combine<Operation::divide>(b);
  }
  void add_product(const Ratio& a, const Ratio& b) {
    Small product;
    Small sum;
    const bool are_small = !large_ && !a.large_ && !b.large_;
    if (are_small && multiply(a.small_, b.small_, product) && add(small_, product, sum)) {
      small_ = sum;
    } else {
      *this = *this + a * b;
    }
  }

  friend bool operator==(const Ratio& a, const Ratio& b) { return (a <=> b) == 0; }
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
    if (!a.large_ && !b.large_ && a.small_.bottom == b.small_.bottom) {
      return a.small_.top <=> b.small_.top;
    }
    return (a - b).sign() <=> 0;
  }

 private:
  enum class Operation : std::uint8_t { add, subtract, multiply, divide };
  // In lowest terms, the lower one above 0; neither is the lowest number of 64 bits.
  struct Small {
    std::int64_t top = 0;
    std::int64_t bottom = 1;
  };
  struct Large;  // GMP's, of what does not fit
  explicit Ratio(const Large& number);

  [[nodiscard]] static std::int64_t common(std::int64_t a, std::int64_t b) {
    return a == 1 || b == 1 ? 1 : std::gcd(a, b);
  }
  // These are false where the result does not fit.
  static bool times(std::int64_t a, std::int64_t b, std::int64_t& product) {
    return !__builtin_mul_overflow(a, b, &product) && product != INT64_MIN;
  }
  static bool multiply(Small a, Small b, Small& product) {
    const std::int64_t first = common(a.top, b.bottom);
    const std::int64_t second = common(b.top, a.bottom);
    return times(a.top / first, b.top / second, product.top) &&
           times(a.bottom / second, b.bottom / first, product.bottom);
  }
  static bool add(Small a, Small b, Small& sum) {
    const std::int64_t shared = common(a.bottom, b.bottom);
    std::int64_t first = 0;
    std::int64_t second = 0;
    if (!times(a.top, b.bottom / shared, first) || !times(b.top, a.bottom / shared, second)) {
      return false;
    }
    if (__builtin_add_overflow(first, second, &sum.top) || sum.top == INT64_MIN) return false;
    // What is left in common is in what the two lower ones had in common (Knuth, 4.5.1).
    const std::int64_t left = common(sum.top, shared);
    sum.top /= left;
    return times(a.bottom / shared, b.bottom / left, sum.bottom);
  }
  static bool divide(Small a, Small b, Small& quotient) {
    if (b.top < 0) return multiply(a, {-b.bottom, -b.top}, quotient);
    return multiply(a, {b.bottom, b.top}, quotient);
  }

  template <Operation By>
  Ratio& combine(const Ratio& other) {
    Small result;
    bool fits = !large_ && !other.large_;
    if constexpr (By == Operation::add) {
      fits = fits && add(small_, other.small_, result);
    } else if constexpr (By == Operation::subtract) {
      fits = fits && add(small_, {-other.small_.top, other.small_.bottom}, result);
    } else if constexpr (By == Operation::multiply) {
      fits = fits && multiply(small_, other.small_, result);
    } else {
      fits = fits && other.small_.top != 0 && divide(small_, other.small_, result);
    }
    if (fits) {
      small_ = result;
    } else {
      *this = in_large(*this, By, other);
    }
    return *this;
  }
  [[nodiscard]] static Ratio in_large(const Ratio& a, Operation by, const Ratio& b);
  [[nodiscard]] int sign_of_large() const;
  [[nodiscard]] Large number() const;

  Small small_;
  std::shared_ptr<const Large> large_;  // set where `small_` is too small; copies share it
};

}  // namespace zopa
