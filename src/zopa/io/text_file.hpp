// Reading text files: whole, of a bounded size, and never what might have no end.
//
//   const auto text = read_input("talks.yaml", most_bytes);  // as the user named it
//   if (const auto bad = unreadable(*text)) show(bad->message);
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "zopa/base/result.hpp"

namespace zopa {

struct Limits;  // base/budget.hpp

// What messages call the file: its path as it may be shown, or "(standard input)" for "-".
[[nodiscard]] std::string name_of(const std::string& path);

// The whole file, or one fault: missing, a folder, a pipe or a device, or too large.
[[nodiscard]] Result<std::string> read_text(const std::string& path, std::size_t most_bytes);

// The same of what the user named to be read, which may also be standard input ("-") or a stream
// that the shell has opened (/dev/stdin, /dev/fd/63).  It waits for a slow stream until `limits`
// are reached: then the fault is `stopped`.  A stream is kept: who asks again is given the same.
[[nodiscard]] Result<std::string> read_input(const std::string& path, std::size_t most_bytes,
                                             const Limits* limits = nullptr);

// Is it one that `read_input` reads once, and `read_text` does not?
[[nodiscard]] bool is_stream(const std::string& path);

// Does it begin with the mark of UTF-16?
[[nodiscard]] bool has_utf16_mark(std::string_view bytes);

// What no text file holds: bytes that are not UTF-8, NUL and other control characters.
struct Unreadable {
  std::size_t at = 0;  // byte of the text
  Message message = Message{};
};
[[nodiscard]] std::optional<Unreadable> unreadable(std::string_view text);

}  // namespace zopa
