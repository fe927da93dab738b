// A document that has to fit on a page: parts that are shown in full where there is room, and else
// as much of each as of the others, with how many more there are.
//
//   const Document page = fitted(opening, portions, closing, {60}, words);
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Where it is shown: everywhere; on a page with room for a drawing; where there is none.
enum class Where : unsigned char { everywhere, drawn, undrawn };

// What is shown together or not at all.
struct Entry {
  std::vector<Block> blocks = {};
  std::string on_a_line = {};  // the same where there is little room; of none: the blocks
};

struct Portion {
  std::string id = {};              // of the part that it opens; empty: it goes on with the last
  std::string title = {};           // … and its heading
  std::vector<Block> head = {};     // always shown
  std::vector<Entry> entries = {};  // the first few
  std::size_t beyond = 0;           // how many more there are that no page has room for
  int level = 0;                    // of "3 more"
  const char* more = "brief.more";  // a message with {count}
  std::size_t first = 1;            // entries that are added before others take another turn
  // All or none: some of them would be those of some parties only.  Where none is shown, `more`
  // says how many there are.
  bool is_whole = false;
  bool says_by_count = true;     // `more` alone is worth a heading
  std::size_t most = 1000;       // entries on a page, however much room there is
  bool is_wanted_whole = false;  // rather than what is drawn
  Where where = Where::everywhere;
};

// A line of a list.
[[nodiscard]] Block bullet(std::string text, int level = 0);

// A part of lines; nothing where there are none.
[[nodiscard]] std::vector<Portion> part_of(std::string id, std::string title,
                                           const std::vector<std::string>& lines);

// Between an opening and a closing sentence, which are shown whole: of the portions in turn as many
// entries more as each says, while the text has at most so many lines of 80 columns.  Parts with
// nothing shown are named before the closing.  What is drawn gives way to what is wanted whole.
struct Room {
  std::size_t lines;
  bool draws = true;  // else nothing is drawn
};
[[nodiscard]] Document fitted(const Document& opening, const std::vector<Portion>& portions,
                              const std::string& closing, const Room& room, const Words& words);

}  // namespace zopa::report
