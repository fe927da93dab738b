// What both kinds of Gambit's files share: what stands in them one after the other, and faults with
// their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zopa/io/gambit/game.hpp"

namespace zopa::gambit {

struct Token {
  enum class Kind : unsigned char { end, open, close, text, word };  // a word is a number or a name
  Kind kind = Kind::end;
  std::string text;
  std::size_t at = 0;
};

class GameText {
 public:
  // `text` has to stay.
  GameText(std::string path, std::string_view text, const foreign::Reading& how);

  [[nodiscard]] const Token& next() const { return next_; }
  [[nodiscard]] bool is_next(Token::Kind kind) const { return next_.kind == kind; }
  Token take();

  // All of these are false where a fault was found.  `what` is a word of the sentence that says
  // what is needed here.
  bool fail(const Message& message) { return fail(message, next_.at); }
  bool fail(const Message& message, std::size_t at);
  bool expect(Token::Kind kind, const char* what);
  bool skip(Token::Kind kind, const char* what);
  bool number(std::vector<Decimal>& numbers);
  // A whole number from `least` on.
  bool whole(std::size_t& number, std::size_t least, const char* what);
  // The first line: what kind of file it is, the title, the players, a comment.
  bool head(const char* kind, std::string_view version, Game& game);
  void skip_comment();

  [[nodiscard]] bool is_stopped() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  // The game, or why there is none.
  [[nodiscard]] Result<Game> finished(Game game);

 private:
  void advance();
  void quoted();

  std::string path_;
  std::string_view text_;
  const Limits* limits_;
  foreign::Rounding* rounding_;
  std::size_t at_ = 0;
  Token next_;
  Error error_;
};

}  // namespace zopa::gambit
