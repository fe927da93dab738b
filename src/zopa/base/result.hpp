// What went wrong with a user's input, as data: an exit code, a line in a terminal, a red mark
// in an editor are all made from the same list.
//
//   Result<Negotiation> loaded = read_negotiation(path);
//   if (!loaded) for (const Diagnostic& fault : loaded.error().diagnostics) show(to_text(fault));
//
// What is wrong is a Message: words/diagnostic.hpp puts it into a language.  An answer of "no" is
// never an Error; see the result types of the engines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "zopa/base/message.hpp"

namespace zopa {

// A place in a text file: 1-based, columns in Unicode code points.  Line 0 means "nowhere".
// Two claims that differ only in where they were read are the same claim: all places are equal.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend constexpr bool operator==(Place, Place) { return true; }
};

enum class Severity { error, warning };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;             // stable, for programs: "unknown-name", "quote-not-found", …
  Message message = Message{};  // what is wrong; how to mend it
  std::string file;
  Place place;
  std::string source_line;  // the offending line, for the caret; empty where there is none
};

struct Error {
  std::vector<Diagnostic> diagnostics;
};

template <class T>
using Result = tl::expected<T, Error>;

// An Error of one fault that stands at no place in a file's text.
[[nodiscard]] Error fault(std::string code, Message message, std::string file = {});

}  // namespace zopa
