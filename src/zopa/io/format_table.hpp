// The formats that a negotiation is read from and written to, a row each: what the door, `convert`
// and the documentation say of them comes from here.
//
//   facts_of(Format::scores).word;     // "scores", as `--to` takes it
//   format_of_word("genius");          // Format::genius
//   format_table();                    // as docs/reference/formats.md shows it
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/io/which_format.hpp"

namespace zopa {

enum class WrittenAs : std::uint8_t { nothing, file, folder };

struct FormatFacts {
  Format format = Format::yaml;
  std::string_view word;     // what it is called where one is chosen
  std::string_view title;    // for readers
  bool is_one_file = false;  // a negotiation stands in one file
  WrittenAs written = WrittenAs::nothing;
  std::string_view ending;      // of a file to write, by which it need not be named; or none
  std::string_view checked;     // against what, in a few words
  std::string_view round_trip;  // the property that what is written reads back as the same; or none
  std::string_view fuzzed;      // the fuzz target that reads it
};

// In the order in which they are listed, ours last.
[[nodiscard]] const std::vector<FormatFacts>& formats();
[[nodiscard]] const FormatFacts& facts_of(Format format);

// One that is written, by its word or by what a file to write is called.
[[nodiscard]] std::optional<Format> format_of_word(std::string_view word);
[[nodiscard]] std::optional<Format> format_of_ending(const std::string& path);

// Words of all that are written so.
[[nodiscard]] std::vector<std::string> words_written();
[[nodiscard]] std::vector<std::string> words_written_as(WrittenAs written);

// All of it in Markdown.
[[nodiscard]] std::string format_table();

}  // namespace zopa
