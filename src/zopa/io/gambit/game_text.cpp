#include "zopa/io/gambit/game_text.hpp"

#include <algorithm>

#include "zopa/base/budget.hpp"

namespace zopa::gambit {

using Kind = Token::Kind;

GameText::GameText(std::string path, std::string_view text, const foreign::Reading& how)
    : path_(std::move(path)), text_(text), limits_(how.limits), rounding_(how.rounding) {
  advance();
}

Token GameText::take() {
  Token taken = std::move(next_);
  advance();
  return taken;
}

// Commas are blanks.
void GameText::advance() {
  at_ = std::min(text_.find_first_not_of(" \t\r\n,", at_), text_.size());
  next_ = {Kind::end, {}, at_};
  if (at_ == text_.size()) return;
  const char c = text_[at_];
  if (c == '{' || c == '}') {
    next_.kind = c == '{' ? Kind::open : Kind::close;
    ++at_;
  } else if (c == '"') {
    next_.kind = Kind::text;
    quoted();
  } else {
    next_.kind = Kind::word;
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,{}\"", at_), text_.size());
    next_.text = text_.substr(at_, end - at_);
    at_ = end;
  }
}

void GameText::quoted() {
  for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
    if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
    next_.text += text_[at_];
  }
  at_ = std::min(at_ + 1, text_.size());
}

bool GameText::fail(const Message& message, std::size_t at) {
  Error error = fault("bad-game", message, path_);
  error.diagnostics[0].place = foreign::place_at(text_, at);
  error_.diagnostics.push_back(error.diagnostics[0]);
  return false;
}

bool GameText::expect(Kind kind, const char* what) {
  if (!is_next(kind)) return fail(Message("fault.game_needs", {{"what", what}}));
  return true;
}

bool GameText::skip(Kind kind, const char* what) {
  if (!expect(kind, what)) return false;
  take();
  return true;
}

bool GameText::number(std::vector<Decimal>& numbers) {
  if (!expect(Kind::word, "payoffs")) return false;
  const Token token = take();
  const auto value = foreign::to_decimal(token.text, rounding_);
  if (!value) return fail(Message("fault.game_number", {{"text", Code{token.text}}}), token.at);
  numbers.push_back(*value);
  return true;
}

bool GameText::whole(std::size_t& number, std::size_t least, const char* what) {
  if (!expect(Kind::word, what)) return false;
  const auto value = Decimal::parse(next_.text);
  const bool fits = value && value->is_whole() && value->numerator() >= 0 &&
                    static_cast<std::size_t>(value->numerator()) >= least;
  if (!fits) return fail(Message("fault.game_needs", {{"what", what}}));
  number = static_cast<std::size_t>(value->numerator());
  take();
  return true;
}

bool GameText::head(const char* kind, std::string_view version, Game& game) {
  take();  // NFG or EFG
  const std::string given = take().text;
  const std::string numbers = take().text;
  if (given != version || (numbers != "R" && numbers != "D")) {
    return fail(Message("fault.game_version", {{"form", kind}}), 0);
  }
  if (!expect(Kind::text, "title")) return false;
  game.title = take().text;
  if (!skip(Kind::open, "players")) return false;
  while (is_next(Kind::text)) {
    std::string name = take().text;
    if (name.empty()) name = "Player " + std::to_string(game.players.size() + 1);
    game.players.push_back(std::move(name));
  }
  if (game.players.empty()) return expect(Kind::text, "players");
  return skip(Kind::close, "players");
}

void GameText::skip_comment() {
  if (is_next(Kind::text)) take();
}

bool GameText::is_stopped() const { return is_reached(limits_); }

Result<Game> GameText::finished(Game game) {
  if (is_stopped()) return tl::unexpected(foreign::stopped(path_));
  if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
  return game;
}

}  // namespace zopa::gambit
