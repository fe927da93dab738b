#include "zopa/words/diagnostic.hpp"

#include "zopa/base/unicode.hpp"

namespace zopa {
namespace {

constexpr int kIndent = 4;
constexpr std::size_t kWidth = 100;  // code points of the source line that are shown

// The source line and its caret, both cut to a window around the column.
std::string picture(const Diagnostic& diagnostic) {
  const std::size_t column = diagnostic.place.column == 0 ? 0 : diagnostic.place.column - 1;
  const std::size_t start = column < kWidth * 3 / 4 ? 0 : column - kWidth / 2;
  const std::string line = printable(code_point_slice(diagnostic.source_line, start, kWidth));
  const std::string before = code_point_slice(line, 0, column - start);
  return std::string(kIndent, ' ') + line + "\n" +
         std::string(static_cast<std::size_t>(kIndent + display_width(before)), ' ') + "^\n";
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic, const words::Catalogue& catalogue) {
  std::string text = visible(diagnostic.file);
  if (diagnostic.place.line != 0) {
    text +=
        ":" + std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column);
  }
  if (!text.empty()) text += ": ";
  const bool is_error = diagnostic.severity == Severity::error;
  text +=
      printable(catalogue.text(Message("fault.line", {{"severity", is_error ? "error" : "warning"},
                                                      {"message", diagnostic.message}}))) +
      "\n";
  if (diagnostic.place.line != 0 && !diagnostic.source_line.empty()) text += picture(diagnostic);
  return text;
}

}  // namespace zopa
