#include "zopa/base/decimal.hpp"

#include <algorithm>
#include <cstdlib>

namespace zopa {
namespace {

__extension__ using Wide = __int128;

constexpr std::size_t kMostDigits = 18;
constexpr std::int64_t kBeyond = 1'000'000'000'000'000'000;  // 10^18

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

Wide size_of(Wide number) { return number < 0 ? -number : number; }

Wide common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// In lowest terms, where it has few enough digits.
std::optional<Decimal> lowest_terms(Wide numerator, Wide denominator) {
  if (denominator == 0) return std::nullopt;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Wide divisor = common_divisor(size_of(numerator), denominator);
  numerator /= divisor;
  denominator /= divisor;
  if (size_of(numerator) >= kBeyond || denominator > kBeyond) return std::nullopt;
  return Decimal::fraction(static_cast<std::int64_t>(numerator),
                           static_cast<std::int64_t>(denominator));
}

// "e-3" and the like, cut off; nullopt if it is malformed or out of any reasonable range.
std::optional<int> cut_exponent(std::string_view& text) {
  const std::size_t at = text.find_first_of("eE");
  if (at == std::string_view::npos) return 0;
  std::string_view digits = text.substr(at + 1);
  text = text.substr(0, at);
  const bool negative = !digits.empty() && digits.front() == '-';
  if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) digits.remove_prefix(1);
  if (digits.size() > 2 || !are_digits(digits)) return std::nullopt;
  int exponent = 0;
  for (const char c : digits) exponent = exponent * 10 + (c - '0');
  return negative ? -exponent : exponent;
}

// What stands on one side of a stroke, or nullopt.
std::optional<Wide> whole(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() > kMostDigits) return std::nullopt;
  Wide number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

std::optional<Decimal> parse_fraction(std::string_view text, std::size_t stroke, bool negative) {
  const std::string_view above = text.substr(0, stroke);
  const std::string_view below = text.substr(stroke + 1);
  if (!are_digits(above) || !are_digits(below)) return std::nullopt;
  const auto numerator = whole(above);
  const auto denominator = whole(below);
  if (!numerator || !denominator) return std::nullopt;
  return lowest_terms(negative ? -*numerator : *numerator, *denominator);
}

// The number `digits` / 10^scale, where neither side of its point has more than 18 digits.
std::optional<Decimal> scaled(std::string digits, int scale, bool negative) {
  digits.erase(0, digits.find_first_not_of('0'));
  while (scale > 0 && !digits.empty() && digits.back() == '0') {
    digits.pop_back();
    --scale;
  }
  if (digits.empty()) return Decimal{};
  if (scale < 0) digits.append(static_cast<std::size_t>(-scale), '0');
  const auto units = whole(digits);
  if (!units || scale > static_cast<int>(kMostDigits)) return std::nullopt;
  return lowest_terms(negative ? -*units : *units, power_of_ten(scale));
}

// How often the factor divides the number; it is divided out.
int cut_factor(std::int64_t& number, std::int64_t factor) {
  int times = 0;
  for (; number % factor == 0; number /= factor) ++times;
  return times;
}

// Digits after the point; nullopt where no decimal of 18 digits is the number.
std::optional<int> scale_of(std::int64_t numerator, std::int64_t denominator) {
  std::int64_t rest = denominator;
  const int twos = cut_factor(rest, 2);
  const int fives = cut_factor(rest, 5);
  const int scale = std::max(twos, fives);
  if (rest != 1 || scale > static_cast<int>(kMostDigits)) return std::nullopt;
  const Wide units = size_of(numerator) * (power_of_ten(scale) / denominator);
  return units < kBeyond ? std::optional(scale) : std::nullopt;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t stroke = text.find('/');
  if (stroke != std::string_view::npos) return parse_fraction(text, stroke, negative);
  const auto exponent = cut_exponent(text);
  const std::size_t point = text.find('.');
  const std::size_t places = point == std::string_view::npos ? 0 : text.size() - point - 1;
  std::string digits(text);
  if (point != std::string_view::npos) digits.erase(point, 1);
  if (!exponent || !are_digits(digits)) return std::nullopt;
  return scaled(std::move(digits), static_cast<int>(places) - *exponent, negative);
}

std::optional<Decimal> Decimal::fraction(std::int64_t numerator, std::int64_t denominator) {
  const Wide divisor = common_divisor(size_of(numerator), denominator);
  const bool is_in_form =
      divisor == 1 && denominator > 0 && size_of(numerator) < kBeyond && denominator <= kBeyond;
  if (!is_in_form) return lowest_terms(numerator, denominator);
  return Decimal(numerator, denominator);
}

double Decimal::approximate() const {
  if (scale_of(numerator_, denominator_)) return std::strtod(to_text().c_str(), nullptr);
  return static_cast<double>(numerator_) / static_cast<double>(denominator_);
}

std::string Decimal::to_text() const {
  const auto scale = scale_of(numerator_, denominator_);
  if (!scale) return std::to_string(numerator_) + "/" + std::to_string(denominator_);
  const auto places = static_cast<std::size_t>(*scale);
  const Wide units = size_of(numerator_) * (power_of_ten(*scale) / denominator_);
  std::string digits = std::to_string(static_cast<std::int64_t>(units));
  if (places > 0) {
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return numerator_ < 0 ? "-" + digits : digits;
}

std::strong_ordering operator<=>(Decimal a, Decimal b) {
  return Wide{a.numerator_} * b.denominator_ <=> Wide{b.numerator_} * a.denominator_;
}

std::optional<Decimal> Decimal::sum(Decimal a, Decimal b) {
  return lowest_terms(Wide{a.numerator_} * b.denominator_ + Wide{b.numerator_} * a.denominator_,
                      Wide{a.denominator_} * b.denominator_);
}

std::optional<Decimal> Decimal::difference(Decimal a, Decimal b) { return sum(a, -b); }

std::optional<Decimal> Decimal::product(Decimal a, Decimal b) {
  return lowest_terms(Wide{a.numerator_} * b.numerator_, Wide{a.denominator_} * b.denominator_);
}

std::optional<Decimal> Decimal::quotient(Decimal a, Decimal b) {
  return lowest_terms(Wide{a.numerator_} * b.denominator_, Wide{a.denominator_} * b.numerator_);
}

}  // namespace zopa
