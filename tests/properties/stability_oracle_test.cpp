// The stability engine against the definitions word for word, over explicit lists of moves, on
// small random conflicts.
#include <algorithm>
#include <map>

#include "choices.hpp"
#include "graph_model.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/stability/game/solver.hpp"
#include "zopa/stability/reduced_game.hpp"

namespace zopa {
namespace {

using stability::Concept;
using stability::ConceptSolver;
using stability::Digit;
using stability::Game;
using stability::Movers;
using stability::NarrowGame;
using stability::StateModel;
using stability::StateSet;
using testing::Choices;
using testing::GraphModel;
using testing::StateList;

// The definitions.
class Oracle {
 public:
  explicit Oracle(const Game& game) : game_(game), model_(game) {}

  [[nodiscard]] bool is_stable(std::size_t i, std::size_t s, Concept by) {
    for (const std::size_t t : model_.improvements(i, s)) {
      if (!is_sanctioned(i, s, t, by)) return false;
    }
    return true;
  }

 private:
  [[nodiscard]] const StateList& reach_of_others(std::size_t i, std::size_t t, bool improving) {
    const auto [at, is_new] = reach_of_others_.try_emplace({i, t, improving});
    if (is_new) {
      at->second = model_.legal_reach(
          model_.parties_but(i), t, [&](std::size_t j, std::size_t from, std::size_t to) {
            return !improving || model_.score(j, to) > model_.score(j, from);
          });
    }
    return at->second;
  }

  [[nodiscard]] bool is_sanctioned(std::size_t i, std::size_t s, std::size_t t, Concept by) {
    if (by == Concept::nash) return false;
    if (by == Concept::simultaneous) return is_met_at_once(i, s, t);
    const bool improving = by == Concept::sequential || by == Concept::symmetric_sequential;
    const bool may_answer = by == Concept::symmetric || by == Concept::symmetric_sequential;
    for (const std::size_t u : reach_of_others(i, t, improving)) {
      if (model_.score(i, u) > model_.score(i, s)) continue;
      const auto& answers = model_.reach(i, u);
      const bool escapes =
          may_answer && std::any_of(answers.begin(), answers.end(), [&](std::size_t v) {
            return model_.score(i, v) > model_.score(i, s);
          });
      if (!escapes) return true;
    }
    return false;
  }

  // Every party has a set of states that it may choose from s: t for i, for each of the others s or
  // an improvement.  The state that takes every digit from its mover's choice.
  [[nodiscard]] bool is_met_at_once(std::size_t i, std::size_t s, std::size_t t) const {
    std::vector<StateList> choices(game_.parties(), {s});
    choices[i] = {t};
    for (const std::size_t j : model_.parties_but(i)) {
      for (const std::size_t u : model_.improvements(j, s)) choices[j].push_back(u);
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
      if (game_.is_feasible(reached) && model_.score(i, reached) <= model_.score(i, s)) return true;
      std::size_t j = 0;
      while (j < pick.size() && ++pick[j] == choices[j].size()) pick[j++] = 0;
      if (j == pick.size()) return false;
    }
  }

  const Game& game_;
  GraphModel model_;
  std::map<std::tuple<std::size_t, std::size_t, bool>, StateList> reach_of_others_;
};

NarrowGame narrowed(const Game& game) {
  NarrowGame narrow;
  narrow.digits = game.digits;
  narrow.infeasible = game.infeasible;
  for (const auto& scores : game.scores) narrow.scores.emplace_back(scores.begin(), scores.end());
  return narrow;
}

bool implies(const StateSet& a, const StateSet& b) {
  for (std::size_t w = 0; w < a.words().size(); ++w) {
    if ((a.words()[w] & ~b.words()[w]) != 0) return false;
  }
  return true;
}

RC_GTEST_PROP(StabilityOracle, AgreesWithTheDefinitions, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = testing::random_game(choices);
  const NarrowGame narrow = narrowed(game);
  Oracle oracle(game);
  ConceptSolver<std::int32_t> solver(game);
  ConceptSolver<std::int16_t> narrow_solver(narrow);
  for (std::size_t i = 0; i < game.parties(); ++i) {
    std::vector<StateSet> stable;
    for (const Concept by : stability::kConcepts) {
      stable.push_back(solver.stable(i, by));
      for (std::size_t s = 0; s < game.states(); ++s) {
        const bool expected = game.is_feasible(s) && oracle.is_stable(i, s, by);
        RC_ASSERT(stable.back().has(s) == expected);
      }
      RC_ASSERT(narrow_solver.stable(i, by) == stable.back());
    }
    const auto check = [&](Concept a, Concept b) {
      RC_ASSERT(implies(stable[static_cast<std::size_t>(a)], stable[static_cast<std::size_t>(b)]));
    };
    check(Concept::nash, Concept::symmetric);
    check(Concept::symmetric, Concept::general);
    check(Concept::nash, Concept::symmetric_sequential);
    check(Concept::symmetric_sequential, Concept::sequential);
    check(Concept::symmetric_sequential, Concept::symmetric);
    check(Concept::sequential, Concept::general);
    check(Concept::nash, Concept::simultaneous);
  }
}

// Of one to three moves.
stability::Condition random_condition(Choices& choices, const std::vector<Digit>& digits) {
  const auto value = [&] {
    const std::uint32_t digit = choices.below(static_cast<std::uint32_t>(digits.size()));
    return stability::Condition::value(digit, {choices.below(digits[digit].size)});
  };
  stability::Condition made = value();
  for (std::uint32_t more = choices.between(0, 2); more > 0; --more) {
    const stability::Condition other = value();
    made = choices.chance(50)
               ? std::move(made) && other
               : (choices.chance(50) ? same(std::move(made), other)
                                     : std::move(made) || !stability::Condition(other));
  }
  return made;
}

// Parties that order states by few statements: most moves make no difference to somebody.
StateModel random_model(Choices& choices) {
  StateModel model;
  const std::uint32_t parties = choices.between(2, 4);
  for (std::uint32_t moves = choices.between(2, 7); moves > 0; --moves) {
    model.digits.digits.push_back(testing::random_digit(choices, parties));
  }
  for (std::uint32_t p = 0; p < parties; ++p) {
    model.parties.emplace_back(p);
    auto& preference = model.preferences.emplace_back();
    for (std::uint32_t n = choices.between(0, 4); n > 0; --n) {
      preference.statements.push_back(random_condition(choices, model.digits.digits));
      preference.is_open.push_back(false);
    }
  }
  for (std::uint32_t n = choices.chance(40) ? choices.between(1, 2) : 0; n > 0; --n) {
    model.infeasible.push_back(random_condition(choices, model.digits.digits));
  }
  return model;
}

RC_GTEST_PROP(StabilityOracle, LeavesOutOnlyMovesThatMakeNoDifference,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const StateModel model = random_model(choices);
  const Game game = stability::game_of(model);
  ConceptSolver<std::int32_t> solver(game);
  const Movers all(game.digits.size(), true);
  for (std::size_t p = 0; p < model.parties.size(); ++p) {
    for (const Concept by : stability::kConcepts) {
      const Movers kept = stability::moves_that_matter(model, p, by);
      RC_CLASSIFY(kept != all, "moves are left out");
      const NarrowGame reduced = stability::reduced_game<std::int16_t>(model, p, by, kept);
      const StateSet found = ConceptSolver<std::int16_t>(reduced).stable(p, by);
      const StateSet expected = solver.stable(p, by);
      RC_ASSERT(stability::expanded(found, game, kept, all) == expected);
      RC_ASSERT(found.count() * stability::states_alike(game, kept) == expected.count());
      std::vector<std::size_t> first;
      expected.any_of([&](std::size_t s) {
        if (first.size() < 5) first.push_back(s);
        return first.size() == 5;
      });
      RC_ASSERT(stability::first_states(found, game, kept, 5) == first);
    }
  }
}

}  // namespace
}  // namespace zopa
