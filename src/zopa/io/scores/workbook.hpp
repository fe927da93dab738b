// The worksheets of a workbook: Excel's (.xlsx) and OpenDocument's (.ods).  Values are those that
// the program which saved it computed last; dates and percentages are as they are shown.
//
// What is packed is unpacked within limits, and of XML only elements and texts are read: a document
// type, and so every entity of its own, is refused.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/io/scores/table.hpp"

namespace zopa {
struct Limits;  // base/budget.hpp
}

namespace zopa::scores {

// Is it a workbook, be it one of old or with a password?
[[nodiscard]] bool is_workbook(std::string_view bytes);

// Is it packed as workbooks are, so that it is no text?
[[nodiscard]] bool is_packed(std::string_view bytes);

// Worksheets in their order, hidden ones too.
[[nodiscard]] Result<std::vector<Table>> read_workbook(std::string_view bytes,
                                                       const std::string& file,
                                                       const Limits* limits = nullptr);

}  // namespace zopa::scores
