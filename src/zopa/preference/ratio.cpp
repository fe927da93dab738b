#include "zopa/preference/ratio.hpp"

#include <utility>

#include "zopa/base/contracts.hpp"
#include "zopa/base/exact.hpp"

namespace zopa {

struct Ratio::Large {
  mpq_class value;
};

Ratio::Ratio(const Large& number) {
  const auto top = to_int64(number.value.get_num());
  const auto bottom = to_int64(number.value.get_den());
  if (top && bottom && *top != INT64_MIN) {
    small_ = {*top, *bottom};
  } else {
    large_ = std::make_shared<const Large>(number);
  }
}

Ratio::Ratio(const Fraction& number) : Ratio(Large{to_mpq(number)}) {}

Ratio::Large Ratio::number() const {
  if (large_) return *large_;
  return {mpq_class(to_mpz(small_.top), to_mpz(small_.bottom))};
}

Fraction Ratio::fraction() const { return to_fraction(number().value); }

int Ratio::sign_of_large() const { return sgn(large_->value); }

Ratio Ratio::in_large(const Ratio& a, Operation by, const Ratio& b) {
  const mpq_class first = a.number().value;
  const mpq_class second = b.number().value;
  switch (by) {
    case Operation::add:
      return Ratio(Large{first + second});
    case Operation::subtract:
      return Ratio(Large{first - second});
    case Operation::multiply:
      return Ratio(Large{first * second});
    case Operation::divide:
      ZOPA_EXPECTS(second != 0);
      return Ratio(Large{first / second});
  }
  return {};
}

}  // namespace zopa
