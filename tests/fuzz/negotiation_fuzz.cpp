// Any bytes as a negotiation: faults, or a negotiation that its canonical form says again, and so
// does what is written from the negotiation alone.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "zopa/io/yaml/edits.hpp"
#include "zopa/io/yaml/formatter.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/io/yaml/writer.hpp"
#include "zopa/words/diagnostic.hpp"

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

using zopa::IssueId;
using zopa::OptionId;

// A change of the text is refused, or can be read again.
void expect_readable(const zopa::Result<std::string>& changed, const std::string& folder) {
  if (!changed) return expect(!changed.error().diagnostics.empty());
  expect(zopa::yaml::read_string(*changed, "fuzz.yaml", folder).has_value());
}

void change(std::string_view text, const zopa::Negotiation& read, const std::string& folder) {
  for (std::size_t i = 0; i < std::min<std::size_t>(read.positions().size(), 3); ++i) {
    const auto issues = issues_of(read.positions()[i].claim);
    if (issues.empty()) continue;
    expect_readable(zopa::yaml::with_lines_moved(
                        text, read, {{zopa::PositionId{i}, {OptionId{0}, OptionId{1}}}}),
                    folder);
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(read.issues().size(), 3); ++i) {
    expect_readable(zopa::yaml::with_hypothetical_option(text, read, IssueId{i}, "a: b #1"),
                    folder);
  }
}

// What is written from the model reads back as it, and is written so again.
void expect_written(const zopa::Negotiation& read, const std::string& folder) {
  const std::string written = zopa::yaml::write(read);
  const auto again = zopa::yaml::read_string(written, "fuzz.yaml", folder);
  expect(again.has_value() && *again == read);
  expect(zopa::yaml::write(*again) == written);
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
  change(text, *read, folder);
  expect_written(*read, folder);
  const auto once = zopa::yaml::format(text, "fuzz.yaml");
  expect(once.has_value());
  const auto again = zopa::yaml::read_string(*once, "fuzz.yaml", folder);
  expect(again.has_value() && *again == *read);
  const auto twice = zopa::yaml::format(*once, "fuzz.yaml");
  expect(twice.has_value() && *twice == *once);
  return 0;
}
