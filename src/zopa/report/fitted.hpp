// A document that has to fit on a page: parts that are shown in full where there is room, and else
// as much of each as of the others, with how many more there are.
//
//   const Document page = fitted(parts, 60, words);
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

struct Portion {
  std::vector<Block> head = {};                  // always shown
  std::vector<std::vector<Block>> entries = {};  // the first few
  int level = 0;                                 // of "3 more"
  const char* more = "brief.more";               // a message with {count}
  std::size_t at_once = 1;                       // entries that are added in its turn
  // All or none: some of them would be those of some parties only.  Where none is shown, `more`
  // says how many there are.
  bool is_whole = false;
};

// Of the parts in turn as many entries more as each says, while the text has at most so many lines
// of 80 columns.
[[nodiscard]] Document fitted(const std::vector<Portion>& parts, std::size_t most_lines,
                              const Words& words);

}  // namespace zopa::report
