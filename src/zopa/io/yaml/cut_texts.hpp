// Values that a comment cuts short: of `title: Option #1` YAML reads `Option`.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/shape.hpp"

namespace zopa::yaml {

struct CutText {
  Place place;          // of the value
  std::string comment;  // that may belong to it
};

// Texts without quotation marks that are followed by `#` and something that stands close to it, and
// formulas that a comment seems to go on with.  What was meant for a comment has a blank after `#`.
[[nodiscard]] std::vector<CutText> texts_cut_by_comments(const Node& root, const Shape& shape);

}  // namespace zopa::yaml
