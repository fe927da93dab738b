#include <algorithm>
#include <map>
#include <set>

#include "zopa/io/gambit/game_text.hpp"
#include "zopa/io/gambit/game_tree.hpp"

namespace zopa::gambit {
namespace {

using Kind = Token::Kind;
using Node = GameTree::Node;

class TreeReader {
 public:
  TreeReader(const std::string& path, std::string_view text, const foreign::Reading& how)
      : text_(path, text, how), limits_(how.limits) {}

  Result<Game> read() {
    if (text_.head("extensive", "2", game_)) {
      text_.skip_comment();
      past_.assign(game_.players.size(), kNothing);
      if (nodes()) {
        const auto large = bring_into_strategic_form(tree_, game_, limits_);
        if (large) text_.fail(*large, 0);
      }
    }
    return text_.finished(std::move(game_));
  }

 private:
  // Whose actions are not all followed yet.
  struct Open {
    std::size_t node = 0;
    std::uint32_t followed = 0;
    std::uint32_t past = kNothing;  // of the player that moves, before it does
  };

  bool nodes() {
    do {
      if (text_.is_stopped() || !node()) return false;
      close_what_is_followed();
    } while (!open_.empty());
    if (text_.is_next(Kind::end)) return true;
    return text_.fail(Message("fault.game_tree_ended"));
  }

  bool node() {
    if (tree_.nodes.size() >= kNothing) return false;
    if (!text_.expect(Kind::word, "node")) return false;
    const std::string letter = text_.next().text;
    if (letter != "c" && letter != "p" && letter != "t") {
      return text_.fail(Message("fault.game_needs", {{"what", "node"}}));
    }
    text_.take();
    text_.skip_comment();  // the node's name
    Node node;
    if (letter == "c") node.kind = Node::Kind::chance;
    if (letter == "p") node.kind = Node::Kind::player;
    if (node.kind != Node::Kind::leaf && !information_set(node)) return false;
    if (!outcome(node)) return false;
    open_.push_back({tree_.nodes.size(), 0, kNothing});
    if (node.kind == Node::Kind::player) {
      const std::size_t player = tree_.sets[node.set].player;
      open_.back().past = past_[player];
      note_past(node.set);
    }
    tree_.nodes.push_back(node);
    return true;
  }

  void note_past(std::uint32_t number) {
    InformationSet& set = tree_.sets[number];
    const std::uint32_t past = past_[set.player];
    if (known_pasts_.insert({number, past}).second) set.pasts.push_back(past);
  }

  // Ends the nodes all of whose actions are followed, and goes on with the next action of the last
  // one that is left.
  void close_what_is_followed() {
    while (!open_.empty()) {
      Open& last = open_.back();
      Node& node = tree_.nodes[last.node];
      const auto& sets = node.kind == Node::Kind::chance ? tree_.chances : tree_.sets;
      const std::size_t count = node.kind == Node::Kind::leaf ? 0 : sets[node.set].actions.size();
      const bool is_players = node.kind == Node::Kind::player;
      if (last.followed < count) {
        if (is_players) go_on(node.set, last.followed, last.past);
        ++last.followed;
        return;
      }
      if (is_players) past_[tree_.sets[node.set].player] = last.past;
      node.end = static_cast<std::uint32_t>(tree_.nodes.size());
      open_.pop_back();
    }
  }

  // The player takes this action.
  void go_on(std::uint32_t set, std::uint32_t action, std::uint32_t before) {
    const auto [at, is_new] = known_choices_.try_emplace(
        {before, {set, action}}, static_cast<std::uint32_t>(tree_.pasts.size()));
    if (is_new) tree_.pasts.push_back({before, set, action});
    past_[tree_.sets[set].player] = at->second;
  }

  bool information_set(Node& node) {
    const bool is_chance = node.kind == Node::Kind::chance;
    std::size_t player = 0;
    std::size_t number = 0;
    const std::size_t at = text_.next().at;
    if (!is_chance) {
      if (!text_.whole(player, 1, "player")) return false;
      if (player > game_.players.size()) {
        return text_.fail(Message("fault.game_player", {{"last", game_.players.size()}}), at);
      }
    }
    if (!text_.whole(number, 1, "set")) return false;
    InformationSet given{is_chance ? 0 : player - 1, {}, {}};
    text_.skip_comment();  // the set's name
    if (text_.is_next(Kind::open) && !actions(is_chance, given)) return false;
    auto& sets = is_chance ? tree_.chances : tree_.sets;
    const auto known = set_numbers_.find({player, number});
    if (known == set_numbers_.end()) {
      if (given.actions.empty()) {
        return text_.fail(Message("fault.game_needs", {{"what", "actions"}}));
      }
      node.set = static_cast<std::uint32_t>(sets.size());
      set_numbers_[{player, number}] = node.set;
      sets.push_back(std::move(given));
      return true;
    }
    node.set = known->second;
    const InformationSet& first = sets[node.set];
    const bool is_same =
        given.actions.empty() || (given.actions == first.actions && given.chances == first.chances);
    return is_same || text_.fail(Message("fault.game_differs", {{"what", "set"}}), at);
  }

  bool actions(bool is_chance, InformationSet& set) {
    const std::size_t at = text_.next().at;
    text_.take();
    while (text_.is_next(Kind::text)) {
      set.actions.push_back(text_.take().text);
      if (is_chance && !text_.number(set.chances)) return false;
    }
    if (set.actions.empty()) return text_.expect(Kind::text, "actions");
    if (is_chance && !add_up(set.chances)) return text_.fail(Message("fault.game_chances"), at);
    return text_.skip(Kind::close, "actions");
  }

  // To 1, none below 0.
  static bool add_up(const std::vector<Decimal>& chances) {
    std::optional<Decimal> sum = Decimal{};
    for (const Decimal chance : chances) {
      if (chance < Decimal{}) return false;
      if (sum) sum = Decimal::sum(*sum, chance);
    }
    return sum == Decimal{1};
  }

  // 0 is none.  Payoffs stand where it is named first, and may stand again.
  bool outcome(Node& node) {
    std::size_t number = 0;
    const std::size_t at = text_.next().at;
    if (!text_.whole(number, 0, "outcome")) return false;
    text_.skip_comment();  // its name
    std::vector<Decimal> payoffs;
    if (text_.is_next(Kind::open)) {
      text_.take();
      while (payoffs.size() < game_.players.size()) {
        if (!text_.number(payoffs)) return false;
      }
      if (!text_.skip(Kind::close, "outcomes")) return false;
    }
    if (number == 0) {
      return payoffs.empty() || text_.fail(Message("fault.game_differs", {{"what", "none"}}), at);
    }
    const auto known = outcome_numbers_.find(number);
    if (known == outcome_numbers_.end()) {
      if (payoffs.empty()) return text_.fail(Message("fault.game_needs", {{"what", "outcomes"}}));
      node.outcome = static_cast<std::uint32_t>(tree_.outcomes.size());
      outcome_numbers_[number] = node.outcome;
      tree_.outcomes.push_back(std::move(payoffs));
      return true;
    }
    node.outcome = known->second;
    const bool is_same = payoffs.empty() || payoffs == tree_.outcomes[node.outcome];
    return is_same || text_.fail(Message("fault.game_differs", {{"what", "outcome"}}), at);
  }

  using Choice = std::pair<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>>;

  GameText text_;
  const Limits* limits_;
  Game game_;
  GameTree tree_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> past_;  // by player, at the node that is read
  std::map<Choice, std::uint32_t> known_choices_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> known_pasts_;             // of a set
  std::map<std::pair<std::size_t, std::size_t>, std::uint32_t> set_numbers_;  // player 0: chance
  std::map<std::size_t, std::uint32_t> outcome_numbers_;
};

}  // namespace

Result<Game> read_extensive(const std::string& path, std::string_view text,
                            const foreign::Reading& how) {
  return TreeReader(path, text, how).read();
}

}  // namespace zopa::gambit
