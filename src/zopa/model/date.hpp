// Dates as sources give them: a day, a month, a year, or unknown.
#pragma once

#include <string>
#include <string_view>

namespace zopa {

// "2026", "2026-04", "2026-04-20" (a day that exists), or "unknown".
[[nodiscard]] bool is_date(std::string_view text);

// Is `a` later than `b` whatever day each of them means?  False where either is unknown or empty.
[[nodiscard]] bool surely_later(std::string_view a, std::string_view b);

}  // namespace zopa
