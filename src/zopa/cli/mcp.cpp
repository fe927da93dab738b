// `zopa mcp`: the user's own assistant asks, line by line.  Lines are read on a thread of their
// own, so that one which cancels a request is heard while that is being answered.
#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include <poll.h>
#include <unistd.h>

#include "zopa/cli/commands.hpp"
#include "zopa/mcp/server.hpp"

namespace zopa::cli {
namespace {

constexpr std::size_t kMostWaiting = 64;  // lines
constexpr int kPatience = 100;            // milliseconds between two looks at the limits

struct McpArgs {
  std::vector<std::string> files;
  double time_limit = mcp::ServerOptions{}.seconds;

  void describe(Fields& fields) {
    fields.files(files, "The negotiations that the assistant may see, with their sources");
    fields.seconds("time-limit", time_limit, "How many seconds a call may take");
  }
};

// Lines that have come and are not answered yet.
class Lines {
 public:
  // Waits for room; false once nobody takes them any more, or the limits are reached.
  bool put(std::string line, const Limits& limits) {
    std::unique_lock lock(guard_);
    while (!is_closed_ && lines_.size() >= kMostWaiting) {
      if (limits.reached()) return false;
      changed_.wait_for(lock, std::chrono::milliseconds(kPatience));
    }
    if (is_closed_) return false;
    lines_.push_back(std::move(line));
    changed_.notify_all();
    return true;
  }

  // Waits for one; nullopt where there is none and none will come.
  std::optional<std::string> take() {
    std::unique_lock lock(guard_);
    changed_.wait(lock, [&] { return is_closed_ || !lines_.empty(); });
    if (lines_.empty()) return std::nullopt;
    std::string line = std::move(lines_.front());
    lines_.pop_front();
    changed_.notify_all();
    return line;
  }

  void close() {
    const std::lock_guard lock(guard_);
    is_closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex guard_;
  std::condition_variable changed_;
  std::deque<std::string> lines_;
  bool is_closed_ = false;
};

// Of standard input.  What is longer than any message is not kept.
class LineReader {
 public:
  // False at the end, when interrupted, or when told to stop.
  bool next(std::string& line, const Limits& limits, const std::stop_token& stop) {
    line.clear();
    while (true) {
      const std::size_t end = ready_.find('\n');
      const std::string_view part = ready_.substr(0, end);
      if (line.size() <= mcp::kLongestLine) line += part;
      ready_.remove_prefix(end == std::string_view::npos ? ready_.size() : end + 1);
      if (end != std::string_view::npos) return true;
      pollfd input{STDIN_FILENO, POLLIN, 0};
      while (::poll(&input, 1, kPatience) <= 0) {
        if (limits.reached() || stop.stop_requested()) return false;
      }
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

void read_lines(mcp::Server& server, Lines& lines, const Limits& limits,
                const std::stop_token& stop) {
  LineReader reader;
  for (std::string line; reader.next(line, limits, stop);) {
    if (is_blank(line)) continue;
    server.hear(line);
    if (!lines.put(line, limits)) break;
  }
  if (limits.reached()) server.interrupt();
  lines.close();
}

Exit run_mcp(McpArgs& args, Console& console, Limits& limits) {
  limits.progress->go_quiet();
  mcp::Server server({.files = args.files,
                      .version = ZOPA_VERSION,
                      .language = console.catalogue().language(),
                      .seconds = args.time_limit});
  console.say(Message("cli.mcp_open"));
  Lines lines;
  const std::jthread reader(
      [&](const std::stop_token& stop) { read_lines(server, lines, limits, stop); });
  while (!limits.reached()) {
    const auto line = lines.take();
    if (!line) break;
    if (const auto answer = server.answer(*line)) {
      console.answer(*answer + "\n");
      if (console.is_cut_off()) break;
    }
  }
  lines.close();
  return Exit::done;
}

}  // namespace

Command mcp_command() {
  return command<McpArgs>("mcp", "Let your own assistant read, check and propose (MCP on stdio)",
                          "zopa mcp talks.yaml", run_mcp);
}

}  // namespace zopa::cli
