// The words and signs of the small languages inside a file: formulas, orders, agreement rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "zopa/base/message.hpp"

namespace zopa::formula {

// Why a text could not be read, and at which byte of it.
struct Problem {
  std::string code;
  std::size_t offset = 0;
  Message message;
  std::string unknown = {};  // of "unknown-name": the name
};

template <class T>
using Parsed = tl::expected<T, Problem>;

struct Token {
  enum class Kind : std::uint8_t { word, sign, end };
  Kind kind = Kind::end;
  std::string_view text;
  std::size_t offset = 0;

  [[nodiscard]] bool is(std::string_view other) const { return kind != Kind::end && text == other; }
};

// Words are runs of letters, digits, `_`, `-` and `.`; signs are == != >= > ~ -> ( ) { } [ ] , +
// and, to be refused with advice, = ! && || and the like.  Ends with a token of Kind::end.
[[nodiscard]] Parsed<std::vector<Token>> tokens_of(std::string_view text);

// The tokens of one text, taken one by one.
class Tokens {
 public:
  explicit Tokens(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  [[nodiscard]] const Token& peek() const { return tokens_[next_]; }
  [[nodiscard]] const Token& peek_second() const {
    return tokens_[next_ + 1 < tokens_.size() ? next_ + 1 : next_];
  }
  Token take() {
    const Token token = tokens_[next_];
    if (token.kind != Token::Kind::end) ++next_;
    return token;
  }
  bool take_if(std::string_view text) {
    if (!peek().is(text)) return false;
    take();
    return true;
  }

 private:
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
};

// The word or sign, or "the end of the text".
[[nodiscard]] Value described(const Token& token);

}  // namespace zopa::formula
