// Writes a negotiation as the files of a format: ours holds all of it, other programs' hold its
// complete preferences, or its conflict of own moves.
//
//   const auto written = write_any(*talks, Format::genius);
//   for (const auto& file : written->files) …           // domain.xml, port.xml, union.xml
//   for (const auto& remark : written->warnings) …      // has no place for rules; left out: …
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
  std::vector<Diagnostic> warnings;  // all that the format has no place for, kind by kind
};

// A fault where another program's format is asked for and the negotiation has no complete
// preferences, or not of a kind that the format can hold.
[[nodiscard]] Result<Written> write_any(const Negotiation& negotiation, Format format);

}  // namespace zopa
