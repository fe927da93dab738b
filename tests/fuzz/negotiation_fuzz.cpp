// Any bytes as a negotiation: faults, or a negotiation that its canonical form says again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "zopa/io/yaml/formatter.hpp"
#include "zopa/io/yaml/reader.hpp"

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string folder = ZOPA_FUZZ_SOURCES;  // where `note.txt` lies, for quotes
  const auto read = zopa::yaml::read_string(text, "fuzz.yaml", folder);
  if (!read) {
    expect(!read.error().diagnostics.empty());
    for (const auto& fault : read.error().diagnostics) expect(!zopa::to_text(fault).empty());
    return 0;
  }
  const auto once = zopa::yaml::format(text, "fuzz.yaml");
  expect(once.has_value());
  const auto again = zopa::yaml::read_string(*once, "fuzz.yaml", folder);
  expect(again.has_value() && *again == *read);
  const auto twice = zopa::yaml::format(*once, "fuzz.yaml");
  expect(twice.has_value() && *twice == *once);
  return 0;
}
