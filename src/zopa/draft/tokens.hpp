// A text as the rules read it: paragraphs of words, marks and whole quotations.
//
//   for (Reader reader(text, language); reader.next(paragraph);) use(paragraph);
//
// A quotation is one item, whatever stands in it, so that a sentence runs around it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/draft/language.hpp"

namespace zopa::draft {

enum class Kind : std::uint8_t {
  word,
  stop,  // . ! ? …
  comma,
  colon,
  semicolon,
  dash,
  bracket,
  quote,  // all of a quotation, with its marks
  mark,   // of quotation, before it is known what it belongs to
  other,
};

struct Item {
  std::size_t begin = 0;  // bytes of the whole text
  std::size_t end = 0;
  Kind kind = Kind::other;
  bool is_upper = false;   // a word that begins with a capital
  bool is_number = false;  // a word that begins with a digit
  bool starts_line = false;
  bool is_abbreviation = false;
  bool is_closed = true;  // a quotation that ends within its paragraph
  Classes classes = 0;
  std::size_t span = 1;   // items that this one stands for: a phrase of several words
  std::size_t first = 0;  // of a quotation, its items in Paragraph::inner
  std::size_t last = 0;
  char32_t character = 0;  // of a mark

  [[nodiscard]] bool is(Class one) const { return (classes & bit(one)) != 0; }
  [[nodiscard]] bool is_verb() const { return kind == Kind::word && (classes & kVerbs) != 0; }
  [[nodiscard]] bool is_word() const { return kind == Kind::word; }
};

struct Sentence {
  std::size_t begin = 0;  // items
  std::size_t end = 0;
};

struct Paragraph {
  std::vector<Item> items;
  std::vector<Item> inner;  // of quotations, one after the other
  std::vector<Sentence> sentences;
};

class Reader {
 public:
  // Both must outlive it.
  Reader(std::string_view text, const Language& language) : text_(text), language_(language) {}

  // The next paragraph with something in it; false at the end of the text.
  bool next(Paragraph& paragraph);

 private:
  std::string_view text_;
  const Language& language_;
  std::size_t at_ = 0;
};

// The next word from byte `at` on, folded, which moves past it; empty at the end.
[[nodiscard]] std::string next_word(std::string_view text, std::size_t& at);

// As it is found in the table.
[[nodiscard]] std::string folded_item(std::string_view text, const Item& item);

}  // namespace zopa::draft
