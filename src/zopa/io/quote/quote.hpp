// Does a quote stand in its source?
//
//   const SourceText source(article);
//   if (!source.contains(quote)) show(source.nearest(quote));
//
// White space is folded (line ends and no-break spaces are spaces), typographic quotes and dashes
// equal plain ones, accents may be composed or not, and invisible characters do not count.  `…`,
// `...`, `[…]` and `[...]` inside a quote are gaps: its parts stand in the source one after the
// other.  Nothing else may differ.
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

// What a quote has that its source has not.
struct Slip {
  bool marks = false;     // quotation marks around it
  bool ellipsis = false;  // one at its beginning or end
  bool capitals = false;  // small letters where the source has capitals, or the other way round
};

class SourceText {
 public:
  // Expects valid UTF-8.
  explicit SourceText(std::string_view text);

  // False for a quote of white space alone.
  [[nodiscard]] bool contains(std::string_view quote) const { return !find(quote).empty(); }

  // Where it stands first, in bytes of text(): one span, or one for each part between gaps; none
  // where it does not stand in it.
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] std::vector<Span> find(std::string_view quote) const;

  // Why it is not found, where no more than this is wrong with it.
  [[nodiscard]] std::optional<Slip> slip_in(std::string_view quote) const;

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
  [[nodiscard]] std::optional<std::size_t> find_folded(std::string_view wanted,
                                                       std::size_t from) const;

  std::string original_;  // composed (NFC)
  std::string folded_;
  std::vector<std::uint32_t> offsets_;  // by byte of folded_: the byte of original_ it stands for
};

[[nodiscard]] std::string folded(std::string_view text);

}  // namespace zopa::quote
