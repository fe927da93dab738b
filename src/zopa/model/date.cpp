#include "zopa/model/date.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace zopa {
namespace {

std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  const std::string_view part = text.substr(at, count);
  if (!std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  unsigned value = 0;
  std::from_chars(part.data(), part.data() + part.size(), value);
  return value;
}

}  // namespace

bool is_date(std::string_view text) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  constexpr std::size_t kDay = 10;
  if (text == "unknown") return true;
  if (text.size() != kYear && text.size() != kMonth && text.size() != kDay) return false;
  const auto year = digits(text, 0, 4);
  if (!year) return false;
  if (text.size() == kYear) return true;
  const auto month = digits(text, 5, 2);
  if (text[kYear] != '-' || !month || *month < 1 || *month > 12) return false;
  if (text.size() == kMonth) return true;
  const auto day = digits(text, 8, 2);
  if (text[kMonth] != '-' || !day) return false;
  return std::chrono::year_month_day{std::chrono::year{static_cast<int>(*year)},
                                     std::chrono::month{*month}, std::chrono::day{*day}}
      .ok();
}

bool surely_later(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == "unknown" || b == "unknown") return false;
  const std::size_t known = std::min(a.size(), b.size());
  return a.substr(0, known) > b.substr(0, known);  // ISO dates sort as text
}

}  // namespace zopa
