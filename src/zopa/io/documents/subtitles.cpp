#include "zopa/io/documents/subtitles.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace zopa::documents {
namespace {

// "<v.loud Ann>" → "Ann".
std::string voice_of(std::string_view tag) {
  if (!tag.starts_with("v.") && !tag.starts_with("v ")) return {};
  const std::size_t at = tag.find(' ');
  return at == std::string_view::npos ? std::string() : std::string(tag.substr(at + 1));
}

// Is there a mark of this form, and not a "less than"?
bool is_tag(std::string_view inside) {
  if (inside.empty()) return false;
  const auto first = static_cast<unsigned char>(inside[0]);
  return std::isalnum(first) != 0 || first == '/';
}

std::string without_tags(std::string_view line) {
  std::string text;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = line[at] == '<' ? line.find('>', at) : std::string_view::npos;
    const std::string_view inside =
        end == std::string_view::npos ? std::string_view() : line.substr(at + 1, end - at - 1);
    if (!is_tag(inside)) {
      text += line[at++];
      continue;
    }
    const std::string voice = voice_of(inside);
    if (!voice.empty()) text += voice + ": ";
    at = end + 1;
  }
  return text;
}

class Reader {
 public:
  void add(std::string_view line) {
    const bool is_empty = line.find_first_not_of(" \t") == std::string_view::npos;
    if (is_empty) return end_cue();
    if (line.find("-->") != std::string_view::npos) {
      cue_.clear();  // the cue's number or name stood there
      is_said_ = true;
    } else if (is_said_ || !is_left_out(line)) {
      cue_ += (cue_.empty() ? "" : " ") + without_tags(line);
    }
  }

  [[nodiscard]] std::string text() {
    end_cue();
    return std::move(text_);
  }

 private:
  // Headers, styles and notes run to the next empty line.
  bool is_left_out(std::string_view line) {
    for (const std::string_view word : {"WEBVTT", "STYLE", "REGION", "NOTE"}) {
      if (cue_.empty() && line.starts_with(word)) is_note_ = true;
    }
    return is_note_;
  }

  void end_cue() {
    if (is_said_ && !cue_.empty()) text_ += cue_ + "\n";
    cue_.clear();
    is_said_ = false;
    is_note_ = false;
  }

  std::string text_;
  std::string cue_;
  bool is_said_ = false;  // after the times of a cue
  bool is_note_ = false;
};

}  // namespace

std::string text_of_subtitles(std::string_view subtitles) {
  Reader reader;
  while (!subtitles.empty()) {
    const std::size_t end = std::min(subtitles.find('\n'), subtitles.size());
    reader.add(subtitles.substr(0, end));
    subtitles.remove_prefix(std::min(end + 1, subtitles.size()));
  }
  return reader.text();
}

}  // namespace zopa::documents
