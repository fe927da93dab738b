// A tree as a strategic form: the reduced strategies of each player, and what each combination of
// them is worth.  What chance leaves of an outcome does not depend on what the players do, so that
// each payoff is weighted once, with whole numbers of any size (Kuhn 1953).
#include <algorithm>

#include "zopa/base/budget.hpp"
#include "zopa/base/exact.hpp"
#include "zopa/io/gambit/game_tree.hpp"

namespace zopa::gambit {
namespace {

using Node = GameTree::Node;

constexpr std::size_t kMostSteps = std::size_t{1} << 27U;
constexpr std::size_t kMostBits = 4096;  // of a weighted payoff's denominator

// By information set: the action, or kNothing where the player's own choices do not lead there.
using Strategy = std::vector<std::uint32_t>;

class ExtensiveForm {
 public:
  ExtensiveForm(const GameTree& tree, Game& game, const Limits* limits)
      : tree_(tree), game_(game), limits_(limits) {}

  std::optional<Message> bring() {
    own_.resize(game_.players.size());
    for (std::size_t s = 0; s < tree_.sets.size(); ++s) own_[tree_.sets[s].player].push_back(s);
    for (std::size_t p = 0; p < game_.players.size(); ++p) {
      std::vector<std::string> names;
      strategies_.emplace_back();
      if (!list_strategies(p, names)) return too_large();
      if (const auto large = add_strategies(game_, std::move(names))) return large;
    }
    if (!weigh() || !add_levels()) return too_large();
    return std::nullopt;
  }

 private:
  bool step(std::size_t count) {
    steps_ += count;
    return steps_ <= kMostSteps && !is_reached(limits_);
  }
  static Message too_large() { return {"fault.game_tree_large", {{"most", kMostStates}}}; }

  // Is there a way here that the choices so far, which are all that it asks for, leave open?
  bool is_led_to(std::size_t player, std::size_t set, const Strategy& chosen) {
    for (const std::uint32_t last : tree_.sets[own_[player][set]].pasts) {
      bool agrees = true;
      for (std::uint32_t past = last; agrees && past != kNothing; past = tree_.pasts[past].before) {
        if (++steps_ > kMostSteps) return false;
        agrees = chosen[place_in(player, tree_.pasts[past].set)] == tree_.pasts[past].action;
      }
      if (agrees) return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t place_in(std::size_t player, std::size_t set) const {
    const auto at = std::lower_bound(own_[player].begin(), own_[player].end(), set);
    return static_cast<std::size_t>(at - own_[player].begin());
  }

  // Goes through all choices, the last one come to changing first; false where they are too many.
  bool list_strategies(std::size_t player, std::vector<std::string>& names) {
    Strategy chosen(own_[player].size(), kNothing);
    std::vector<std::size_t> order;
    const auto last_action = [&](std::size_t set) {
      return tree_.sets[own_[player][set]].actions.size() - 1;
    };
    while (true) {
      std::size_t next = 0;
      while (next < chosen.size() &&
             (chosen[next] != kNothing || !is_led_to(player, next, chosen))) {
        ++next;
      }
      if (!step(chosen.size() + 1)) return false;
      if (next < chosen.size()) {
        order.push_back(next);
        chosen[next] = 0;
        continue;
      }
      if (names.size() == kMostStates) return false;
      names.push_back(name_of(player, chosen, order));
      strategies_[player].push_back(chosen);
      while (!order.empty() && chosen[order.back()] == last_action(order.back())) {
        chosen[order.back()] = kNothing;
        order.pop_back();
      }
      if (order.empty()) return true;
      ++chosen[order.back()];
    }
  }

  // The actions in the order in which they are come to, save those without another.
  [[nodiscard]] std::string name_of(std::size_t player, const Strategy& chosen,
                                    const std::vector<std::size_t>& order) const {
    std::string name;
    for (const std::size_t set : order) {
      const auto& actions = tree_.sets[own_[player][set]].actions;
      if (actions.size() < 2) continue;
      if (!name.empty()) name += ", ";
      const std::string& action = actions[chosen[set]];
      const bool is_clear =
          !action.empty() && std::count(actions.begin(), actions.end(), action) == 1;
      name += is_clear ? action : std::to_string(chosen[set] + 1);
    }
    return name.empty() ? "1" : name;
  }

  // What each node adds to a player's payoff, times what chance leaves of it: first as fractions,
  // then as whole numbers of one denominator a player.
  bool weigh() {
    const std::size_t players = game_.players.size();
    std::vector<std::pair<std::uint32_t, mpq_class>> open;  // up to which node, and how likely
    std::vector<mpz_class> common(players, mpz_class(1));
    std::vector<std::vector<mpq_class>> adds(tree_.nodes.size());
    for (std::uint32_t n = 0; n < tree_.nodes.size(); ++n) {
      while (!open.empty() && open.back().first <= n) open.pop_back();
      const Node& node = tree_.nodes[n];
      const mpq_class likely = open.empty() ? mpq_class(1) : open.back().second;
      if (mpz_sizeinbase(likely.get_den_mpz_t(), 2) > kMostBits) return false;
      if (node.kind == Node::Kind::chance) add_branches(n, likely, open);
      const bool is_paid = node.outcome != kNothing;
      if (is_paid && !add_weighted(tree_.outcomes[node.outcome], likely, adds[n], common)) {
        return false;
      }
    }
    worth_.resize(tree_.nodes.size());
    for (std::size_t n = 0; n < adds.size(); ++n) {
      for (std::size_t p = 0; p < adds[n].size(); ++p) {
        worth_[n].emplace_back(adds[n][p].get_num() * (common[p] / adds[n][p].get_den()));
      }
    }
    return true;
  }

  bool add_weighted(const std::vector<Decimal>& payoffs, const mpq_class& likely,
                    std::vector<mpq_class>& adds, std::vector<mpz_class>& common) {
    if (!step(payoffs.size())) return false;
    for (std::size_t p = 0; p < payoffs.size(); ++p) {
      adds.push_back(likely * to_mpq(payoffs[p]));
      mpz_lcm(common[p].get_mpz_t(), common[p].get_mpz_t(), adds[p].get_den_mpz_t());
      if (mpz_sizeinbase(common[p].get_mpz_t(), 2) > kMostBits) return false;
    }
    return true;
  }

  // The last one first, so that each is on top while its nodes are gone through.
  void add_branches(std::uint32_t node, const mpq_class& likely,
                    std::vector<std::pair<std::uint32_t, mpq_class>>& open) const {
    const auto& chances = tree_.chances[tree_.nodes[node].set].chances;
    std::vector<std::uint32_t> ends;
    std::uint32_t child = node + 1;
    for (std::size_t k = 0; k < chances.size(); ++k) {
      ends.push_back(tree_.nodes[child].end);
      child = tree_.nodes[child].end;
    }
    for (std::size_t k = chances.size(); k-- > 0;) {
      open.emplace_back(ends[k], likely * to_mpq(chances[k]));
    }
  }

  bool add_levels() {
    std::vector<std::vector<mpz_class>> payoffs(game_.players.size());
    for (std::size_t state = 0; state < game_.states; ++state) {
      std::vector<const Strategy*> played;
      std::size_t rest = state;
      for (const auto& own : strategies_) {
        played.push_back(&own[rest % own.size()]);
        rest /= own.size();
      }
      if (!play(played, payoffs)) return false;
    }
    for (const auto& own : payoffs) game_.levels.push_back(levels_of(own));
    return true;
  }

  // One more payoff for each player.
  bool play(const std::vector<const Strategy*>& played,
            std::vector<std::vector<mpz_class>>& payoffs) {
    for (auto& own : payoffs) own.emplace_back(0);
    std::vector<std::uint32_t> open{0};
    while (!open.empty()) {
      const std::uint32_t n = open.back();
      open.pop_back();
      const Node& node = tree_.nodes[n];
      if (!step(1 + worth_[n].size())) return false;
      for (std::size_t p = 0; p < worth_[n].size(); ++p) payoffs[p].back() += worth_[n][p];
      if (node.kind == Node::Kind::leaf) continue;
      const bool is_chance = node.kind == Node::Kind::chance;
      const std::size_t count =
          is_chance ? tree_.chances[node.set].actions.size() : choice(node.set, played) + 1;
      std::uint32_t child = n + 1;
      for (std::size_t k = 0; k < count; ++k) {
        if (is_chance || k + 1 == count) open.push_back(child);
        child = tree_.nodes[child].end;
        ++steps_;
      }
    }
    return true;
  }

  [[nodiscard]] std::size_t choice(std::uint32_t set,
                                   const std::vector<const Strategy*>& played) const {
    const std::size_t player = tree_.sets[set].player;
    return (*played[player])[place_in(player, set)];
  }

  const GameTree& tree_;
  Game& game_;
  const Limits* limits_;
  std::size_t steps_ = 0;
  std::vector<std::vector<std::size_t>> own_;      // by player: information sets
  std::vector<std::vector<Strategy>> strategies_;  // by player
  std::vector<std::vector<mpz_class>> worth_;      // by node, then by player; or none
};

}  // namespace

std::optional<Message> bring_into_strategic_form(const GameTree& tree, Game& game,
                                                 const Limits* limits) {
  return ExtensiveForm(tree, game, limits).bring();
}

}  // namespace zopa::gambit
