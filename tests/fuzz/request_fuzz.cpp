// Any bytes as what a window asks of the workbench: a request, or none.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "zopa/server/request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string body(reinterpret_cast<const char*>(data), size);
  const auto asked = zopa::server::read_asked(body);
  if (asked && body.find("revision") == std::string::npos &&
      body.find("\\u") == std::string::npos) {
    std::abort();  // without a revision there is nothing to change
  }
  return 0;
}
