#include "zopa/io/formula/tokens.hpp"

#include <algorithm>
#include <array>

#include "zopa/base/unicode.hpp"

namespace zopa::formula {
namespace {

constexpr std::array<std::string_view, 21> kSigns = {"==", "!=", ">=", "->", "&&", "||", "=>",
                                                     "<=", ">",  "~",  "(",  ")",  "{",  "}",
                                                     "[",  "]",  ",",  "=",  "!",  "<",  "+"};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The stroke of a fraction: `1/3`.
bool is_stroke(std::string_view text, std::size_t at) {
  return text[at] == '/' && at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() &&
         is_digit(text[at + 1]);
}

// Where the word at `start` ends; "->" ends it, so that `open->filed` is two words.
std::size_t end_of_word(std::string_view text, std::size_t start) {
  std::size_t end = start;
  while (end < text.size() && (is_word_byte(text[end]) || is_stroke(text, end)) &&
         text.substr(end, 2) != "->") {
    ++end;
  }
  return end;
}

// Where quotation marks begin that a word processor put there; no name has them.
std::size_t typographic_quote(std::string_view word) {
  constexpr std::array<std::string_view, 7> kQuotes = {"“", "”", "„", "‘", "’", "«", "»"};
  std::size_t first = std::string_view::npos;
  for (const std::string_view quote : kQuotes) first = std::min(first, word.find(quote));
  return first;
}

}  // namespace

Parsed<std::vector<Token>> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = end_of_word(text, at);
    if (end > at) {
      const std::size_t quote = typographic_quote(text.substr(at, end - at));
      if (quote != std::string_view::npos) {
        return tl::unexpected(
            Problem{"bad-formula", at + quote, Message("fault.typographic_quotes")});
      }
      tokens.push_back({Token::Kind::word, text.substr(at, end - at), at});
      at = end;
      continue;
    }
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(), [&](std::string_view candidate) {
      return text.substr(at, candidate.size()) == candidate;
    });
    if (sign == kSigns.end()) {
      return tl::unexpected(
          Problem{"bad-formula", at,
                  Message("fault.no_meaning", {{"sign", Code{std::string(1, text[at])}}})});
    }
    tokens.push_back({Token::Kind::sign, text.substr(at, sign->size()), at});
    at += sign->size();
  }
  tokens.push_back({Token::Kind::end, {}, text.size()});
  return tokens;
}

Value described(const Token& token) {
  constexpr std::size_t kShown = 40;
  if (token.kind == Token::Kind::end) return Message("fault.formula_end");
  return Code{code_point_slice(token.text, 0, kShown)};
}

}  // namespace zopa::formula
