// In which format a negotiation stands, and in which of the files that were named.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "zopa/base/result.hpp"

namespace zopa {

enum class Format : std::uint8_t {
  yaml,
  genius,
  geniusweb,
  negolog,
  negmas,
  scores,
  gmcr,
  game,
  ktab,
  scorable,
  division
};

struct Chosen {
  Format format = Format::yaml;
  std::vector<std::string> files;    // in the order in which its reader takes them
  std::vector<Diagnostic> warnings;  // of files that were left out
};

// Is it called like a negotiation in our own format: .yaml or .yml?
[[nodiscard]] bool has_own_ending(const std::string& path);

// By what stands in the files, and only where that says nothing by their endings; of a folder, by
// the files in it.  A fault where files of two formats are named together, and for a file of a kind
// that is known and not read.  Expects at least one path.
[[nodiscard]] Result<Chosen> choose_format(const std::vector<std::string>& paths);

}  // namespace zopa
