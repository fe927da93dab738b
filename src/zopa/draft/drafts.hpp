// Who says what in a text, by rules alone: what might become statements.
//
//   const draft::Language* language = draft::language_of(text);
//   for (const draft::Saying& one : draft::sayings_in(text, negotiation, *language)) {
//     show(one.voice.name, text.substr(one.begin, one.end - one.begin));
//   }
//
// Each is a passage as it stands in the text.  What it means for a position, or whether it is true,
// no rule says.  Takes time in proportion to the text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/draft/speakers.hpp"

namespace zopa {

struct Limits;  // base/budget.hpp

}  // namespace zopa

namespace zopa::draft {

// How a passage was found.
enum class Rule : std::uint8_t {
  quotation,  // in marks of quotation, with a verb of saying or a name beside it
  continued,  // in marks of quotation, right behind one whose speaker is known
  reported,   // "… said that"
  inserted,   // "…, she said, …"
  according,  // "according to …"
  label,      // "NAME: …"
  dialogue,   // behind a dash
};

constexpr std::array<const char*, 7> words_of(Rule /*unused*/) {
  return {"quotation", "continued", "reported", "inserted", "according", "label", "dialogue"};
}

struct Saying {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::size_t line = 0;  // of its beginning, from 1
  Rule rule = Rule::quotation;
  bool is_verbatim = false;
  std::string cue;  // the words by which it was found
  Voice voice;
  std::vector<PartyId> about;  // parties that it names, in the order of the file
};

// In the order of the text, as far as it was read before `limits` came.  Expects valid UTF-8.
[[nodiscard]] std::vector<Saying> sayings_in(std::string_view text, const Contents& file,
                                             const Language& language,
                                             const Limits* limits = nullptr);
// The same, of many texts with one cast.
[[nodiscard]] std::vector<Saying> sayings_in(std::string_view text, const Cast& cast,
                                             const Language& language,
                                             const Limits* limits = nullptr);

}  // namespace zopa::draft
