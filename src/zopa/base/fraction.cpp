#include "zopa/base/fraction.hpp"

#include <utility>

#include "zopa/base/exact.hpp"

namespace zopa {

Fraction::Fraction(Decimal number) : Fraction(Number{to_mpq(number)}) {}

Fraction::Fraction(Number number) {
  if (number.value != 0) number_ = std::make_shared<const Number>(std::move(number));
}

int Fraction::sign() const { return number_ ? sgn(number_->value) : 0; }

double Fraction::approximate() const { return number_ ? nearest_double(number_->value) : 0; }

bool operator==(const Fraction& a, const Fraction& b) { return (a <=> b) == 0; }

std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
  if (a.number_ == b.number_) return std::strong_ordering::equal;
  if (!a.number_ || !b.number_) return a.sign() <=> b.sign();
  return cmp(a.number_->value, b.number_->value) <=> 0;
}

}  // namespace zopa
