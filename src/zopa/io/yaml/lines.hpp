// Lines and places of a text, as YAML counts them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/result.hpp"

namespace zopa::yaml {

// A text behind its byte order mark, which stands before all places; the mark is empty where there
// is none.
struct Unmarked {
  std::string_view mark;
  std::string_view text;
};
[[nodiscard]] Unmarked without_mark(std::string_view text);

// Of nearly every byte no: that is all that most have to be looked at.
[[nodiscard]] constexpr bool may_begin_a_break(char byte) {
  return byte == '\n' || byte == '\r' || byte == '\xC2' || byte == '\xE2';
}

// Length in bytes of the line break at `offset`; 0 if none stands there.  YAML 1.1 also breaks at
// NEL, LS and PS.
[[nodiscard]] std::size_t line_break_at(std::string_view text, std::size_t offset);

// The lines without their breaks.
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

// The place of a byte; columns count code points, an invalid byte as one.
[[nodiscard]] Place place_at(std::string_view text, std::size_t offset);

}  // namespace zopa::yaml
