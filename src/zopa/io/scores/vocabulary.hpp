// The words by which a score sheet says what its rows and columns are, in English and French: in
// any case, with or without accents, a colon or a full stop at the end.
//
//   word_of("BATNA:");  // Word::reservation
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

// In lower case, without accents, each run of other signs a space: for comparing what people type.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace zopa::scores
