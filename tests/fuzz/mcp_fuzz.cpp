// Any bytes as a line that an assistant sends: it is answered with one line of JSON, or not at all.
// Its files are not there, so that nothing can be written.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "zopa/mcp/server.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static zopa::mcp::Server server({.files = {"/no/such/talks.yaml"}, .seconds = 0.5});
  const auto answer = server.answer({reinterpret_cast<const char*>(data), size});
  if (!answer) return 0;
  if (answer->find('\n') != std::string::npos || answer->rfind("{\"jsonrpc\":\"2.0\"", 0) != 0 ||
      answer->find("a bug in zopa") != std::string::npos) {
    std::abort();
  }
  return 0;
}
