// A source's text, and where in it the statements' quotes stand.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "zopa/model/ids.hpp"

namespace zopa {

struct CitedPassage {
  StatementId statement;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

struct CitedText {
  SourceId source;
  std::string text;
  std::vector<CitedPassage> passages;  // in the order of the file; they may overlap
};

}  // namespace zopa
