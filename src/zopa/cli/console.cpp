#include "zopa/cli/console.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "zopa/words/diagnostic.hpp"

namespace zopa::cli {

Exit exit_of(const Error& error) {
  const bool is_stopped =
      std::any_of(error.diagnostics.begin(), error.diagnostics.end(),
                  [](const Diagnostic& diagnostic) { return diagnostic.code == "stopped"; });
  return is_stopped ? Exit::stopped : Exit::input_is_wrong;
}

void Console::answer(const std::string& text) {
  before_writing_();
  if (lost_ != 0) return;
  errno = 0;
  out_ << text << std::flush;
  if (!out_) lost_ = errno != 0 ? errno : EIO;
}

void Console::say(const std::string& text) {
  before_writing_();
  err_ << text << std::flush;
}

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
  return exit_of(error);
}

Exit Console::ended(Exit exit) {
  if (lost_ == 0 || lost_ == EPIPE) return exit;
  const Message lost("fault.cannot_write", {{"how", "written"}, {"reason", std::strerror(lost_)}});
  return fail(fault("no-file", lost, "(standard output)"));
}

}  // namespace zopa::cli
