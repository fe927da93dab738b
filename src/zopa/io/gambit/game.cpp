#include "zopa/io/gambit/game.hpp"

#include <map>
#include <optional>

#include "zopa/base/budget.hpp"

namespace zopa::gambit {
namespace {

class Conflict {
 public:
  Conflict(const Game& game, const std::string& path) : game_(game) {
    loaded_.negotiation.file = path;
    loaded_.negotiation.title = game.title.empty() ? foreign::stem_of(path) : game.title;
  }

  Result<foreign::Loaded> make(const Limits* limits) {
    foreign::Ids party_ids;
    for (const std::string& player : game_.players) {
      foreign::add_party(loaded_.negotiation, party_ids, player);
    }
    foreign::Ids move_ids;
    for (std::size_t p = 0; p < game_.players.size(); ++p) add_move(p, move_ids);
    for (std::size_t p = 0; p < game_.players.size(); ++p) {
      if (is_reached(limits)) return tl::unexpected(foreign::stopped(loaded_.negotiation.file));
      add_priorities(p);
    }
    return std::move(loaded_);
  }

 private:
  void add_move(std::size_t player, foreign::Ids& ids) {
    Issue issue;
    issue.name = game_.players[player];
    issue.id = ids.add(issue.name, "move");
    issue.by = PartyId{player};
    foreign::Ids option_ids;
    for (const std::string& name : game_.strategies[player]) {
      Option option;
      option.name = name.empty() ? std::to_string(issue.options.size() + 1) : name;
      option.id = option_ids.add(option.name, "strategy");
      issue.options.push_back(std::move(option));
    }
    loaded_.negotiation.issues.push_back(std::move(issue));
  }

  void add_priorities(std::size_t player) {
    std::map<std::uint32_t, std::vector<Formula>, std::greater<>> classes;
    for (std::size_t state = 0; state < game_.states; ++state) {
      classes[game_.levels[player][state]].push_back(state_formula(state));
    }
    Priorities priorities;
    for (auto& [level, states] : classes) {
      // The worst are what is left.
      if (priorities.formulas.size() + 1 == classes.size() && classes.size() > 1) break;
      priorities.formulas.push_back(joined(Formula::Kind::disjunction, std::move(states)));
    }
    foreign::add_priorities(loaded_.negotiation, PartyId{player}, std::move(priorities));
  }

  // Who has one strategy alone is named only where nobody has more.
  [[nodiscard]] Formula state_formula(std::size_t state) const {
    std::vector<Formula> parts;
    for (std::size_t i = 0; i < game_.strategies.size(); ++i) {
      const std::size_t count = game_.strategies[i].size();
      const bool is_last = i + 1 == game_.strategies.size();
      if (count == 1 && !(is_last && parts.empty())) continue;
      Formula formula;
      formula.atom.issue = IssueId{i};
      formula.atom.options = {OptionId{state % count}};
      parts.push_back(std::move(formula));
      state /= count;
    }
    return joined(Formula::Kind::conjunction, std::move(parts));
  }

  const Game& game_;
  foreign::Loaded loaded_;
};

}  // namespace

std::optional<Message> add_strategies(Game& game, std::vector<std::string> names) {
  const std::size_t count = names.size();
  const bool is_large = count > kMostStates / game.states;
  if (is_large || game.states * count > kMostPayoffs / game.players.size()) {
    return Message("fault.game_large", {{"most", is_large ? kMostStates : kMostPayoffs},
                                        {"states", yes_or_no(is_large)}});
  }
  game.states *= count;
  game.strategies.push_back(std::move(names));
  return std::nullopt;
}

Result<foreign::Loaded> as_conflict(const Game& game, const std::string& path,
                                    const Limits* limits) {
  return Conflict(game, path).make(limits);
}

}  // namespace zopa::gambit
