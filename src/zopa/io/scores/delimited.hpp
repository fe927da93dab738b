// Text with separators, as spreadsheets save it: commas, semicolons or tabs, whichever the text
// shows; a first line `sep=;` says it.
#pragma once

#include <string>

#include "zopa/base/result.hpp"
#include "zopa/io/scores/table.hpp"

namespace zopa {
struct Limits;  // base/budget.hpp
}

namespace zopa::scores {

// Expects UTF-8.  The fault of a quoted field that does not end stands at its place.
[[nodiscard]] Result<Table> read_delimited(const std::string& text, const std::string& file,
                                           const Limits* limits = nullptr);

// Does some line near the top hold the words of a header, with separators between them?
[[nodiscard]] bool looks_delimited(std::string_view text);

}  // namespace zopa::scores
