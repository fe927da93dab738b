// The stability engine against the definitions word for word, over explicit lists of moves, on
// small random conflicts: two to five parties, two to eight moves, infeasible states, moves that
// cannot be taken back, ties.
#include <algorithm>
#include <set>

#include "choices.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/stability/stability.hpp"

namespace zopa {
namespace {

using stability::Concept;
using stability::Digit;
using stability::Game;
using testing::Choices;

using States = std::set<std::size_t>;

Digit random_digit(Choices& choices, std::uint32_t parties) {
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

Game random_game(Choices& choices) {
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
    game.infeasible.assign(states / 64 + 1, 0);
    const std::uint32_t share = choices.between(1, 60);
    for (std::size_t s = 0; s < states; ++s) {
      if (choices.chance(share)) game.infeasible[s / 64] |= std::uint64_t{1} << (s % 64);
    }
  }
  return game;
}

// The definitions.
class Oracle {
 public:
  explicit Oracle(const Game& game) : game_(game) {
    for (std::size_t p = 0; p < game.parties(); ++p) {
      auto& reach = reach_.emplace_back();
      for (std::size_t s = 0; s < game.states(); ++s) reach.push_back(reach_from(p, s));
    }
  }

  [[nodiscard]] bool is_stable(std::size_t i, std::size_t s, Concept solution) const {
    for (const std::size_t t : reach_[i][s]) {
      if (score(i, t) <= score(i, s)) continue;
      if (!is_sanctioned(i, s, t, solution)) return false;
    }
    return true;
  }

 private:
  [[nodiscard]] std::int32_t score(std::size_t party, std::size_t state) const {
    return game_.scores[party][state];
  }

  [[nodiscard]] States reach_from(std::size_t party, std::size_t s) const {
    States reach;
    for (std::size_t t = 0; t < game_.states(); ++t) {
      if (t == s || !game_.is_feasible(s) || !game_.is_feasible(t)) continue;
      bool can = true;
      std::size_t own = s;
      std::size_t other = t;
      for (const Digit& digit : game_.digits) {
        const auto from = static_cast<std::uint32_t>(own % digit.size);
        const auto to = static_cast<std::uint32_t>(other % digit.size);
        if (from != to) {
          const bool is_ruled_out =
              std::count(digit.ruled_out.begin(), digit.ruled_out.end(), std::pair{from, to}) > 0;
          can = can && digit.mover == party && !is_ruled_out;
        }
        own /= digit.size;
        other /= digit.size;
      }
      if (can) reach.insert(t);
    }
    return reach;
  }

  // What the others can bring about from t, nobody moving twice in a row.
  [[nodiscard]] States reach_of_others(std::size_t i, std::size_t t, bool improving) const {
    std::set<std::pair<std::size_t, std::size_t>> seen;  // state, who moved last
    std::vector<std::pair<std::size_t, std::size_t>> open = {{t, i}};
    States found;
    while (!open.empty()) {
      const auto [from, last] = open.back();
      open.pop_back();
      for (std::size_t j = 0; j < game_.parties(); ++j) {
        if (j == i || j == last) continue;
        for (const std::size_t to : reach_[j][from]) {
          if (improving && score(j, to) <= score(j, from)) continue;
          found.insert(to);
          if (seen.insert({to, j}).second) open.emplace_back(to, j);
        }
      }
    }
    return found;
  }

  [[nodiscard]] bool is_sanctioned(std::size_t i, std::size_t s, std::size_t t,
                                   Concept solution) const {
    if (solution == Concept::nash) return false;
    if (solution == Concept::simultaneous) return is_met_at_once(i, s, t);
    for (const std::size_t u : reach_of_others(i, t, solution == Concept::sequential)) {
      if (score(i, u) > score(i, s)) continue;
      if (solution != Concept::symmetric) return true;
      const auto& answers = reach_[i][u];
      const bool escapes = std::any_of(answers.begin(), answers.end(),
                                       [&](std::size_t v) { return score(i, v) > score(i, s); });
      if (!escapes) return true;
    }
    return false;
  }

  // Every party has a set of states that it may choose from s: t for i, for each of the others s or
  // an improvement.  The state that takes every digit from its mover's choice.
  [[nodiscard]] bool is_met_at_once(std::size_t i, std::size_t s, std::size_t t) const {
    std::vector<std::vector<std::size_t>> choices(game_.parties(), {s});
    choices[i] = {t};
    for (std::size_t j = 0; j < game_.parties(); ++j) {
      if (j == i) continue;
      for (const std::size_t u : reach_[j][s]) {
        if (score(j, u) > score(j, s)) choices[j].push_back(u);
      }
    }
    std::vector<std::size_t> pick(game_.parties(), 0);
    while (true) {
      std::size_t reached = 0;
      std::size_t stride = 1;
      for (const Digit& digit : game_.digits) {
        const std::size_t chosen = choices[digit.mover][pick[digit.mover]];
        reached += chosen / stride % digit.size * stride;
        stride *= digit.size;
      }
      if (game_.is_feasible(reached) && score(i, reached) <= score(i, s)) return true;
      std::size_t j = 0;
      while (j < pick.size() && ++pick[j] == choices[j].size()) pick[j++] = 0;
      if (j == pick.size()) return false;
    }
  }

  const Game& game_;
  std::vector<std::vector<States>> reach_;  // by party and state
};

RC_GTEST_PROP(StabilityOracle, AgreesWithTheDefinitions, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = random_game(choices);
  const Oracle oracle(game);
  for (std::size_t i = 0; i < game.parties(); ++i) {
    std::vector<std::vector<bool>> stable;
    for (const Concept solution : stability::kConcepts) {
      stable.push_back(stability::stable_states(game, i, solution));
      for (std::size_t s = 0; s < game.states(); ++s) {
        const bool expected = game.is_feasible(s) && oracle.is_stable(i, s, solution);
        RC_ASSERT(stable.back()[s] == expected);
      }
    }
    const auto implies = [&](Concept a, Concept b) {
      for (std::size_t s = 0; s < game.states(); ++s) {
        const bool holds =
            !stable[static_cast<std::size_t>(a)][s] || stable[static_cast<std::size_t>(b)][s];
        RC_ASSERT(holds);
      }
    };
    implies(Concept::nash, Concept::symmetric);
    implies(Concept::symmetric, Concept::general);
    implies(Concept::nash, Concept::sequential);
    implies(Concept::sequential, Concept::general);
    implies(Concept::nash, Concept::simultaneous);
  }
}

}  // namespace
}  // namespace zopa
