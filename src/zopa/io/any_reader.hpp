// Reads a negotiation from whatever file it stands in: ours, or another program's.
//
//   read_any({"talks.yaml"});   read_any({"domain.xml", "a.xml", "b.xml"});
//   read_any({"scenario/"});
#pragma once

#include <string>
#include <vector>

#include "zopa/io/scores/picture.hpp"
#include "zopa/io/which_format.hpp"
#include "zopa/io/yaml/reader.hpp"

namespace zopa {

struct Loaded {
  Negotiation negotiation;
  std::vector<Diagnostic> warnings;            // what was odd in it: nothing is dropped silently
  std::vector<scores::Picture> pictures = {};  // of score sheets: how each was read
  Format format = Format::yaml;
  std::vector<std::string> files = {};  // in which it stood: of a folder of ours, its file
  std::vector<std::vector<PartyId>> together = {};  // of GMCR+: which parties act as one
};

// Expects at least one path.
[[nodiscard]] Result<Loaded> read_any(const std::vector<std::string>& paths,
                                      const yaml::ReadOptions& options = {});

}  // namespace zopa
