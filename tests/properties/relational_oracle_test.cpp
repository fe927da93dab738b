// Stability of coalitions, in degrees, with unknown preferences and with attitudes, and limited
// moves, against the definitions over explicit lists on small random conflicts.
#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "choices.hpp"
#include "graph_model.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/stability/game/foresight.hpp"
#include "zopa/stability/game/inverse.hpp"
#include "zopa/stability/game/relational.hpp"

namespace zopa {
namespace {

using stability::Attitude;
using stability::Comparison;
using stability::Concept;
using stability::Extension;
using stability::Game;
using stability::Group;
using stability::Relational;
using testing::Choices;
using testing::GraphModel;
using testing::StateList;

constexpr std::array<Concept, 5> kByMoves = {Concept::nash, Concept::general, Concept::symmetric,
                                             Concept::sequential, Concept::symmetric_sequential};

// What a definition asks of preferences.
struct Definition {
  std::function<bool(std::size_t s, std::size_t t)> better;                    // for the group
  std::function<bool(std::size_t s, std::size_t u)> deters;                    // … no better
  std::function<bool(std::size_t j, std::size_t from, std::size_t to)> would;  // another's step
};

bool is_stable(const GraphModel& model, const Group& group, std::size_t s, Concept by,
               const Definition& definition) {
  const auto any = [](auto...) { return true; };
  Group others;
  for (std::size_t p = 0; p < model.game().parties(); ++p) {
    if (std::count(group.begin(), group.end(), p) == 0) others.push_back(p);
  }
  for (const std::size_t t : model.legal_reach(group, s, any)) {
    if (t == s || !definition.better(s, t)) continue;
    const bool credible = by == Concept::sequential || by == Concept::symmetric_sequential;
    const bool answers = by == Concept::symmetric || by == Concept::symmetric_sequential;
    bool sanctioned = false;
    const StateList reached = credible ? model.legal_reach(others, t, definition.would)
                                       : model.legal_reach(others, t, any);
    for (const std::size_t u : reached) {
      if (by == Concept::nash || !definition.deters(s, u)) continue;
      bool escapes = false;
      if (answers) {
        for (const std::size_t v : model.legal_reach(group, u, any)) {
          escapes = escapes || !definition.deters(s, v);
        }
      }
      sanctioned = sanctioned || !escapes;
    }
    if (!sanctioned) return false;
  }
  return true;
}

Game small_game(Choices& choices, std::size_t most = 40) {
  Game game = testing::random_game(choices);
  while (game.states() > most) {  // lists of a coalition's moves are long
    game.digits.pop_back();
  }
  for (auto& scores : game.scores) scores.resize(game.states());
  if (game.infeasible) {
    stability::StateSet infeasible(game.states());
    for (std::size_t s = 0; s < game.states(); ++s) {
      if (game.infeasible->has(s)) infeasible.add(s);
    }
    game.infeasible = infeasible;
  }
  return game;
}

Group random_group(Choices& choices, std::size_t parties) {
  Group group;
  for (std::size_t p = 0; p < parties; ++p) {
    if (choices.chance(50)) group.push_back(p);
  }
  if (group.empty()) group.push_back(choices.below(static_cast<std::uint32_t>(parties)));
  return group;
}

template <class Judge>
void compare(const Game& game, const Group& group, const Judge& judge,
             const Definition& definition) {
  const GraphModel model(game);
  Relational<Judge> relational(game, game.parties(), judge);
  for (const Concept by : kByMoves) {
    for (std::size_t s = 0; s < game.states(); ++s) {
      if (!game.is_feasible(s)) continue;
      const bool expected = is_stable(model, group, s, by, definition);
      RC_ASSERT(relational.is_stable(group, s, by) == expected);
    }
  }
}

RC_GTEST_PROP(RelationalOracle, CoalitionsMoveWhereAllMembersGain,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = small_game(choices);
  const Group group = random_group(choices, game.parties());
  const auto& scores = game.scores;
  const auto all_better = [&](std::size_t s, std::size_t t) {
    return std::all_of(group.begin(), group.end(),
                       [&](std::size_t p) { return scores[p][t] > scores[p][s]; });
  };
  compare(
      game, group, stability::Plain(game),
      {all_better, [&](std::size_t s, std::size_t u) { return !all_better(s, u); },
       [&](std::size_t j, std::size_t a, std::size_t b) { return scores[j][b] > scores[j][a]; }});
}

// Reasons are looked for only where a wider concept has some.
RC_GTEST_PROP(RelationalOracle, WhatDetersByAConceptDetersByTheWiderOnes,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = small_game(choices);
  const Group group = random_group(choices, game.parties());
  Relational<stability::Plain> relational(game, game.parties(), stability::Plain(game));
  for (std::size_t s = 0; s < game.states(); ++s) {
    if (!game.is_feasible(s)) continue;
    for (const std::size_t t : relational.improvements(group, s)) {
      const auto deters = [&](Concept by) { return relational.sanction(group, s, t, by); };
      const bool by_any = deters(Concept::general).has_value();
      const bool by_credible = deters(Concept::sequential).has_value();
      RC_ASSERT(by_any || (!deters(Concept::symmetric) && !by_credible));
      RC_ASSERT(by_credible || !deters(Concept::symmetric_sequential));
    }
  }
}

RC_GTEST_PROP(RelationalOracle, OnlyWhatIsStronglyWorseDetersInStrongStability,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = small_game(choices);
  const auto& scores = game.scores;
  // Strong where the scores lie two steps of five apart or more.
  std::vector<std::vector<std::int32_t>> levels = scores;
  for (auto& own : levels) {
    for (auto& level : own) level /= 5;
  }
  const std::size_t i = choices.below(static_cast<std::uint32_t>(game.parties()));
  compare(
      game, {i}, stability::Strength(game, levels),
      {[&](std::size_t s, std::size_t t) { return scores[i][t] > scores[i][s]; },
       [&](std::size_t s, std::size_t u) { return scores[i][u] / 5 < scores[i][s] / 5; },
       [&](std::size_t j, std::size_t a, std::size_t b) { return scores[j][b] > scores[j][a]; }});
}

RC_GTEST_PROP(RelationalOracle, UnknownPreferencesAreReadInFourWays,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = small_game(choices);
  // A comparison for each pair, mirrored.
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, Comparison> table;
  for (std::size_t p = 0; p < game.parties(); ++p) {
    for (std::size_t s = 0; s < game.states(); ++s) {
      for (std::size_t t = 0; t < s; ++t) {
        Comparison found = game.scores[p][t] > game.scores[p][s]   ? Comparison::better
                           : game.scores[p][t] < game.scores[p][s] ? Comparison::worse
                                                                   : Comparison::equal;
        if (choices.chance(30)) found = Comparison::unknown;
        table[{p, s, t}] = found;
        table[{p, t, s}] = found == Comparison::better  ? Comparison::worse
                           : found == Comparison::worse ? Comparison::better
                                                        : found;
      }
      table[{p, s, s}] = Comparison::equal;
    }
  }
  const auto at = [&](std::size_t p, std::size_t s, std::size_t t) { return table.at({p, s, t}); };
  const std::size_t i = choices.below(static_cast<std::uint32_t>(game.parties()));
  const GraphModel model(game);
  std::map<Extension, std::vector<bool>> stable;
  for (const Extension extension : {Extension::a, Extension::b, Extension::c, Extension::d}) {
    const bool leaves = extension == Extension::a || extension == Extension::c;
    const bool fears = extension == Extension::c || extension == Extension::d;
    compare(game, {i}, stability::PartlyKnown(at, extension),
            {[&](std::size_t s, std::size_t t) {
               return at(i, s, t) == Comparison::better ||
                      (leaves && at(i, s, t) == Comparison::unknown);
             },
             [&](std::size_t s, std::size_t u) {
               return at(i, s, u) == Comparison::equal || at(i, s, u) == Comparison::worse ||
                      (fears && at(i, s, u) == Comparison::unknown);
             },
             [&](std::size_t j, std::size_t a, std::size_t b) {
               return at(j, a, b) == Comparison::better || at(j, a, b) == Comparison::unknown;
             }});
    Relational<stability::PartlyKnown> relational(game, game.parties(),
                                                  stability::PartlyKnown(at, extension));
    for (std::size_t s = 0; s < game.states(); ++s) {
      stable[extension].push_back(game.is_feasible(s) &&
                                  relational.is_stable({i}, s, Concept::general));
    }
  }
  // What is stable to the boldest reading is so to all others.
  for (std::size_t s = 0; s < game.states(); ++s) {
    const bool bold = stable[Extension::a][s];
    RC_ASSERT(!bold || (stable[Extension::b][s] && stable[Extension::c][s]));
    RC_ASSERT(stable[Extension::d][s] || (!stable[Extension::b][s] && !stable[Extension::c][s]));
  }
}

RC_GTEST_PROP(RelationalOracle, AttitudesCountHowOthersFare, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = small_game(choices);
  const std::size_t n = game.parties();
  std::vector<std::vector<Attitude>> attitudes(n, std::vector<Attitude>(n, Attitude::neutral));
  for (std::size_t p = 0; p < n; ++p) {
    for (std::size_t q = 0; q < n; ++q) {
      attitudes[p][q] = static_cast<Attitude>(choices.below(3));
    }
  }
  const auto related = [&](std::size_t p, std::size_t s, std::size_t t) {
    bool all = true;
    for (std::size_t q = 0; q < n; ++q) {
      const bool prefers = game.scores[q][t] > game.scores[q][s];
      all = all && (attitudes[p][q] == Attitude::neutral ||
                    (attitudes[p][q] == Attitude::positive) == prefers);
    }
    return all;
  };
  const std::size_t i = choices.below(static_cast<std::uint32_t>(n));
  compare(game, {i}, stability::Attitudes(game, attitudes),
          {[&](std::size_t s, std::size_t t) { return related(i, s, t); },
           [&](std::size_t s, std::size_t u) { return !related(i, s, u); }, related});
}

RC_GTEST_PROP(RelationalOracle, OnePartyAtATimeIsAsInTheSolver,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = testing::random_game(choices);
  stability::ConceptSolver<std::int32_t> solver(game);
  Relational<stability::Plain> relational(game, game.parties(), stability::Plain(game));
  for (std::size_t i = 0; i < game.parties(); ++i) {
    for (const Concept by : stability::kConcepts) {
      const auto stable = solver.stable(i, by);
      for (std::size_t s = 0; s < game.states(); ++s) {
        if (!game.is_feasible(s)) continue;
        RC_ASSERT(relational.is_stable({i}, s, by) == stable.has(s));
      }
    }
  }
}

// All strict rankings of seven states or fewer, one by one.
RC_GTEST_PROP(RelationalOracle, TheInverseCountsTheRankingsThatMakeAStateStable,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = small_game(choices, 7);
  const std::size_t i = choices.below(static_cast<std::uint32_t>(game.parties()));
  const std::size_t s = choices.below(static_cast<std::uint32_t>(game.states()));
  RC_PRE(game.is_feasible(s));
  std::vector<std::int32_t> ranking;
  for (std::size_t k = 0; k < game.states(); ++k) ranking.push_back(static_cast<std::int32_t>(k));
  std::array<std::size_t, kByMoves.size()> stable{};
  std::size_t total = 0;
  Game ranked = game;
  do {
    ranked.scores[i] = ranking;
    ++total;
    stability::ConceptSolver<std::int32_t> solver(ranked);
    for (std::size_t c = 0; c < kByMoves.size(); ++c) {
      stable[c] += solver.stable(i, kByMoves[c]).has(s) ? 1U : 0U;
    }
  } while (std::next_permutation(ranking.begin(), ranking.end()));
  for (std::size_t c = 0; c < kByMoves.size(); ++c) {
    const auto wanted = stability::requirement(game, i, s, kByMoves[c]);
    const double share = static_cast<double>(stable[c]) / static_cast<double>(total);
    RC_ASSERT(std::abs(*wanted.share - share) < 1e-9);
    // The fewest states to fall behind s, by trying all sets of states.
    std::size_t fewest = game.states() + 1;
    for (std::uint32_t mask = 0; mask < std::uint32_t{1} << game.states(); ++mask) {
      ranked.scores[i] = game.scores[i];
      for (std::size_t x = 0; x < game.states(); ++x) {
        if (((mask >> x) & 1U) != 0) ranked.scores[i][x] = -1;
      }
      if (((mask >> s) & 1U) != 0) continue;
      const auto size = static_cast<std::size_t>(std::popcount(mask));
      if (size < fewest &&
          stability::ConceptSolver<std::int32_t>(ranked).stable(i, kByMoves[c]).has(s)) {
        fewest = size;
      }
    }
    RC_ASSERT(wanted.fewest->size() == fewest);
    // s above so many others is stable; above fewer it is not.
    const std::int32_t own = game.scores[i][s];
    std::optional<std::size_t> rise;
    for (std::int32_t level = own; !rise; ++level) {
      ranked.scores[i] = game.scores[i];
      ranked.scores[i][s] = level;
      if (!stability::ConceptSolver<std::int32_t>(ranked).stable(i, kByMoves[c]).has(s)) continue;
      rise = 0;
      for (std::size_t x = 0; x < game.states(); ++x) {
        const std::int32_t other = game.scores[i][x];
        *rise += game.is_feasible(x) && other > own && other <= level ? 1U : 0U;
      }
    }
    RC_ASSERT(wanted.rise == rise);
  }
}

// Where play ends when i looks h moves ahead from s, by the definition as a recursion.
std::set<std::size_t> ends(const GraphModel& model, std::size_t i, std::size_t s, std::uint32_t h) {
  if (h == 0) return {s};
  const auto worth = [&](std::size_t state) { return model.score(i, state); };
  std::map<std::int32_t, std::set<std::size_t>> by_value;
  for (const std::size_t t : model.reach(i, s)) {
    std::set<std::size_t> after;
    for (const std::size_t j : model.parties_but(i)) {
      const auto own = ends(model, j, t, h - 1);
      if (own != std::set<std::size_t>{t}) after.insert(own.begin(), own.end());
    }
    if (after.empty()) after = {t};
    std::int32_t worst = worth(*after.begin());
    for (const std::size_t end : after) worst = std::min(worst, worth(end));
    for (const std::size_t end : after) {
      if (worth(end) == worst) by_value[worst].insert(end);
    }
  }
  if (by_value.empty() || by_value.rbegin()->first <= worth(s)) return {s};
  return by_value.rbegin()->second;
}

RC_GTEST_PROP(RelationalOracle, LimitedMovesLookAheadAsFarAsTold,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Game game = small_game(choices, 16);
  const GraphModel model(game);
  const auto horizons = stability::limited_move(game, 3);
  for (std::uint32_t h = 1; h <= 3; ++h) {
    for (std::size_t i = 0; i < game.parties(); ++i) {
      for (std::size_t s = 0; s < game.states(); ++s) {
        if (!game.is_feasible(s)) continue;
        const bool expected = ends(model, i, s, h) == std::set<std::size_t>{s};
        RC_ASSERT(horizons[h - 1].stable[i].has(s) == expected);
      }
    }
  }
  const auto nash = stability::ConceptSolver<std::int32_t>(game).stable(0, Concept::nash);
  RC_ASSERT(horizons[0].stable[0] == nash);
}

}  // namespace
}  // namespace zopa
