#include "zopa/io/scores/numbers.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "zopa/base/unicode.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/scores/table.hpp"

namespace zopa::scores {
namespace {

constexpr std::array<std::string_view, 22> kUnits = {
    "€",   "£",   "¥",   "₹",   "₽",   "₩",   "$",   "US$",    "EUR",   "USD", "GBP",
    "CHF", "CAD", "AUD", "JPY", "SEK", "NOK", "DKK", "points", "point", "pts", "pt"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool same_letters(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return small(x) == small(y); });
}

// Takes a unit off either end, once.
bool without_unit(std::string_view& text) {
  for (const std::string_view unit : kUnits) {
    if (text.size() <= unit.size()) continue;
    const bool is_first = same_letters(text.substr(0, unit.size()), unit);
    const bool is_last = same_letters(text.substr(text.size() - unit.size()), unit);
    if (!is_first && !is_last) continue;
    if (is_first) {
      text.remove_prefix(unit.size());
    } else {
      text.remove_suffix(unit.size());
    }
    text = trimmed(text);
    return true;
  }
  return false;
}

// Every space and apostrophe as one blank, every sign of minus as '-'.
std::string plain(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if (character == 0x2212 || character == 0x2013 || character == 0x2011) {
      plain += '-';
    } else if (is_space(character) || character == '\'' || character == 0x2019) {
      plain += ' ';
    } else {
      append_code_point(plain, character);
    }
  }
  return plain;
}

// Groups of three digits after the first, which has one to three: the marks between them leave.
std::optional<std::string> without_marks(std::string_view digits, char mark) {
  std::string joined;
  for (std::size_t group = 0;; ++group) {
    const std::size_t end = std::min(digits.find(mark), digits.size());
    const bool fits = group == 0 ? end >= 1 && end <= 3 : end == 3;
    if (!fits ||
        !std::all_of(digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(end), is_digit)) {
      return std::nullopt;
    }
    joined += digits.substr(0, end);
    if (end == digits.size()) return joined;
    digits.remove_prefix(end + 1);
  }
}

// The part before the decimal mark, without a sign.
std::optional<std::string> whole_part(std::string_view text, char thousands, Points& points) {
  for (const char mark : {thousands, ' '}) {
    if (text.find(mark) == std::string_view::npos) continue;
    points.has_thousands = true;
    return without_marks(text, mark);
  }
  return std::string(text);
}

std::optional<Decimal> decimal_of(std::string_view text, bool has_decimal_comma, Points& points) {
  std::string number;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    if (text[0] == '-') number = "-";
    text = trimmed(text.substr(1));
  }
  const char mark = has_decimal_comma ? ',' : '.';
  const std::size_t at = std::min(text.find(mark), text.size());
  auto whole = whole_part(text.substr(0, at), has_decimal_comma ? '.' : ',', points);
  if (!whole) return std::nullopt;
  number += *whole;
  if (at < text.size()) {
    number += '.';
    number += text.substr(at + 1);
    points.has_decimal_comma = has_decimal_comma;
  }
  auto exact = Decimal::parse(number);
  if (exact) return exact;
  points.is_rounded = true;
  return foreign::to_decimal(number);
}

// Digits after the last comma or point, where nothing but digits follows it.
std::size_t digits_after(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at - 1;
}

bool may_be_number(std::string_view cell) {
  constexpr std::string_view kOthers = " \t.,-+()%$'";
  return std::any_of(cell.begin(), cell.end(), is_digit) &&
         std::all_of(cell.begin(), cell.end(), [&](char c) {
           return is_digit(c) || kOthers.find(c) != std::string_view::npos ||
                  static_cast<unsigned char>(c) >= 0x80;
         });
}

}  // namespace

void NumberStyle::learn(std::string_view cell) {
  const std::size_t comma = cell.rfind(',');
  const std::size_t point = cell.rfind('.');
  constexpr std::size_t kNone = std::string_view::npos;
  if ((comma == kNone && point == kNone) || !may_be_number(cell)) return;
  if (comma != kNone && point != kNone) {
    (comma > point ? comma_ : point_) = true;
    return;
  }
  const std::size_t at = comma != kNone ? comma : point;
  const bool is_repeated = cell.find(cell[at]) != at;
  const bool may_mark_thousands = digits_after(cell, at) == 3 && at > 0 && cell[0] != '0';
  if (!is_repeated && may_mark_thousands) return;  // 1,500: who knows
  // What is repeated marks thousands, and the other is the decimal mark.
  (is_repeated == (comma != kNone) ? point_ : comma_) = true;
}

std::optional<Points> read_points(std::string_view cell, const NumberStyle& style) {
  Points points;
  if (const auto exact = Decimal::parse(cell); exact && !style.has_decimal_comma()) {
    points.number = *exact;
    return points;
  }
  const std::string copy = plain(cell);
  std::string_view text = trimmed(copy);
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    points.is_bracketed = true;
    text = trimmed(text.substr(1, text.size() - 2));
  }
  std::string_view sign;
  if (!text.empty() && text[0] == '-') {
    sign = text.substr(0, 1);
    text = trimmed(text.substr(1));
  }
  points.has_unit = without_unit(text);
  if (text.size() > 1 && text.back() == '%') {
    points.is_percent = true;
    text = trimmed(text.substr(0, text.size() - 1));
  }
  if (text.empty() ||
      (!sign.empty() && (text[0] == '-' || text[0] == '+' || points.is_bracketed))) {
    return std::nullopt;
  }
  auto number = decimal_of(text, style.has_decimal_comma(), points);
  if (number && points.is_percent) number = Decimal::quotient(*number, Decimal{100});
  if (!number) return std::nullopt;
  points.number = points.is_bracketed || !sign.empty() ? -*number : *number;
  return points;
}

}  // namespace zopa::scores
