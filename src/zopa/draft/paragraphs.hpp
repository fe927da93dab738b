// Where paragraphs end: at an empty line, and at the end of a line where lines are paragraphs.
#pragma once

#include <cstddef>
#include <string_view>

namespace zopa::draft {

// Of the paragraph that begins at `begin`; past `begin` unless that is the end of the text.
[[nodiscard]] std::size_t end_of_paragraph(std::string_view text, std::size_t begin);

}  // namespace zopa::draft
