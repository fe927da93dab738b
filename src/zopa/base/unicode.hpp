// Text in any script: what is valid, how wide it stands on a terminal, where a line may break.
//
//   for (const std::string& line : wrap(paragraph, 80)) print(line);
//
// Everything is UTF-8 in std::string; offsets are bytes unless a name says code points.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zopa {

// Byte offset of the first sequence that is not UTF-8; nullopt if all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// Number of code points.  Expects valid UTF-8, as do all functions below.
[[nodiscard]] std::size_t code_points(std::string_view text);

// `count` code points from code point `start` on; shorter at the end of the text.
[[nodiscard]] std::string code_point_slice(std::string_view text, std::size_t start,
                                           std::size_t count);

// Columns on a terminal: wide characters count two, combining marks none.
[[nodiscard]] int display_width(std::string_view text);

// Lines of at most `width` columns, broken where Unicode allows it (UAX 14) but never inside an id
// in backticks, white space at the breaks dropped.  A word longer than a line runs over.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int width);

// Length of the id in backticks that starts at `offset`, the backticks included; 0 if none does.
[[nodiscard]] std::size_t code_span_at(std::string_view text, std::size_t offset);

// Canonical composition (NFC): equal texts get equal bytes.
[[nodiscard]] std::string to_nfc(std::string_view text);

// White space in any script, the no-break spaces included.
[[nodiscard]] bool is_space(char32_t character);

// A control character, one that reorders the text around it (bidirectional embeddings, overrides
// and isolates), or a code point that is no character at all (U+FFFF): none belongs in a name.  Tab
// and line feed count as controls.
[[nodiscard]] bool is_control(char32_t character);

// `text` without its control characters (tabs become spaces): what may reach a terminal.
[[nodiscard]] std::string printable(std::string_view text);

// Any bytes at all, a path for one, as they may be shown: those that are not UTF-8 and control
// characters as `\x1B`, byte by byte.
[[nodiscard]] std::string visible(std::string_view bytes);

// The code point at byte `offset`, which moves past it.
char32_t next_code_point(std::string_view text, std::size_t& offset);

void append_code_point(std::string& text, char32_t character);

}  // namespace zopa
