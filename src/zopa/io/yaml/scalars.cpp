#include "zopa/io/yaml/scalars.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "zopa/base/decimal.hpp"
#include "zopa/base/unicode.hpp"

namespace zopa::yaml {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Characters that only an escape can carry through every reader.
bool needs_escapes(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c != '\n' && (is_control(c) || c == 0xFEFF)) return true;
  }
  return false;
}

// Would an editor take the plain text for a number, a truth value or nothing?
bool looks_like_another_type(const std::string& text) {
  constexpr std::array<std::string_view, 11> kWords = {
      "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL", "~", ""};
  if (std::find(kWords.begin(), kWords.end(), text) != kWords.end()) return true;
  if (Decimal::parse(text) && !has(text, "/")) return true;
  return has("0123456789+-.", text.substr(0, 1)) &&
         text.find_first_not_of("0123456789abcdefABCDEFxo+-._") == std::string::npos &&
         text.find_first_of("0123456789") != std::string::npos &&
         text.find('-', 1) == std::string::npos;
}

bool is_safe_plain(const std::string& text, bool in_flow) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (has("-?:,[]{}#&*!|>'\"%@`=<", text.substr(0, 1))) {
    const bool is_dash_word = text.front() == '-' && text.size() > 1 && text[1] != ' ';
    if (!is_dash_word) return false;
  }
  if (has(text, ": ") || has(text, " #") || has(text, "\n") || needs_escapes(text)) return false;
  if (text.substr(0, 3) == "---" || text.substr(0, 3) == "...") return false;
  // libyaml refuses `:?` in braces and brackets, though YAML 1.2 has no rule against it.
  return !in_flow || (text.find_first_of(",[]{}") == std::string::npos && !has(text, ":?"));
}

std::string scalar(const std::string& text, const Shape& shape, bool in_flow) {
  const bool is_free_text = shape.kind == Shape::Kind::text && shape.example == nullptr;
  const bool plain =
      is_safe_plain(text, in_flow) && !(is_free_text && looks_like_another_type(text));
  return plain ? text : double_quoted(text);
}

}  // namespace

std::string double_quoted(const std::string& text) {
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += static_cast<char>(c);
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (is_control(c) || c == 0xFEFF) {
      std::array<char, 16> code{};
      std::snprintf(code.data(), code.size(), "\\u%04X", static_cast<unsigned>(c));
      quoted += code.data();
    } else {
      quoted += text.substr(start, at - start);
    }
  }
  return quoted + "\"";
}

std::string scalar_in_block(const std::string& text, const Shape& shape) {
  return scalar(text, shape, false);
}

std::string scalar_in_flow(const std::string& text, const Shape& shape) {
  return scalar(text, shape, true);
}

bool can_fold(const std::string& text) {
  return !text.empty() && text.front() != ' ' && text.back() != ' ' && !has(text, "  ") &&
         !has(text, "\n") && has(text, " ") && !needs_escapes(text);
}

std::vector<std::string> folded_lines(const std::string& text, int width) {
  std::vector<std::string> lines(1);
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    const std::string word = text.substr(start, end - start);
    std::string& line = lines.back();
    if (line.empty()) {
      line = word;
    } else if (display_width(line) + 1 + display_width(word) <= width) {
      line += " " + word;
    } else {
      lines.push_back(word);
    }
    start = end + 1;
  }
  return lines;
}

bool can_be_literal(const std::string& text) {
  if (text.empty() || needs_escapes(text) || text.front() == ' ' || text.front() == '\n') {
    return false;
  }
  if (has(text, " \n") || text.back() == ' ') return false;
  return text.size() < 2 || text.substr(text.size() - 2) != "\n\n";
}

std::vector<std::string> literal_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

}  // namespace zopa::yaml
