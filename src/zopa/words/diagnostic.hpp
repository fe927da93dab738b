// A fault or a remark as a terminal shows it, in a language.
//
//   const Result<Negotiation> made = talks.finish();
//   if (!made) for (const Diagnostic& fault : made.error().diagnostics) print(to_text(fault));
#pragma once

#include <string>

#include "zopa/base/result.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa {

// "file:line:column: error: message", then the source line and a caret, indented by four.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic,
                                  const words::Catalogue& catalogue = words::english());

// The message alone, in English: what the JSON of the command line says.
[[nodiscard]] inline std::string to_english(const Message& message) {
  return words::english().text(message);
}

}  // namespace zopa
