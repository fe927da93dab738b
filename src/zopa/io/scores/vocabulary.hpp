// The words by which a score sheet says what its rows and columns are, in English and French: in
// any case, with or without accents, a colon or a full stop at the end.
//
//   word_of("BATNA:");  // Word::reservation
//   word_of("'Total");  // Word::none: what is marked so, as spreadsheets mark a text, is a name
//   as_name("'Total");  // "Total"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zopa::scores {

enum class Word : std::uint8_t {
  none,
  issue,
  option,
  weight,
  points,       // a column of the only party of its sheet
  reservation,  // what no agreement is worth
  agreement,    // whose consent is needed
  veto,
  total,    // sums and averages: never data
  unclear,  // a threshold, a target or the least of a column: nobody can tell
  note,     // remarks and explanations
};

[[nodiscard]] Word word_of(std::string_view cell);

// A party or an issue that is called like such a word, as a sheet has it; other names as they are.
[[nodiscard]] std::string marked(std::string_view name);
// The name in a cell, without that mark.
[[nodiscard]] std::string_view as_name(std::string_view cell);
[[nodiscard]] bool is_marked(std::string_view cell);

// In lower case, without accents, each run of other signs a space: for comparing what people type.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace zopa::scores
