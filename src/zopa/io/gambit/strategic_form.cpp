#include "zopa/io/gambit/game_text.hpp"

namespace zopa::gambit {
namespace {

using Kind = Token::Kind;

class StrategicForm {
 public:
  StrategicForm(const std::string& path, std::string_view text, const foreign::Reading& how)
      : text_(path, text, how) {}

  Result<Game> read() {
    if (text_.head("strategic", "1", game_) && strategies()) {
      text_.skip_comment();
      payoffs_.resize(game_.players.size());
      if (text_.is_next(Kind::open) ? outcomes() : payoffs()) {
        for (const auto& own : payoffs_) game_.levels.push_back(levels_of(own));
      }
    }
    return text_.finished(std::move(game_));
  }

 private:
  // How many a player has, or their names.
  bool strategies() {
    if (!text_.skip(Kind::open, "strategies")) return false;
    while (game_.strategies.size() < game_.players.size()) {
      const std::size_t at = text_.next().at;
      std::vector<std::string> names;
      if (!strategies_of_one(names)) return false;
      if (names.empty()) {
        return text_.fail(Message("fault.game_needs", {{"what", "strategies"}}), at);
      }
      if (const auto large = add_strategies(game_, std::move(names))) {
        return text_.fail(*large, at);
      }
    }
    return text_.skip(Kind::close, "strategies");
  }

  bool strategies_of_one(std::vector<std::string>& names) {
    if (text_.is_next(Kind::open)) {
      text_.take();
      while (text_.is_next(Kind::text)) names.push_back(text_.take().text);
      return text_.skip(Kind::close, "strategies");
    }
    if (!text_.expect(Kind::word, "strategies")) return false;
    const auto count = Decimal::parse(text_.take().text);
    for (std::int64_t k = 1; count && *count >= Decimal{k} && k <= kManyStrategies; ++k) {
      names.push_back(std::to_string(k));
    }
    return true;
  }

  // Of each state that of every player.
  bool payoffs() {
    for (std::size_t state = 0; state < game_.states; ++state) {
      for (auto& own : payoffs_) {
        if (text_.is_stopped() || !text_.number(own)) return false;
      }
    }
    return at_end();
  }

  // { { "name" 1, 2 } … } and then of each state the number of its outcome; 0 is worth nothing.
  bool outcomes() {
    const std::size_t players = game_.players.size();
    std::vector<std::vector<Decimal>> listed{std::vector<Decimal>(players)};
    text_.take();
    while (text_.is_next(Kind::open)) {
      text_.take();
      text_.skip_comment();  // the outcome's name
      listed.emplace_back();
      for (std::size_t p = 0; p < players; ++p) {
        if (text_.is_stopped() || !text_.number(listed.back())) return false;
      }
      if (!text_.skip(Kind::close, "outcomes")) return false;
    }
    if (!text_.skip(Kind::close, "outcomes")) return false;
    for (std::size_t state = 0; state < game_.states; ++state) {
      const std::size_t at = text_.next().at;
      std::vector<Decimal> chosen;
      if (!text_.number(chosen)) return false;
      const Decimal one = chosen.back();
      const Decimal last{static_cast<std::int64_t>(listed.size()) - 1};
      if (!one.is_whole() || one < Decimal{} || one > last) {
        return text_.fail(Message("fault.game_outcome", {{"last", last.to_text()}}), at);
      }
      const auto& own = listed[static_cast<std::size_t>(one.numerator())];
      for (std::size_t p = 0; p < players; ++p) payoffs_[p].push_back(own[p]);
    }
    return at_end();
  }

  bool at_end() {
    if (text_.is_next(Kind::end)) return true;
    return text_.fail(Message("fault.game_more", {{"states", game_.states}}));
  }

  static constexpr std::int64_t kManyStrategies = kMostStates + 1;

  GameText text_;
  Game game_;
  std::vector<std::vector<Decimal>> payoffs_;  // by player, then by state
};

}  // namespace

Result<Game> read_strategic(const std::string& path, std::string_view text,
                            const foreign::Reading& how) {
  return StrategicForm(path, text, how).read();
}

}  // namespace zopa::gambit
