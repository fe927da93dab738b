// Reads a negotiation from whatever file it stands in: ours, or another program's.
//
//   read_any({"talks.yaml"});   read_any({"domain.xml", "a.xml", "b.xml"});
//   read_any({"scenario/"});
#pragma once

#include <string>
#include <vector>

#include "zopa/io/scores/picture.hpp"
#include "zopa/io/yaml/reader.hpp"

namespace zopa {

struct Loaded {
  Negotiation negotiation;
  std::vector<Diagnostic> warnings;            // what was odd in it: nothing is dropped silently
  std::vector<scores::Picture> pictures = {};  // of score sheets: how each was read
};

enum class Format : std::uint8_t { yaml, genius, geniusweb, negolog, scores, gmcr };

// Is it called like a negotiation in our own format: .yaml or .yml?
[[nodiscard]] bool has_own_ending(const std::string& path);

// By the ending of the first file, of JSON and of score sheets by what stands in it; a folder by
// the files in it.
[[nodiscard]] Result<Format> format_of(const std::vector<std::string>& paths);

// Expects at least one path.
[[nodiscard]] Result<Loaded> read_any(const std::vector<std::string>& paths,
                                      const yaml::ReadOptions& options = {});

}  // namespace zopa
