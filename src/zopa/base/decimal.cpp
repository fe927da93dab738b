#include "zopa/base/decimal.hpp"

#include <algorithm>
#include <cstdlib>

namespace zopa {
namespace {

__extension__ using Wide = __int128;

constexpr std::size_t kMostDigits = 18;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

// "e-3" and the like, cut off; nullopt if it is malformed or out of any reasonable range.
std::optional<int> cut_exponent(std::string_view& text) {
  const std::size_t at = text.find_first_of("eE");
  if (at == std::string_view::npos) return 0;
  std::string_view digits = text.substr(at + 1);
  text = text.substr(0, at);
  const bool negative = !digits.empty() && digits.front() == '-';
  if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 2) return std::nullopt;
  int exponent = 0;
  for (const char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    exponent = exponent * 10 + (c - '0');
  }
  return negative ? -exponent : exponent;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const auto exponent = cut_exponent(text);
  const std::size_t point = text.find('.');
  const std::size_t fraction = point == std::string_view::npos ? 0 : text.size() - point - 1;
  std::string digits(text);
  if (point != std::string_view::npos) digits.erase(point, 1);
  if (!exponent || digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) {
    return std::nullopt;
  }
  return with_sign(negative, lowest_form(digits, static_cast<int>(fraction) - *exponent));
}

// The number `digits` / 10^scale, without zeros that say nothing.
std::optional<Decimal> Decimal::lowest_form(std::string digits, int scale) {
  digits.erase(0, digits.find_first_not_of('0'));
  while (scale > 0 && !digits.empty() && digits.back() == '0') {
    digits.pop_back();
    --scale;
  }
  if (digits.empty()) return Decimal{};
  if (scale < 0) digits.append(static_cast<std::size_t>(-scale), '0');
  if (digits.size() > kMostDigits || scale > static_cast<int>(kMostDigits)) return std::nullopt;
  Decimal number;
  number.scale_ = std::max(scale, 0);
  for (const char c : digits) number.units_ = number.units_ * 10 + (c - '0');
  return number;
}

std::optional<Decimal> Decimal::with_sign(bool negative, std::optional<Decimal> number) {
  if (number && negative) number->units_ = -number->units_;
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
