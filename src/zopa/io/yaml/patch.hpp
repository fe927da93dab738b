// Changes of a text at places of it, made together: everything else stays as it stands.
//
//   yaml::Patch patch(text);
//   patch.insert(patch.after_line(3), "a: b" + patch.line_end());
//   const std::string changed = patch.apply();
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/yaml/lines.hpp"

namespace zopa::yaml {

class Patch {
 public:
  explicit Patch(std::string_view text) : text_(text) {
    const auto at = text.find('\n');
    if (at != std::string_view::npos && at > 0 && text[at - 1] == '\r') line_end_ = "\r\n";
  }

  void replace(std::size_t begin, std::size_t end, std::string with) {
    changes_.push_back({begin, end, std::move(with)});
  }
  void insert(std::size_t at, std::string what) { replace(at, at, std::move(what)); }

  [[nodiscard]] const std::string& line_end() const { return line_end_; }

  [[nodiscard]] std::size_t offset_of(Place place) const {
    std::size_t at = 0;
    for (std::uint32_t line = 1; line < place.line && at < text_.size();) {
      const std::size_t length = line_break_at(text_, at);
      if (length > 0) ++line;
      at += std::max<std::size_t>(length, 1);
    }
    for (std::uint32_t column = 1; column < place.column && at < text_.size(); ++column) {
      static_cast<void>(next_code_point(text_, at));
    }
    return at;
  }

  // The beginning of the line after this one.
  [[nodiscard]] std::size_t after_line(std::uint32_t line) const {
    return offset_of({line + 1, 1});
  }

  [[nodiscard]] std::string_view text() const { return text_; }

  [[nodiscard]] std::string apply() {
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const Change& a, const Change& b) { return a.begin < b.begin; });
    std::string result;
    std::size_t from = 0;
    for (const Change& change : changes_) {
      result += text_.substr(from, change.begin - from);
      result += change.with;
      from = change.end;
    }
    return result + std::string(text_.substr(from));
  }

 private:
  struct Change {
    std::size_t begin;
    std::size_t end;
    std::string with;
  };

  std::string_view text_;
  std::string line_end_ = "\n";
  std::vector<Change> changes_;
};

[[nodiscard]] inline bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace zopa::yaml
