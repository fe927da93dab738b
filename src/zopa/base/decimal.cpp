#include "zopa/base/decimal.hpp"

#include <cstdlib>

namespace zopa {
namespace {

__extension__ using Wide = __int128;

constexpr int kMaxDigits = 18;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;
  Decimal number;
  int digits = 0;
  bool in_fraction = false;
  for (const char c : text) {
    if (c == '.') {
      if (in_fraction) return std::nullopt;
      in_fraction = true;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    if (digits == 0 && c == '0' && !in_fraction) continue;
    if (++digits > kMaxDigits) return std::nullopt;
    number.units_ = number.units_ * 10 + (c - '0');
    if (in_fraction) ++number.scale_;
  }
  while (number.scale_ > 0 && number.units_ % 10 == 0) {
    number.units_ /= 10;
    --number.scale_;
  }
  if (negative) number.units_ = -number.units_;
  return number;
}

double Decimal::approximate() const { return std::strtod(to_text().c_str(), nullptr); }

std::string Decimal::to_text() const {
  std::string digits = std::to_string(units_ < 0 ? -units_ : units_);
  const auto scale = static_cast<std::size_t>(scale_);
  if (scale > 0) {
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale, 1, '.');
  }
  return units_ < 0 ? "-" + digits : digits;
}

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  return Wide{a.units_} * power_of_ten(b.scale_) <=> Wide{b.units_} * power_of_ten(a.scale_);
}

}  // namespace zopa
