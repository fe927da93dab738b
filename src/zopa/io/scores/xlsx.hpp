// The worksheets of Excel's workbooks (ECMA-376, part 1, chapter 18).
#pragma once

#include <string>
#include <vector>

#include "zopa/io/scores/archive.hpp"
#include "zopa/io/scores/table.hpp"

namespace zopa {
struct Limits;  // base/budget.hpp
}

namespace zopa::scores {

[[nodiscard]] Result<std::vector<Table>> read_xlsx(Archive& archive, const std::string& file,
                                                   const Limits* limits);
[[nodiscard]] Result<std::vector<Table>> read_ods(Archive& archive, const std::string& file,
                                                  const Limits* limits);

// "2026-03-01", or "2026-03-01 14:30", of a day counted from the end of 1899 (or from 1904 on).
[[nodiscard]] std::string date_of_serial(double serial, bool from_1904);

// A number as a spreadsheet shows it: fifteen digits at most, a decimal point.
[[nodiscard]] std::string shown_number(const std::string& kept);
[[nodiscard]] std::string shown_percent(const std::string& kept);

// Is this, in a format of numbers such as "d mmm yyyy", a date?  A percentage?
[[nodiscard]] bool is_date_format(std::string_view format);

}  // namespace zopa::scores
