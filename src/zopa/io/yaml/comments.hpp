// Comments of a YAML text, put on the entries that they belong to.
//
// A comment on a line of its own belongs to the entry that follows; one at the end of a line to the
// last entry that starts on or before that line.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "zopa/io/yaml/document.hpp"

namespace zopa::yaml {

// Where a scalar stands, in code points of the text.
struct ScalarSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_block = false;  // literal or folded: its first line may end in a comment
};

void attach_comments(std::string_view text, const std::vector<ScalarSpan>& spans,
                     Document& document);

}  // namespace zopa::yaml
