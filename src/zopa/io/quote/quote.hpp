// Does a quote stand in its source?
//
//   const SourceText source(article);
//   if (!source.contains(quote)) show(source.nearest(quote));
//
// White space is folded (line ends and no-break spaces are spaces), typographic quotes and dashes
// equal plain ones, accents may be composed or not, and invisible characters do not count.  Nothing
// else may differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zopa::quote {

// A passage of the source as it stands there.
struct Excerpt {
  std::string text;
  std::size_t line = 0;  // 1-based
};

class SourceText {
 public:
  // Expects valid UTF-8.
  explicit SourceText(std::string_view text);

  // False for a quote of white space alone.
  [[nodiscard]] bool contains(std::string_view quote) const;

  // Where it stands first, in bytes of text().
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] std::optional<Span> find(std::string_view quote) const;

  // The source, accents composed.
  [[nodiscard]] const std::string& text() const { return original_; }

  // The passage that needs the fewest edits to become the quote; nullopt where one of them is
  // empty, or nothing in them is alike.
  [[nodiscard]] std::optional<Excerpt> nearest(std::string_view quote) const;

  // What that search takes, in steps of a few nanoseconds; more than anyone waits for where the
  // quote is very long.
  [[nodiscard]] std::size_t steps_to_nearest(std::string_view quote) const;

 private:
  // Of the bytes from `begin` to `end` of folded_; not empty.
  [[nodiscard]] Span span_of(std::size_t begin, std::size_t end) const;

  std::string original_;  // composed (NFC)
  std::string folded_;
  std::vector<std::uint32_t> offsets_;  // by byte of folded_: the byte of original_ it stands for
};

[[nodiscard]] std::string folded(std::string_view text);

}  // namespace zopa::quote
