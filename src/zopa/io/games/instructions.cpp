#include "zopa/io/games/instructions.hpp"

#include <algorithm>
#include <cctype>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::games {
namespace {

using foreign::trimmed;

constexpr std::size_t kLongestName = 120;  // bytes

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// "A" of "Issue A: …", "A1" of "A1: …" or of `A1 "…`; empty where the line names nothing.
std::string_view label_of(std::string_view& line) {
  constexpr std::string_view kIssue = "Issue ";
  const bool is_issue = line.starts_with(kIssue);
  std::string_view rest = is_issue ? line.substr(kIssue.size()) : line;
  if (rest.empty() || !is_letter(rest[0])) return {};
  std::size_t length = 1;
  while (!is_issue && length < rest.size() && is_digit(rest[length])) ++length;
  if (!is_issue && length == 1) return {};
  const std::string_view label = rest.substr(0, length);
  rest.remove_prefix(length);
  const bool is_followed = rest.starts_with(":") || trimmed(rest).starts_with("\"");
  line = rest;
  return is_followed ? label : std::string_view();
}

// What stands in quotation marks, where that is the name as a whole; else the first sentence, up to
// an arrow.
std::string_view name_of(std::string_view rest) {
  const bool has_colon = rest.starts_with(":");
  rest = trimmed(rest.substr(has_colon ? 1 : 0));
  if (rest.starts_with("\"")) {
    const std::size_t close = rest.find('"', 1);
    const std::string_view after =
        close == std::string_view::npos ? rest : trimmed(rest.substr(close + 1));
    const bool ends = after.empty() || after[0] == ':' || after[0] == '.';
    if (close != std::string_view::npos && (ends || !has_colon)) return rest.substr(1, close - 1);
    if (rest.ends_with("\"\"")) return rest.substr(1, rest.size() - 2);
  }
  const std::size_t end = std::min({rest.find(" ==>"), rest.find(". "), rest.size()});
  std::string_view name = trimmed(rest.substr(0, end));
  while (name.ends_with(".") || name.ends_with(",")) name.remove_suffix(1);
  return name;
}

}  // namespace

std::map<std::string, std::string, std::less<>> names_in(std::string_view text) {
  std::map<std::string, std::string, std::less<>> names;
  while (!text.empty()) {
    std::string_view line = foreign::take_until('\n', text);
    line.remove_prefix(std::min(line.find_first_not_of(" \t-*"), line.size()));
    const std::string_view label = label_of(line);
    if (label.empty()) continue;
    const std::string_view name = name_of(line);
    if (name.empty() || name.size() > kLongestName) continue;
    names.emplace(label, name);
  }
  return names;
}

}  // namespace zopa::games
