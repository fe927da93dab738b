// Lines that run from the right, as pdftotext prints them, put into the order in which one reads.
//
//   const std::string text = documents::in_reading_order(printed);
//
// On a page most of whose lines run from the left, pdftotext prints the pieces of a line as they
// stand on the page from left to right; a piece that runs from the right stands between U+202B and
// U+202C, its own letters in order.  A line most of whose letters are in such pieces is turned
// round; every other line stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace zopa::documents {

// Lines without such pieces come back as they are; the marks go.
[[nodiscard]] std::string in_reading_order(std::string_view text);

}  // namespace zopa::documents
