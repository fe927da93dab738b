#include "zopa/draft/tokens.hpp"

#include <algorithm>
#include <map>

#include "zopa/base/unicode.hpp"
#include "zopa/draft/paragraphs.hpp"

namespace zopa::draft {
namespace {

constexpr std::size_t kLongestSentence = 300;  // items: what has no full stop is cut there
constexpr std::size_t kLongestQuote = 2000;
constexpr std::size_t kLongestParagraph = std::size_t{1} << 17;  // bytes: no page is so long
constexpr std::size_t kLongestGap = 12;                          // words inside "teilte … mit"

bool is_mark(char32_t c) {
  return c == U'"' || c == U'\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) ||
         c == 0x2039 || c == 0x203A;
}

bool is_ignored(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xAD;
}

Kind kind_of(char32_t c) {
  switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case 0x2026:
    case 0x061F:
    case 0x06D4:
      return Kind::stop;
    case U',':
    case 0x060C:
      return Kind::comma;
    case U':':
      return Kind::colon;
    case U';':
    case 0x061B:
      return Kind::semicolon;
    case U'-':
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return Kind::dash;
    case U'(':
    case U')':
    case U'[':
    case U']':
      return Kind::bracket;
    default:
      return is_mark(c) ? Kind::mark : Kind::other;
  }
}

bool is_word_character(char32_t c) {
  if (c < 0x80) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
  }
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x206F) return false;
  return kind_of(c) == Kind::other && !is_space(c) && c != 0x3001 && c != 0x3002;
}

// Inside a word, between two of its characters.
bool joins_word(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == U'-' || c == 0x2010 || c == 0x2011 || c == U'.';
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Where the word that begins at `at` ends.  A full stop is in it between digits ("1.3") and
// between single letters ("U.S"), a comma between digits.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  char32_t before = 0;
  std::size_t run = 0;  // letters since the last full stop
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!is_word_character(c)) {
      if (next >= text.size() || !(joins_word(c) || c == U',')) break;
      std::size_t after = next;
      const char32_t following = next_code_point(text, after);
      if (!is_word_character(following)) break;
      const bool are_digits = is_digit(before) && is_digit(following);
      if ((c == U'.' && !are_digits && run != 1) || (c == U',' && !are_digits)) break;
      run = 0;
    } else {
      ++run;
    }
    before = c;
    at = next;
  }
  return at;
}

// Where the paragraph ends; of one without an end, a piece that ends with a word.
std::size_t end_of_piece(std::string_view text, std::size_t begin) {
  const std::string_view near = text.substr(0, begin + kLongestParagraph);
  std::size_t end = end_of_paragraph(near, begin);
  if (end < near.size() || near.size() == text.size()) return end;
  const std::size_t space = near.rfind(' ');
  if (space != std::string_view::npos && space > begin) return space + 1;
  while (end > begin && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

// Reads the bytes of one paragraph into items, quotations still apart.
class Tokens {
 public:
  Tokens(std::string_view text, const Language& language, std::vector<Item>& items)
      : text_(text), language_(language), items_(items) {}

  void read(std::size_t begin, std::size_t end) {
    const std::string_view upto = text_.substr(0, end);
    bool starts_line = true;
    for (std::size_t at = begin; at < end;) {
      std::size_t next = at;
      const char32_t c = next_code_point(upto, next);
      if (c == U'\n') starts_line = true;
      if (is_space(c) || is_ignored(c) || c < 0x20) {
        at = next;
        continue;
      }
      const std::size_t from = items_.size();
      if (is_word_character(c)) {
        next = end_of_word(upto, at);
        word(at, next);
        next = with_its_stop(upto, next);
      } else {
        Item item{at, next, kind_of(c)};
        item.character = c;
        // Two plain ones, or two grave accents, are a double mark.
        if ((c == U'\'' || c == U'`') && next < end && upto[next] == upto[at]) {
          item.end = ++next;
          item.kind = Kind::mark;
          item.character = U'"';
        }
        items_.push_back(item);
      }
      items_[from].starts_line = starts_line;
      starts_line = false;
      at = next;
    }
    for (std::size_t i = 0; i < items_.size(); ++i) phrase(i);
  }

 private:
  void word(std::size_t begin, std::size_t end) {
    const std::string_view word = text_.substr(begin, end - begin);
    if (language_.elides()) {
      const std::size_t at = std::min(word.find('\''), word.find("\u2019"));
      if (at != std::string_view::npos && elides(word.substr(0, at))) {
        const std::size_t past = at + (word[at] == '\'' ? 1 : 3);
        add(begin, begin + past);
        begin += past;
      }
    }
    for (const std::string& suffix : language_.suffixes()) {
      if (end - begin <= suffix.size()) continue;
      if (folded_word(text_.substr(end - suffix.size(), suffix.size())) != suffix) continue;
      add(begin, end - suffix.size());
      begin = end - suffix.size();
      break;
    }
    add(begin, end);
  }

  // The full stop of "Dr." and of an initial belongs to it, and ends no sentence.
  std::size_t with_its_stop(std::string_view text, std::size_t end) {
    Item& last = items_.back();
    const bool has_stop = end < text.size() && text[end] == '.';
    const bool is_initial =
        last.is_upper && code_points(text.substr(last.begin, end - last.begin)) == 1;
    if (!has_stop || !(last.is_abbreviation || is_initial)) return end;
    last.end = end + 1;
    return last.end;
  }

  [[nodiscard]] bool elides(std::string_view first) const {
    return code_points(first) <= 2 || language_.find(folded_word(first) + "'") != nullptr;
  }

  void add(std::size_t begin, std::size_t end) {
    Item item{begin, end, Kind::word};
    const std::string folded = folded_item(text_, item);
    const std::string_view word = text_.substr(begin, end - begin);
    item.is_number = is_digit(static_cast<unsigned char>(word.front()));
    item.is_upper = begins_with_capital(word, folded);
    const Entry* entry = entry_of(folded);
    if (entry != nullptr) {
      item.classes = entry->classes;
      item.is_abbreviation = item.is(Class::abbreviations);
    }
    items_.push_back(item);
  }

  static bool begins_with_capital(std::string_view word, const std::string& folded) {
    std::size_t at = 0;
    std::size_t in_folded = 0;
    const char32_t first = next_code_point(word, at);
    if (folded.empty() || (first >= 0x600 && first <= 0x6FF)) return false;
    return first != next_code_point(folded, in_folded) && first != 0x2019;
  }

  // With its prefix or without: "وقال" is "قال".
  [[nodiscard]] const Entry* entry_of(const std::string& folded) const {
    const Entry* entry = language_.find(folded);
    for (const std::string& prefix : language_.prefixes()) {
      if (entry != nullptr) break;
      if (folded.starts_with(prefix)) entry = language_.find(folded.substr(prefix.size()));
    }
    return entry;
  }

  // Gives the first item of a phrase its meaning, and takes it from the others.
  void phrase(std::size_t i) {
    if (items_[i].kind != Kind::word || items_[i].span == 0) return;
    const Entry* entry = entry_of(folded_item(text_, items_[i]));
    if (entry == nullptr) return;
    for (const Phrase& one : entry->phrases) {
      if (one.has_gap ? closes_gap(one, i) : follows(one, i)) {
        items_[i].classes |= one.classes;
        return;
      }
    }
  }

  bool follows(const Phrase& phrase, std::size_t i) {
    const std::size_t count = phrase.more.size();
    if (i + count + (phrase.glued.empty() ? 0 : 1) >= items_.size()) return false;
    for (std::size_t k = 0; k < count; ++k) {
      const Item& next = items_[i + 1 + k];
      if (next.kind != Kind::word || folded_item(text_, next) != phrase.more[k]) return false;
    }
    if (!phrase.glued.empty()) {
      Item& next = items_[i + 1 + count];
      if (next.kind != Kind::word || !folded_item(text_, next).starts_with(phrase.glued)) {
        return false;
      }
      next.begin += phrase.glued.size();
      if (next.begin >= next.end) next.begin = next.end - phrase.glued.size();
    }
    items_[i].span = count + 1;
    for (std::size_t k = 1; k <= count; ++k) {
      items_[i + k].classes = 0;
      items_[i + k].span = 0;
    }
    return true;
  }

  bool closes_gap(const Phrase& phrase, std::size_t i) {
    const std::size_t end = std::min(items_.size(), i + 2 + kLongestGap);
    for (std::size_t k = i + 1; k < end; ++k) {
      if (items_[k].kind != Kind::word) return false;
      if (folded_item(text_, items_[k]) == phrase.more.back()) return true;
    }
    return false;
  }

  std::string_view text_;
  const Language& language_;
  std::vector<Item>& items_;
};

// Which marks belong together: each quotation becomes one item.
class Quotes {
 public:
  Quotes(std::string_view text, const Language& language, std::vector<Item>& items)
      : text_(text), language_(language), items_(items) {}

  void fold(Paragraph& paragraph) {
    for (std::size_t i = 0; i < items_.size();) {
      const std::size_t close = items_[i].kind == Kind::mark ? closing(i) : 0;
      if (close == 0) {
        if (items_[i].kind == Kind::mark) items_[i].kind = Kind::other;
        paragraph.items.push_back(items_[i]);
        ++i;
        continue;
      }
      Item quote = items_[i];
      quote.kind = Kind::quote;
      quote.is_closed = close < items_.size();
      quote.end = quote.is_closed ? items_[close].end : items_.back().end;
      quote.first = paragraph.inner.size();
      paragraph.inner.insert(paragraph.inner.end(),
                             items_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                             items_.begin() + static_cast<std::ptrdiff_t>(close));
      quote.last = paragraph.inner.size();
      paragraph.items.push_back(quote);
      i = close + 1;
    }
  }

 private:
  [[nodiscard]] bool touches_before(std::size_t i) const {
    return i > 0 && items_[i - 1].end == items_[i].begin && items_[i - 1].kind == Kind::word;
  }
  [[nodiscard]] bool touches_after(std::size_t i) const {
    return i + 1 < items_.size() && items_[i + 1].begin == items_[i].end;
  }

  // The item that closes what opens at `i`; the end where only the paragraph does; 0 for none.
  std::size_t closing(std::size_t i) {
    const char32_t opening = items_[i].character;
    if (!language_.opens(opening) || touches_before(i)) return 0;
    const bool is_plain = opening == U'"' || opening == U'\'' || opening == 0x2018;
    if (is_plain && !touches_after(i)) return 0;
    const std::size_t limit = std::min(items_.size(), i + kLongestQuote);
    std::size_t& searched = searched_[opening];
    for (std::size_t k = std::max(i + 1, searched); k < limit; ++k) {
      if (items_[k].kind == Kind::mark && ends(opening, k)) return k > i + 1 ? k : 0;
    }
    searched = std::max(searched, limit);
    // Of a quotation that goes on in the next paragraph the end is not marked.
    const bool is_directed = opening != U'"' && !is_plain_single(opening);
    const bool begins = i == 0 || (is_directed && items_[i - 1].kind == Kind::stop);
    return begins && limit == items_.size() && limit > i + 1 && !is_plain_single(opening) ? limit
                                                                                          : 0;
  }

  static bool is_plain_single(char32_t opening) {
    return opening == U'\'' || opening == 0x2018 || opening == 0x201A;
  }

  [[nodiscard]] bool ends(char32_t opening, std::size_t k) const {
    const char32_t closing = items_[k].character;
    if (!language_.closes(opening, closing)) return false;
    if (!is_plain_single(opening))
      return opening != closing || items_[k - 1].end == items_[k].begin;
    const bool touches_word = touches_after(k) && items_[k + 1].kind == Kind::word;
    return items_[k - 1].end == items_[k].begin && !touches_word &&
           (items_[k - 1].kind != Kind::word || !is_possessive(k));
  }

  // "the workers' demands": an s, and a word after it in lower case.
  [[nodiscard]] bool is_possessive(std::size_t k) const {
    if (text_[items_[k - 1].end - 1] != 's' || k + 1 >= items_.size()) return false;
    return items_[k + 1].kind == Kind::word && !items_[k + 1].is_upper && !items_[k + 1].is_verb();
  }

  std::string_view text_;
  const Language& language_;
  std::vector<Item>& items_;
  std::map<char32_t, std::size_t> searched_;  // no mark closes these before that item
};

// Where sentences end.
class Sentences {
 public:
  Sentences(std::string_view text, const Language& language, Paragraph& paragraph)
      : text_(text), language_(language), items_(paragraph.items), paragraph_(paragraph) {}

  void split() {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const bool is_end = i + 1 == items_.size() || ends(i) || i + 1 - begin >= kLongestSentence;
      if (!is_end) continue;
      paragraph_.sentences.push_back({begin, i + 1});
      leave_names_alone(begin, i + 1);
      begin = i + 1;
    }
  }

 private:
  // A word with a capital inside a sentence is no verb: "Amal Said".
  void leave_names_alone(std::size_t begin, std::size_t end) {
    bool is_first = true;
    for (std::size_t i = begin; i < end; ++i) {
      if (items_[i].is_word() && items_[i].is_upper && !is_first) items_[i].classes &= ~kVerbs;
      is_first = items_[i].kind == Kind::quote || items_[i].kind == Kind::colon ||
                 (is_first && !items_[i].is_word());
    }
  }

  [[nodiscard]] bool ends(std::size_t i) const {
    const Item& next = items_[i + 1];
    if (items_[i].kind == Kind::stop) return next.kind != Kind::stop && ends_at_stop(i);
    if (items_[i].kind == Kind::quote) return ends_at_quote(i);
    return false;
  }

  [[nodiscard]] bool may_begin(const Item& item) const {
    return item.kind != Kind::comma && item.kind != Kind::stop &&
           !(item.kind == Kind::word && is_lower(item));
  }

  // A word in lower case, of a script that has one.
  [[nodiscard]] bool is_lower(const Item& item) const {
    if (item.is_upper || item.is_number) return false;
    std::size_t at = item.begin;
    const char32_t first = next_code_point(text_, at);
    return first < 0x600;
  }

  [[nodiscard]] bool ends_at_stop(std::size_t i) const {
    const Item& next = items_[i + 1];
    if (!may_begin(next) || next.character == U')' || next.character == U']') return false;
    if (items_[i].character != U'.' || i == 0) return true;
    const Item& before = items_[i - 1];
    if (before.kind != Kind::word || before.end != items_[i].begin) return true;
    if (before.is_number && language_.has_ordinals() && before.end - before.begin <= 2)
      return false;
    return true;
  }

  // "… ." is over with its mark, but not "… ?" where the next words say who asked.
  [[nodiscard]] bool ends_at_quote(std::size_t i) const {
    const Item& quote = items_[i];
    if (quote.last == quote.first || !may_begin(items_[i + 1])) return false;
    const Item& last = paragraph_.inner[quote.last - 1];
    if (last.kind != Kind::stop) return false;
    if (items_[i + 1].kind == Kind::dash) return false;
    return last.character == U'.' || !is_said_next(i);
  }

  [[nodiscard]] bool is_said_next(std::size_t i) const {
    constexpr std::size_t kNear = 7;
    for (std::size_t k = i + 1; k < std::min(items_.size(), i + kNear); ++k) {
      if (items_[k].is_verb()) return true;
      if (items_[k].kind != Kind::word && items_[k].kind != Kind::comma) return false;
    }
    return false;
  }

  std::string_view text_;
  const Language& language_;
  std::vector<Item>& items_;
  Paragraph& paragraph_;
};

}  // namespace

std::string folded_item(std::string_view text, const Item& item) {
  std::string_view word = text.substr(item.begin, item.end - item.begin);
  if (word.ends_with('.')) word.remove_suffix(1);
  return folded_word(word);
}

std::string next_word(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (is_word_character(next_code_point(text, next))) {
      const std::size_t begin = at;
      at = end_of_word(text, at);
      return folded_word(text.substr(begin, at - begin));
    }
    at = next;
  }
  return {};
}

bool Reader::next(Paragraph& paragraph) {
  while (at_ < text_.size()) {
    const std::size_t begin = at_;
    at_ = end_of_piece(text_, begin);
    paragraph.items.clear();
    paragraph.inner.clear();
    paragraph.sentences.clear();
    std::vector<Item> items;
    Tokens(text_, language_, items).read(begin, at_);
    if (items.empty()) continue;
    Quotes(text_, language_, items).fold(paragraph);
    Sentences(text_, language_, paragraph).split();
    return true;
  }
  return false;
}

}  // namespace zopa::draft
