#include "zopa/io/gambit/gambit.hpp"

#include <algorithm>
#include <map>

#include "zopa/base/budget.hpp"

namespace zopa::gambit {
namespace {

struct Token {
  enum class Kind : unsigned char { end, open, close, text, word };  // a word is a number or a name
  Kind kind = Kind::end;
  std::string text;
  std::size_t at = 0;
};
using Kind = Token::Kind;

// What stands in the file, one after the other; commas are blanks.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) { advance(); }

  [[nodiscard]] const Token& next() const { return next_; }
  Token take() {
    Token taken = std::move(next_);
    advance();
    return taken;
  }
  [[nodiscard]] bool is_next(Kind kind) const { return next_.kind == kind; }

 private:
  void advance() {
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

  void quoted() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      next_.text += text_[at_];
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Token next_;
};

class Reader {
 public:
  Reader(std::string path, std::string_view text, const Limits* limits)
      : path_(std::move(path)), text_(text), limits_(limits), tokens_(text) {}

  Result<foreign::Loaded> read() {
    loaded_.negotiation.file = path_;
    if (head() && players() && strategies()) {
      if (tokens_.is_next(Kind::text)) tokens_.take();  // a comment
      if (tokens_.is_next(Kind::open) ? outcomes() : payoffs()) add_priorities();
    }
    if (is_reached(limits_)) return tl::unexpected(foreign::stopped(path_));
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(loaded_);
  }

 private:
  bool fail(const Message& message) { return fail(message, tokens_.next().at); }
  bool fail(const Message& message, std::size_t at) {
    Error error = fault("bad-game", message, path_);
    error.diagnostics[0].place = foreign::place_at(text_, at);
    error_.diagnostics.push_back(error.diagnostics[0]);
    return false;
  }

  bool expect(Kind kind, const char* what) {
    if (!tokens_.is_next(kind)) return fail(Message("fault.game_needs", {{"what", what}}));
    return true;
  }
  bool skip(Kind kind, const char* what) {
    if (!expect(kind, what)) return false;
    tokens_.take();
    return true;
  }

  bool head() {
    tokens_.take();  // NFG
    const std::string version = tokens_.take().text;
    const std::string numbers = tokens_.take().text;
    if (version != "1" || (numbers != "R" && numbers != "D")) {
      return fail(Message("fault.game_version"), 0);
    }
    if (!expect(Kind::text, "title")) return false;
    loaded_.negotiation.title = tokens_.take().text;
    if (loaded_.negotiation.title.empty()) loaded_.negotiation.title = foreign::stem_of(path_);
    return true;
  }

  bool players() {
    if (!skip(Kind::open, "players")) return false;
    foreign::Ids ids;
    while (tokens_.is_next(Kind::text)) {
      std::string name = tokens_.take().text;
      const std::size_t number = loaded_.negotiation.parties.size() + 1;
      if (name.empty()) name = "Player " + std::to_string(number);
      foreign::add_party(loaded_.negotiation, ids, name);
    }
    if (loaded_.negotiation.parties.empty()) return expect(Kind::text, "players");
    return skip(Kind::close, "players");
  }

  // How many a player has, or their names.
  bool strategies() {
    if (!skip(Kind::open, "strategies")) return false;
    foreign::Ids ids;
    for (std::size_t p = 0; p < loaded_.negotiation.parties.size(); ++p) {
      const std::size_t at = tokens_.next().at;
      std::vector<std::string> names;
      if (!strategies_of_one(names)) return false;
      if (names.empty()) return fail(Message("fault.game_needs", {{"what", "strategies"}}), at);
      if (!add_move(p, names, ids))
        return fail(Message("fault.game_large", {{"most", kMostStates}}), at);
    }
    return skip(Kind::close, "strategies");
  }

  bool strategies_of_one(std::vector<std::string>& names) {
    if (tokens_.is_next(Kind::open)) {
      tokens_.take();
      while (tokens_.is_next(Kind::text)) names.push_back(tokens_.take().text);
      return skip(Kind::close, "strategies");
    }
    if (!expect(Kind::word, "strategies")) return false;
    const auto count = Decimal::parse(tokens_.take().text);
    for (std::int64_t k = 1; count && *count >= Decimal{k} && k <= kManyStrategies; ++k) {
      names.push_back(std::to_string(k));
    }
    return true;
  }

  // False where the states become too many.
  bool add_move(std::size_t player, const std::vector<std::string>& names, foreign::Ids& ids) {
    const Party& party = loaded_.negotiation.parties[player];
    Issue issue;
    issue.name = party.name;
    issue.id = ids.add(party.name, "move");
    issue.by = PartyId{player};
    foreign::Ids option_ids;
    for (std::size_t k = 0; k < names.size(); ++k) {
      Option option;
      option.name = names[k].empty() ? std::to_string(k + 1) : names[k];
      option.id = option_ids.add(option.name, "strategy");
      issue.options.push_back(std::move(option));
    }
    loaded_.negotiation.issues.push_back(std::move(issue));
    if (names.size() > kMostStates / states_) return false;
    states_ *= names.size();
    return true;
  }

  bool number(std::vector<Decimal>& numbers) {
    if (!expect(Kind::word, "payoffs")) return false;
    const Token token = tokens_.take();
    const auto value = foreign::to_decimal(token.text);
    if (!value) return fail(Message("fault.game_number", {{"text", Code{token.text}}}), token.at);
    numbers.push_back(*value);
    return true;
  }

  // Of each state that of every player, the first player's strategy changing first.
  bool payoffs() {
    const std::size_t wanted = states_ * loaded_.negotiation.parties.size();
    while (payoffs_.size() < wanted) {
      if (is_reached(limits_) || !number(payoffs_)) return false;
    }
    return at_end();
  }

  // { { "name" 1, 2 } … } and then of each state the number of its outcome; 0 is worth nothing.
  bool outcomes() {
    const std::size_t players = loaded_.negotiation.parties.size();
    std::vector<std::vector<Decimal>> listed{std::vector<Decimal>(players)};
    tokens_.take();
    while (tokens_.is_next(Kind::open)) {
      tokens_.take();
      if (tokens_.is_next(Kind::text)) tokens_.take();
      listed.emplace_back();
      for (std::size_t p = 0; p < players; ++p) {
        if (is_reached(limits_) || !number(listed.back())) return false;
      }
      if (!skip(Kind::close, "outcomes")) return false;
    }
    if (!skip(Kind::close, "outcomes")) return false;
    std::vector<Decimal> chosen;
    for (std::size_t state = 0; state < states_; ++state) {
      const std::size_t at = tokens_.next().at;
      if (!number(chosen)) return false;
      const Decimal last{static_cast<std::int64_t>(listed.size()) - 1};
      const Decimal one = chosen.back();
      if (!one.is_whole() || one < Decimal{} || one > last) {
        return fail(Message("fault.game_outcome", {{"last", last.to_text()}}), at);
      }
      const auto& own = listed[static_cast<std::size_t>(one.numerator())];
      payoffs_.insert(payoffs_.end(), own.begin(), own.end());
    }
    return at_end();
  }

  bool at_end() {
    if (tokens_.is_next(Kind::end)) return true;
    return fail(Message("fault.game_more", {{"states", states_}}));
  }

  void add_priorities() {
    const std::size_t players = loaded_.negotiation.parties.size();
    for (std::size_t p = 0; p < players; ++p) {
      std::map<Decimal, std::vector<Formula>, std::greater<>> classes;
      for (std::size_t state = 0; state < states_; ++state) {
        if (is_reached(limits_)) return;
        classes[payoffs_[state * players + p]].push_back(state_formula(state));
      }
      Priorities priorities;
      for (auto& [payoff, states] : classes) {
        // The worst are what is left.
        if (priorities.formulas.size() + 1 == classes.size() && classes.size() > 1) break;
        priorities.formulas.push_back(
            foreign::joined(Formula::Kind::disjunction, std::move(states)));
      }
      foreign::add_priorities(loaded_.negotiation, PartyId{p}, std::move(priorities));
    }
  }

  [[nodiscard]] Formula state_formula(std::size_t state) const {
    std::vector<Formula> parts;
    for (std::size_t i = 0; i < loaded_.negotiation.issues.size(); ++i) {
      const std::size_t count = loaded_.negotiation.issues[i].options.size();
      Formula formula;
      formula.atom.issue = IssueId{i};
      formula.atom.options = {OptionId{state % count}};
      parts.push_back(std::move(formula));
      state /= count;
    }
    return foreign::joined(Formula::Kind::conjunction, std::move(parts));
  }

  static constexpr std::int64_t kManyStrategies = kMostStates + 1;

  std::string path_;
  std::string_view text_;
  const Limits* limits_;
  Tokens tokens_;
  foreign::Loaded loaded_;
  Error error_;
  std::size_t states_ = 1;
  std::vector<Decimal> payoffs_;  // by state, then by player
};

}  // namespace

Result<foreign::Loaded> read(const std::string& path, const foreign::Reading& how) {
  const auto text = foreign::read_text(path, how.encoding);
  if (!text) return tl::unexpected(text.error());
  return Reader(path, *text, how.limits).read();
}

}  // namespace zopa::gambit
