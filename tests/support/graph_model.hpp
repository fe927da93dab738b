// The graph model by its definitions, over explicit lists of moves, and small random conflicts for
// it: two to five parties, two to eight moves, infeasible states, moves that cannot be taken back,
// ties.
#pragma once

#include <algorithm>
#include <vector>

#include "choices.hpp"

#include "zopa/stability/game/game.hpp"

namespace zopa::testing {

using stability::Digit;
using stability::Game;
using StateList = std::vector<std::size_t>;

inline Digit random_digit(Choices& choices, std::uint32_t parties) {
  Digit digit;
  digit.mover = choices.below(parties);
  digit.size = choices.chance(80) ? 2 : 3;
  if (!choices.chance(30)) return digit;
  // Values only rise, or only fall.
  const bool rises = choices.chance(50);
  for (std::uint32_t from = 0; from < digit.size; ++from) {
    for (std::uint32_t to = 0; to < digit.size; ++to) {
      if (from != to && (from < to) != rises) digit.ruled_out.emplace_back(from, to);
    }
  }
  return digit;
}

inline Game random_game(Choices& choices) {
  Game game;
  const std::uint32_t parties = choices.between(2, 5);
  std::size_t states = 1;
  for (std::uint32_t moves = choices.between(2, 8); moves > 0 && states < 100; --moves) {
    game.digits.push_back(random_digit(choices, parties));
    states *= game.digits.back().size;
  }
  const std::uint32_t largest = choices.between(1, 2) == 1 ? 3 : 40;
  for (std::uint32_t p = 0; p < parties; ++p) {
    auto& scores = game.scores.emplace_back(states);
    for (auto& score : scores) score = static_cast<std::int32_t>(choices.below(largest));
  }
  if (choices.chance(60)) {
    game.infeasible.emplace(states);
    const std::uint32_t share = choices.between(1, 60);
    for (std::size_t s = 0; s < states; ++s) {
      if (choices.chance(share)) game.infeasible->add(s);
    }
  }
  return game;
}

// Who can change what to what, in lists.
class GraphModel {
 public:
  explicit GraphModel(const Game& game) : game_(game) {
    for (std::size_t p = 0; p < game.parties(); ++p) {
      auto& reach = reach_.emplace_back();
      for (std::size_t s = 0; s < game.states(); ++s) reach.push_back(list_reach(p, s));
    }
  }

  [[nodiscard]] const Game& game() const { return game_; }
  [[nodiscard]] std::int32_t score(std::size_t party, std::size_t state) const {
    return game_.scores[party][state];
  }
  // By a step of the party, s itself not included.
  [[nodiscard]] const StateList& reach(std::size_t party, std::size_t s) const {
    return reach_[party][s];
  }
  [[nodiscard]] StateList improvements(std::size_t party, std::size_t s) const {
    StateList better;
    for (const std::size_t t : reach_[party][s]) {
      if (score(party, t) > score(party, s)) better.push_back(t);
    }
    return better;
  }

  // What these parties can bring about from s by steps of which `may(party, from, to)` holds,
  // nobody moving twice in a row.  s itself is among them where they can come back to it.
  template <class May>
  [[nodiscard]] StateList legal_reach(const std::vector<std::size_t>& movers, std::size_t s,
                                      May may) const {
    const std::size_t parties = game_.parties();
    std::vector<char> seen(game_.states() * parties, 0);  // by state and who moved last
    std::vector<std::pair<std::size_t, std::size_t>> open = {{s, parties}};
    while (!open.empty()) {
      const auto [from, last] = open.back();
      open.pop_back();
      for (const std::size_t j : movers) {
        if (j == last) continue;
        for (const std::size_t to : reach_[j][from]) {
          if (seen[to * parties + j] != 0 || !may(j, from, to)) continue;
          seen[to * parties + j] = 1;
          open.emplace_back(to, j);
        }
      }
    }
    StateList found;
    for (std::size_t t = 0; t < game_.states(); ++t) {
      const auto first = seen.begin() + static_cast<std::ptrdiff_t>(t * parties);
      if (std::find(first, first + static_cast<std::ptrdiff_t>(parties), 1) !=
          first + static_cast<std::ptrdiff_t>(parties)) {
        found.push_back(t);
      }
    }
    return found;
  }

  [[nodiscard]] std::vector<std::size_t> parties_but(std::size_t i) const {
    std::vector<std::size_t> others;
    for (std::size_t p = 0; p < game_.parties(); ++p) {
      if (p != i) others.push_back(p);
    }
    return others;
  }

 private:
  [[nodiscard]] StateList list_reach(std::size_t party, std::size_t s) const {
    StateList reach;
    for (std::size_t t = 0; t < game_.states(); ++t) {
      if (t == s || !game_.is_feasible(s) || !game_.is_feasible(t)) continue;
      if (is_step(party, s, t)) reach.push_back(t);
    }
    return reach;
  }

  [[nodiscard]] bool is_step(std::size_t party, std::size_t own, std::size_t other) const {
    for (const Digit& digit : game_.digits) {
      const auto from = static_cast<std::uint32_t>(own % digit.size);
      const auto to = static_cast<std::uint32_t>(other % digit.size);
      if (from != to) {
        const bool is_ruled_out =
            std::count(digit.ruled_out.begin(), digit.ruled_out.end(), std::pair{from, to}) > 0;
        if (digit.mover != party || is_ruled_out) return false;
      }
      own /= digit.size;
      other /= digit.size;
    }
    return true;
  }

  const Game& game_;
  std::vector<std::vector<StateList>> reach_;  // by party and state
};

}  // namespace zopa::testing
