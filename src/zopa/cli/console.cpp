#include "zopa/cli/console.hpp"

#include "zopa/words/diagnostic.hpp"

namespace zopa::cli {

std::string Console::text(const std::vector<Diagnostic>& diagnostics) const {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic, catalogue_);
  return text;
}

Exit Console::fail(const Error& error) {
  say(text(error.diagnostics));
  if (error.diagnostics.size() > 1) {
    say(Message("cli.faults", {{"count", error.diagnostics.size()}}));
  }
  return Exit::input_is_wrong;
}

}  // namespace zopa::cli
