// The same negotiation for a file in another folder: the files of its sources are named from there.
#pragma once

#include <string>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::yaml {

struct Moved {
  Negotiation negotiation;
  std::vector<Diagnostic> warnings;  // where sources lie outside the new folder
};

// A name that leads to the same file from both folders stays as it is written.  Expects folders as
// folder_of gives them; an empty one is the current folder.
[[nodiscard]] Moved moved(const Negotiation& negotiation, const std::string& from,
                          const std::string& to);

}  // namespace zopa::yaml
