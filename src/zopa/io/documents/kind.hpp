// What a document is, by what stands in it and never by its name.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace zopa::documents {

enum class Kind : std::uint8_t {
  text,  // plain, or Markdown
  subtitles,
  html,
  mail,
  rtf,
  word,
  open_document,
  pdf,
  // What holds no text that a quote could be taken from, or none that we can reach.
  old_word,
  sheet,
  picture,
  archive
};

// Keys of the sentences that name them.
constexpr std::array<const char*, 12> words_of(Kind /*unused*/) {
  return {"text",          "subtitles", "html",     "mail",  "rtf",     "word",
          "open_document", "pdf",       "old_word", "sheet", "picture", "archive"};
}
[[nodiscard]] const char* word_of(Kind kind);

// Any bytes at all; what is nothing else is text.
[[nodiscard]] Kind kind_of(std::string_view bytes);

}  // namespace zopa::documents
