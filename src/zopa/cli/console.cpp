#include "zopa/cli/console.hpp"

namespace zopa::cli {

std::string to_text(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += zopa::to_text(diagnostic);
  return text;
}

Exit Console::fail(const Error& error) {
  say(to_text(error.diagnostics));
  if (error.diagnostics.size() > 1) {
    say(catalogue_.text(Message("cli.faults", {{"count", error.diagnostics.size()}})) + "\n");
  }
  return Exit::input_is_wrong;
}

}  // namespace zopa::cli
