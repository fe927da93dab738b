#include "zopa/base/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <unictype.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "zopa/base/contracts.hpp"

namespace zopa {
namespace {

const std::uint8_t* bytes(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

bool reorders(char32_t character) {
  return (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069);
}

// What Unicode keeps out of texts for good; neither YAML nor XML has a place for the commonest.
bool is_noncharacter(char32_t character) {
  return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
}

// Behind the hyphens of `--full`?
bool is_in_option(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == '-') --begin;
  return begin < at && (begin == 0 || text[begin - 1] == ' ');
}

// Where a line may end, in bytes, ascending; the end of the text is the last.
std::vector<std::size_t> possible_line_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  std::vector<char> breaks(text.size());
  u8_possible_linebreaks(bytes(text), text.size(), "UTF-8", breaks.data());
  std::size_t code_end = 0;  // no break before it
  for (std::size_t i = 0; i < text.size(); ++i) {
    // UAX 14 keeps a closing quote, a space and a parenthesis together; nobody else does.
    const bool before_parenthesis = i > 0 && text[i] == '(' && text[i - 1] == ' ';
    const bool possible = breaks[i] == UC_BREAK_POSSIBLE || before_parenthesis;
    if (possible && i > 0 && i >= code_end && !is_in_option(text, i)) ends.push_back(i);
    if (breaks[i] == UC_BREAK_MANDATORY && i + 1 < text.size()) ends.push_back(i + 1);
    if (i >= code_end) code_end = i + code_span_at(text, i);
  }
  if (!text.empty()) ends.push_back(text.size());
  return ends;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  const std::size_t last = text.find_last_not_of(" \t\n");
  return std::string(text.substr(first, last - first + 1));
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  const std::uint8_t* start = bytes(text);
  const std::uint8_t* bad = u8_check(start, text.size());
  if (bad == nullptr) return std::nullopt;
  return static_cast<std::size_t>(bad - start);
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  ZOPA_EXPECTS(offset < text.size());
  ucs4_t character = 0;
  const int length = u8_mbtouc(&character, bytes(text) + offset, text.size() - offset);
  offset += static_cast<std::size_t>(length);
  return character;
}

void append_code_point(std::string& text, char32_t character) {
  std::array<std::uint8_t, 6> buffer{};
  const int length = u8_uctomb(buffer.data(), character, buffer.size());
  ZOPA_EXPECTS(length > 0);
  text.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(length));
}

std::size_t code_points(std::string_view text) { return u8_mbsnlen(bytes(text), text.size()); }

std::string code_point_slice(std::string_view text, std::size_t start, std::size_t count) {
  std::size_t from = 0;
  for (; start > 0 && from < text.size(); --start) next_code_point(text, from);
  std::size_t to = from;
  for (; count > 0 && to < text.size(); --count) next_code_point(text, to);
  return std::string(text.substr(from, to - from));
}

int display_width(std::string_view text) { return u8_width(bytes(text), text.size(), "UTF-8"); }

std::vector<std::string> wrap(std::string_view text, int width) {
  const std::vector<std::size_t> ends = possible_line_ends(text);
  std::vector<std::string> lines;
  std::size_t start = 0;
  std::size_t end = 0;  // of the line so far
  const auto end_line = [&] {
    std::string line = trimmed(text.substr(start, end - start));
    if (!line.empty()) lines.push_back(std::move(line));
    start = end;
  };
  for (const std::size_t next : ends) {
    if (end > start && display_width(trimmed(text.substr(start, next - start))) > width) end_line();
    end = next;
    if (text[next - 1] == '\n') end_line();
  }
  end_line();
  return lines;
}

std::size_t code_span_at(std::string_view text, std::size_t offset) {
  const auto is_id = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  };
  if (offset >= text.size() || text[offset] != '`') return 0;
  std::size_t end = offset + 1;
  while (end < text.size() && is_id(text[end])) ++end;
  const bool is_span = end > offset + 1 && end < text.size() && text[end] == '`';
  return is_span ? end + 1 - offset : 0;
}

std::string to_nfc(std::string_view text) {
  std::size_t length = 0;
  const std::unique_ptr<std::uint8_t, decltype(&std::free)> composed(
      u8_normalize(UNINORM_NFC, bytes(text), text.size(), nullptr, &length), &std::free);
  if (composed == nullptr) return std::string(text);
  return {reinterpret_cast<const char*>(composed.get()), length};
}

bool is_space(char32_t character) { return uc_is_property_white_space(character); }

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || reorders(character) ||
         character == 0x2028 || character == 0x2029 || is_noncharacter(character);
}

std::string printable(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t character = next_code_point(text, at);
    if (character == '\t') {
      kept += ' ';
    } else if (!is_control(character)) {
      kept.append(text.substr(start, at - start));
    }
  }
  return kept;
}

std::string visible(std::string_view bytes) {
  std::string shown;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    const char32_t character = next_code_point(bytes, at);
    const std::string_view part = bytes.substr(start, at - start);
    if (!first_invalid_utf8(part) && !is_control(character)) {
      shown += part;
      continue;
    }
    for (const char byte : part) {
      std::array<char, 8> code{};
      std::snprintf(code.data(), code.size(), "\\x%02X", static_cast<unsigned char>(byte));
      shown += code.data();
    }
  }
  return shown;
}

}  // namespace zopa
