#include "zopa/draft/paragraphs.hpp"

#include <algorithm>

namespace zopa::draft {
namespace {

constexpr std::size_t kLongestWrapped = 160;  // bytes of a line that an editor may have wrapped
constexpr std::size_t kShortLine = 45;
constexpr std::size_t kLongestLabelBytes = 60;

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\v\f") == std::string_view::npos;
}

bool begins_with_any(std::string_view line, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view one) { return line.starts_with(one); });
}

// An item of a list, a heading, a line of a dialogue.
bool begins_paragraph(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return begins_with_any(line, {"- ", "* ", "• ", "— ", "– ", "—", "–", "#", ">"});
}

// "NAME: …", as transcripts have it.
bool has_label(std::string_view line) {
  const std::size_t colon = line.substr(0, kLongestLabelBytes).find(": ");
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view label = line.substr(0, colon);
  const bool is_small = label.front() >= 'a' && label.front() <= 'z';
  return !is_small && label.find_first_of(",;.!?\"()") == std::string_view::npos &&
         std::count(label.begin(), label.end(), ' ') < 5;
}

bool ends_sentence(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t\r");
  if (last == std::string_view::npos) return true;
  const std::string_view text = line.substr(0, last + 1);
  const char end = text.back();
  return end == '.' || end == '!' || end == '?' || end == '"' || text.ends_with("”") ||
         text.ends_with("»") || text.ends_with("“") || text.ends_with("؟");
}

}  // namespace

std::size_t end_of_paragraph(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size()) {
    const std::string_view line = line_at(text, at);
    at = std::min(at + line.size() + 1, text.size());
    if (at == text.size() || is_blank(line)) break;
    const std::string_view next = line_at(text, at);
    const bool is_whole_line =
        line.size() > kLongestWrapped || (line.size() < kShortLine && ends_sentence(line));
    if (is_blank(next) || is_whole_line || begins_paragraph(next) || has_label(next)) break;
  }
  return at;
}

}  // namespace zopa::draft
