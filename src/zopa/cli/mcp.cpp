// `zopa mcp`: the user's own assistant asks, line by line.
#include <array>
#include <cerrno>
#include <string_view>

#include <unistd.h>

#include "zopa/cli/commands.hpp"
#include "zopa/mcp/server.hpp"

namespace zopa::cli {
namespace {

struct McpArgs {
  std::vector<std::string> files;
  double time_limit = mcp::ServerOptions{}.seconds;

  void describe(Fields& fields) {
    fields.files(files, "The negotiations that the assistant may see, with their sources");
    fields.seconds("time-limit", time_limit, "How many seconds a call may take");
  }
};

// Lines of standard input.  What is longer than any message is not kept.
class LineReader {
 public:
  // False at the end, or when interrupted.
  bool next(std::string& line) {
    line.clear();
    while (true) {
      const std::size_t end = ready_.find('\n');
      const std::string_view part = ready_.substr(0, end);
      if (line.size() <= mcp::kLongestLine) line += part;
      ready_.remove_prefix(end == std::string_view::npos ? ready_.size() : end + 1);
      if (end != std::string_view::npos) return true;
      const ssize_t got = ::read(STDIN_FILENO, buffer_.data(), buffer_.size());
      if (got < 0) return false;
      if (got == 0) return !line.empty();
      ready_ = {buffer_.data(), static_cast<std::size_t>(got)};
    }
  }

 private:
  std::array<char, 1U << 16U> buffer_{};
  std::string_view ready_;
};

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t\r") == std::string::npos;
}

Exit run_mcp(McpArgs& args, Console& console, Limits& limits) {
  limits.progress->go_quiet();
  mcp::Server server({.files = args.files,
                      .version = ZOPA_VERSION,
                      .language = console.catalogue().language(),
                      .seconds = args.time_limit,
                      .interrupted = limits.interrupted});
  console.say(Message("cli.mcp_open"));
  LineReader lines;
  for (std::string line; !limits.reached() && lines.next(line);) {
    if (is_blank(line)) continue;
    if (const auto answer = server.answer(line)) {
      console.answer(*answer + "\n");
      if (console.is_cut_off()) break;
    }
  }
  return Exit::done;
}

}  // namespace

Command mcp_command() {
  return command<McpArgs>("mcp", "Let your own assistant read, check and propose (MCP on stdio)",
                          "zopa mcp talks.yaml", run_mcp);
}

}  // namespace zopa::cli
