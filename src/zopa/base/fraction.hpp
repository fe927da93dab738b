// An exact fraction of any size, as headers may name it: a value that is kept, handed on, compared.
//
//   const Fraction third(*Decimal::parse("1/3"));
//   third > Fraction{};    // of 0
//
// What computes with it does so in a .cpp file, with GMP's numbers: to_mpq and to_fraction of
// base/exact.hpp.  Copies share their digits, which nothing changes.
#pragma once

#include <compare>
#include <memory>

#include "zopa/base/decimal.hpp"

namespace zopa {

class Fraction {
 public:
  struct Number;  // GMP's

  Fraction() = default;  // 0
  explicit Fraction(Decimal number);
  explicit Fraction(Number number);

  [[nodiscard]] int sign() const;            // -1, 0 or 1
  [[nodiscard]] double approximate() const;  // the nearest double

  // nullptr for 0.
  [[nodiscard]] const Number* number() const { return number_.get(); }

  friend bool operator==(const Fraction& a, const Fraction& b);
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b);

 private:
  std::shared_ptr<const Number> number_;
};

}  // namespace zopa
