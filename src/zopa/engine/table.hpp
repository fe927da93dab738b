// Every engine in the order of what it needs: the one place that knows them all.
//
//   for (const EngineEntry& entry : engine_table()) show(entry.name);
//   verify(answer);   // throws where an answer contradicts itself
//
// To add an engine: its part in Analysis, a row in table.cpp, its post-conditions in verify.cpp.
// Who walks the table: analyze() and completed() in analysis.hpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/message.hpp"
#include "zopa/base/run.hpp"
#include "zopa/engine/analysis.hpp"

namespace zopa::engine {

// How a part went: its value stands in the Analysis.
struct Outcome {
  std::optional<Message> why;  // there is none
  bool is_stopped = false;     // by a limit
};

struct EngineEntry {
  std::string_view name;                    // of the part that it fills
  std::span<const std::string_view> keys;   // of the answer's JSON, null where the part is missing
  std::span<const std::string_view> needs;  // parts that it looks at: they stand above it
  // Else it is not begun once a limit is reached.
  bool stops_by_itself;
  // `file` as it was read; what is in force stands in the answer, with the parts that it needs.
  Outcome (*run)(const Negotiation& file, const Options& options, const Run& run, Analysis& answer);
  // Cheap conditions that the part meets, whatever the negotiation; throws where one is not met.
  void (*verify)(const Analysis& answer);
};

[[nodiscard]] std::span<const EngineEntry> engine_table();

// These parts and all that they need, in the order of the table; of none: all.  Expects names of
// the table.
[[nodiscard]] std::vector<const EngineEntry*> entries_for(const std::vector<std::string>& parts);

// The order in which an answer names the parts that it does not have.
[[nodiscard]] std::size_t place_of_key(std::string_view key);

// Every condition of every part that was looked at, and that each of them is there or said to be
// missing.
void verify(const Analysis& answer);

}  // namespace zopa::engine
