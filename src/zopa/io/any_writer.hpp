// Writes the complete preferences of a negotiation, or a conflict of own moves, as another
// program's files, or as ours.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/any_reader.hpp"

namespace zopa {

struct WrittenFile {
  std::string name;  // below the folder that is written to; empty for a format of one file
  std::string text;
};

struct Written {
  std::vector<WrittenFile> files;
  std::vector<Diagnostic> warnings;  // what the format cannot hold
};

// A fault where the negotiation has no complete preferences, or the format cannot hold their kind.
[[nodiscard]] Result<Written> write_any(const Negotiation& negotiation, Format format);

}  // namespace zopa
