#include "zopa/cli/memory.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string>

namespace zopa::cli {

std::size_t spare_memory() {
  constexpr std::uint64_t kKibibytes = std::uint64_t{1} << 20U;  // of a GiB
  std::ifstream file("/proc/meminfo");
  std::string word;
  while (file >> word) {
    std::uint64_t kibibytes = 0;
    if (word == "MemAvailable:" && file >> kibibytes) {
      return std::max<std::size_t>(1, kibibytes / 5 * 4 / kKibibytes);
    }
  }
  return 4;
}

}  // namespace zopa::cli
