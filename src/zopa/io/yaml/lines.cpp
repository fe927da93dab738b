#include "zopa/io/yaml/lines.hpp"

namespace zopa::yaml {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

Unmarked without_mark(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const std::size_t length = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  return {text.substr(0, length), text.substr(length)};
}

std::size_t line_break_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || !may_begin_a_break(text[offset])) return 0;
  const std::string_view rest = text.substr(offset);
  if (rest.substr(0, 2) == "\r\n") return 2;
  if (rest.substr(0, 1) == "\n" || rest.substr(0, 1) == "\r") return 1;
  if (rest.substr(0, 2) == "\xC2\x85") return 2;
  if (rest.substr(0, 3) == "\xE2\x80\xA8" || rest.substr(0, 3) == "\xE2\x80\xA9") return 3;
  return 0;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = line_break_at(text, i);
    if (length == 0) {
      ++i;
      continue;
    }
    lines.emplace_back(text.substr(start, i - start));
    i += length;
    start = i;
  }
  if (start < text.size()) lines.emplace_back(text.substr(start));
  return lines;
}

Place place_at(std::string_view text, std::size_t offset) {
  Place place{1, 1};
  for (std::size_t i = 0; i < offset;) {
    const std::size_t length = line_break_at(text, i);
    if (length > 0 && i + length <= offset) {
      ++place.line;
      place.column = 1;
      i += length;
      continue;
    }
    ++i;
    if (i >= text.size() || !continues(text[i])) ++place.column;
  }
  return place;
}

}  // namespace zopa::yaml
