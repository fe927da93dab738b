// The Model Context Protocol, line by line: what a user's own assistant may ask of zopa.
//
//   mcp::Server server({.files = {"talks.yaml"}, .version = "0.2.0"});
//   if (const auto answer = server.answer(line)) print(*answer + "\n");
//   server.hear(line);   // on the thread that reads, before: a cancellation overtakes what waits
//
// JSON-RPC 2.0, one message a line: protocol 2026-07-28, in which every request says all that is
// needed, and the handshake of 2025-11-25 and 2025-06-18.  Nothing is read but the files named and
// their sources, nothing is written but drafts beside them, and nothing is sent anywhere: a line
// comes in, a line goes out.  Whatever the line is, it is answered, and never by an exception.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zopa::mcp {

constexpr std::size_t kLongestLine = std::size_t{1} << 20;  // bytes

struct ServerOptions {
  std::vector<std::string> files = {};  // one or more
  std::string version = {};             // of zopa
  std::string language = "en";          // of answers
  double seconds = 20;                  // that a call may take
};

class Server {
 public:
  explicit Server(ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Nothing where the message asks for no answer.  The answer has no line break in it.
  [[nodiscard]] std::optional<std::string> answer(std::string_view line);

  // Both of these on any thread, while another one answers.  Of a line that is to be answered
  // later: a request can be cancelled from now on; where the line cancels one that has no answer
  // yet, that is stopped, and gets none.
  void hear(std::string_view line);
  // What is being answered is stopped, and says what it knows; so is all that comes after.
  void interrupt();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace zopa::mcp
