#include "zopa/stability/game/foresight.hpp"

#include <algorithm>

#include "zopa/stability/game/legal_moves.hpp"

namespace zopa::stability {
namespace {

using Ends = std::vector<std::size_t>;        // rising
using Plan = std::vector<std::vector<Ends>>;  // by party and state: where play ends

class Horizons {
 public:
  explicit Horizons(const Game& game) : game_(game), legal_(game, game.parties()) {
    plan_.resize(game.parties());
    for (auto& own : plan_) {
      for (std::size_t s = 0; s < game.states(); ++s) own.push_back({s});
    }
  }

  // One move further.
  void look_further() {
    Plan next = plan_;
    for (std::size_t i = 0; i < game_.parties(); ++i) {
      for (std::size_t s = 0; s < game_.states(); ++s) {
        if (game_.is_feasible(s)) next[i][s] = ends(i, s);
      }
    }
    plan_ = std::move(next);
  }

  [[nodiscard]] const Plan& plan() const { return plan_; }

  [[nodiscard]] Foresight foresight() const {
    Foresight result;
    for (const auto& own : plan_) {
      StateSet& stable = result.stable.emplace_back(game_.states());
      for (std::size_t s = 0; s < own.size(); ++s) {
        if (game_.is_feasible(s) && own[s] == Ends{s}) stable.add(s);
      }
    }
    return result;
  }

 private:
  [[nodiscard]] Ends ends(std::size_t i, std::size_t s) const {
    const auto& scores = game_.scores[i];
    std::int32_t best = scores[s];
    Ends found = {s};
    legal_.any_step(i, s, [&](std::size_t t) {
      const Ends after = ends_after(i, t);
      const std::int32_t value = scores[after.front()];
      if (value > best) {
        best = value;
        found.clear();
      }
      if (value == best && best > scores[s]) found.insert(found.end(), after.begin(), after.end());
      return false;
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  // After i has moved to t: of the ends to which another party would go on, those worst for i.
  [[nodiscard]] Ends ends_after(std::size_t i, std::size_t t) const {
    const auto& scores = game_.scores[i];
    Ends worst;
    for (std::size_t j = 0; j < game_.parties(); ++j) {
      if (j == i || plan_[j][t] == Ends{t}) continue;
      for (const std::size_t end : plan_[j][t]) {
        if (!worst.empty() && scores[end] < scores[worst.front()]) worst.clear();
        if (worst.empty() || scores[end] == scores[worst.front()]) worst.push_back(end);
      }
    }
    return worst.empty() ? Ends{t} : worst;
  }

  const Game& game_;
  LegalMoves legal_;
  Plan plan_;
};

// From this horizon on these come again and again.
NonMyopic of_cycle(const Game& game, const std::vector<Foresight>& cycle, std::uint32_t horizon) {
  NonMyopic result;
  result.horizon = horizon;
  for (std::size_t p = 0; p < game.parties(); ++p) {
    StateSet& stable = result.stable.emplace_back(game.states());
    StateSet& changes = result.changes.emplace_back(game.states());
    for (std::size_t s = 0; s < game.states(); ++s) {
      const auto count = static_cast<std::size_t>(std::count_if(
          cycle.begin(), cycle.end(), [&](const Foresight& one) { return one.stable[p].has(s); }));
      if (count == cycle.size()) stable.add(s);
      if (count > 0 && count < cycle.size()) changes.add(s);
    }
  }
  return result;
}

}  // namespace

std::vector<Foresight> limited_move(const Game& game, std::uint32_t horizon, const Limits* limits) {
  std::vector<Foresight> result;
  Horizons horizons(game);
  for (std::uint32_t h = 1; h <= horizon && !is_reached(limits); ++h) {
    horizons.look_further();
    result.push_back(horizons.foresight());
  }
  return result;
}

std::optional<NonMyopic> non_myopic(const Game& game, std::uint32_t most, const Limits* limits) {
  Horizons horizons(game);
  std::vector<Plan> seen = {horizons.plan()};
  std::vector<Foresight> all = {horizons.foresight()};
  for (std::uint32_t h = 1; h <= most && !is_reached(limits); ++h) {
    horizons.look_further();
    // The latest first: cycles are short.
    const auto at = std::find(seen.rbegin(), seen.rend(), horizons.plan());
    if (at != seen.rend()) {
      const auto first = static_cast<std::uint32_t>(seen.rend() - at - 1);
      return of_cycle(game, {all.begin() + first, all.end()}, first);
    }
    seen.push_back(horizons.plan());
    all.push_back(horizons.foresight());
  }
  return std::nullopt;
}

}  // namespace zopa::stability
