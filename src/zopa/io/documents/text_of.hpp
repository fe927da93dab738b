// The text of a document, as quotes are checked against it.
//
//   const auto text = documents::text_of(bytes, {});
//   if (text) show(text->text);
//
// Text, Markdown and subtitles are read here; for others a program of the system is run
// (`pdftotext`, `pandoc`, `python3`), on bytes alone: nothing in a document is followed, fetched or
// executed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "zopa/base/result.hpp"
#include "zopa/io/documents/kind.hpp"

namespace zopa {
struct Limits;  // base/budget.hpp
}

namespace zopa::documents {

inline constexpr std::size_t kMostDocumentBytes = std::size_t{256} << 20U;

struct ReadAs {
  std::string encoding;            // of text that is not UTF-8, "windows-1251" for one
  const Limits* limits = nullptr;  // when to stop
};

struct DocumentText {
  Kind kind = Kind::text;
  // UTF-8, lines end in a line feed, no control characters but tabs; what a page was divided into
  // by its layout alone (hyphens at the ends of lines, columns) is put together where the program
  // that read it does so.
  std::string text;
};

// The fault, if it holds no text, is of a kind that cannot be read, or its program is missing.
[[nodiscard]] Result<DocumentText> text_of(std::string_view bytes, const ReadAs& as);

// What a file that was to be text is instead, and what to do; its kind is none of text's.
[[nodiscard]] Message not_a_text(Kind kind);

}  // namespace zopa::documents
