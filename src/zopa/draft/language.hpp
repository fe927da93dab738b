// What the rules have to know of a language: its marks of quotation and its words of saying.
//
//   const draft::Language& english = *draft::language_named("en");
//
// Each language is a file, languages/en.txt for one: a line a kind of word.  A further language is
// one more file; docs/reference/drafts.md says what each line lists.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace zopa::draft {

// What a word can be.  A word may be several things.
enum class Class : std::uint8_t {
  common,           // frequent in the language: by these it is known
  says,             // "said": a clause may follow, with or without "that"
  states,           // "stated": a clause with "that", a colon or a quotation
  calls,            // "described … as": a quotation alone
  after,            // "so Vogt": only behind what is said
  tells,            // "told reporters that": whom, then what
  that,             // opens what is said
  according,        // "according to"
  according_known,  // the same, of somebody on file alone: it has other meanings
  according_after,  // "… zufolge"
  own_view,         // "in her view": of whoever spoke last
  as,               // "as she explained"
  he,               // stands for a person who spoke
  it,               // stands for whoever spoke
  impersonal,       // stands for nobody
  relative,         // no subject of a sentence of its own
  auxiliaries,      // may stand between the speaker and the verb
  passive,          // "is said": nobody speaks
  negation,
  to,         // "to say": no sentence of its own
  cut,        // ends the name of a speaker, or begins something else than one
  time,       // may stand between "said" and what is said
  of,         // before a name: "a spokesman for"
  joins,      // "but"
  articles,   // before a name, no part of it
  no_clause,  // no clause begins so: "said so"
  abbreviations,
};

using Classes = std::uint32_t;
constexpr Classes bit(Class one) { return Classes{1} << static_cast<unsigned>(one); }
constexpr Classes kVerbs =
    bit(Class::says) | bit(Class::states) | bit(Class::calls) | bit(Class::after);

// Several words that are one: "made clear"; "teilte … mit" with other words between.
struct Phrase {
  std::vector<std::string> more;  // after the first word
  bool has_gap = false;           // before the last one
  std::string glued;              // a prefix that the next word has to begin with
  Classes classes = 0;
};

struct Entry {
  Classes classes = 0;
  std::vector<Phrase> phrases;  // that begin with this word, the longest first
};

class Language {
 public:
  // Expects a table as languages/*.txt are.
  Language(std::string code, std::string_view table);

  [[nodiscard]] const std::string& code() const { return code_; }

  // Of a word as folded_word() gives it; nullptr where it is in no line.
  [[nodiscard]] const Entry* find(const std::string& word) const;

  [[nodiscard]] bool closes(char32_t opening, char32_t closing) const;
  [[nodiscard]] bool opens(char32_t mark) const;

  // Endings and beginnings that are words of their own: "-t-il", "و".
  [[nodiscard]] const std::vector<std::string>& suffixes() const { return suffixes_; }
  [[nodiscard]] const std::vector<std::string>& prefixes() const { return prefixes_; }

  [[nodiscard]] bool elides() const { return elides_; }              // "qu'" is a word
  [[nodiscard]] bool is_inflected() const { return is_inflected_; }  // names have cases
  [[nodiscard]] bool has_dialogue() const { return has_dialogue_; }  // a dash opens speech
  // The speaker may stand inside the marks: « …, explains X. … »
  [[nodiscard]] bool speaks_inside() const { return speaks_inside_; }
  // A comma does for "that".
  [[nodiscard]] bool comma_opens() const { return comma_opens_; }
  // "3. Mai": a number with a full stop ends no sentence.
  [[nodiscard]] bool has_ordinals() const { return has_ordinals_; }
  // Are there words that alone may stand between "said" and "that"?
  [[nodiscard]] bool is_strict() const { return is_strict_; }

 private:
  void read_line(std::string_view key, std::string_view values);
  void read_quotes(std::string_view values);
  void add(Class to, std::string_view words);
  [[nodiscard]] bool read_trait(std::string_view key, std::string_view values);

  std::string code_;
  std::unordered_map<std::string, Entry> entries_;
  std::vector<std::pair<char32_t, char32_t>> quotes_;
  std::vector<std::string> suffixes_;
  std::vector<std::string> prefixes_;
  bool elides_ = false;
  bool is_inflected_ = false;
  bool has_dialogue_ = false;
  bool speaks_inside_ = false;
  bool comma_opens_ = false;
  bool has_ordinals_ = false;
  bool is_strict_ = false;
};

// All that have a table, by code.
[[nodiscard]] const std::vector<Language>& languages();
// Their codes alone, for which no table is read.
[[nodiscard]] std::vector<std::string> codes_of_languages();

// "en", or "en-GB"; nullptr where there is no table.
[[nodiscard]] const Language* language_named(std::string_view code);

// The language whose frequent words are the most in the text; nullptr where none of them occur.
[[nodiscard]] const Language* language_of(std::string_view text);

// A word in lower case, apostrophes plain, signs of vowels and carriers of hamza left out.
[[nodiscard]] std::string folded_word(std::string_view word);

}  // namespace zopa::draft
