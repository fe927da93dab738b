#include "zopa/sat/elimination.hpp"

#include "choices.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/sat/subsets.hpp"

namespace zopa::sat {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Conflict> conflicts_of(const SoftProblem& problem) {
  Budget budget;
  return minimal_conflicts(problem, budget).value();
}

Clause only(std::uint32_t variable, std::vector<std::uint32_t> values) {
  return Clause{{Literal{variable, std::move(values)}}};
}

bool satisfies(const std::vector<std::uint32_t>& values, const Clause& clause) {
  return std::any_of(clause.literals.begin(), clause.literals.end(), [&](const Literal& literal) {
    return std::find(literal.values.begin(), literal.values.end(), values[literal.variable]) !=
           literal.values.end();
  });
}

bool satisfies(const std::vector<std::uint32_t>& values, const std::vector<Clause>& clauses) {
  return std::all_of(clauses.begin(), clauses.end(),
                     [&](const Clause& clause) { return satisfies(values, clause); });
}

// Which soft conditions each choice that satisfies the hard ones meets, as masks.
std::vector<std::size_t> met_by_choices(const SoftProblem& problem) {
  std::vector<std::size_t> met;
  std::vector<std::uint32_t> values(problem.sizes.size(), 0);
  while (true) {
    if (satisfies(values, problem.hard)) {
      std::size_t mask = 0;
      for (std::size_t s = 0; s < problem.soft.size(); ++s) {
        if (satisfies(values, problem.soft[s])) mask |= std::size_t{1} << s;
      }
      met.push_back(mask);
    }
    std::size_t v = 0;
    while (v < values.size() && ++values[v] == problem.sizes[v]) values[v++] = 0;
    if (v == values.size()) return met;
  }
}

std::vector<Conflict> brute_force(const SoftProblem& problem) {
  const std::vector<std::size_t> met = met_by_choices(problem);
  std::vector<std::size_t> unmet;
  for (std::size_t set = 0; set < (std::size_t{1} << problem.soft.size()); ++set) {
    const bool can =
        std::any_of(met.begin(), met.end(), [&](std::size_t mask) { return (set & mask) == set; });
    if (!can) unmet.push_back(set);
  }
  std::vector<Conflict> conflicts;
  for (const std::size_t set : unmet) {
    const bool minimal = std::none_of(unmet.begin(), unmet.end(), [&](std::size_t other) {
      return other != set && (other & set) == other;
    });
    if (!minimal) continue;
    Conflict& conflict = conflicts.emplace_back();
    for (std::uint32_t s = 0; s < problem.soft.size(); ++s) {
      if (((set >> s) & 1U) != 0) conflict.push_back(s);
    }
  }
  std::sort(conflicts.begin(), conflicts.end());
  return conflicts;
}

SoftProblem random_problem(testing::Choices& choices) {
  SoftProblem problem;
  const std::uint32_t variables = choices.between(1, 6);
  for (std::uint32_t v = 0; v < variables; ++v) problem.sizes.push_back(choices.between(1, 4));
  const auto clause = [&](std::uint32_t percent) {
    Clause next;
    for (std::uint32_t v = 0; v < variables; ++v) {
      if (!choices.chance(percent)) continue;
      Literal literal{v, {}};
      for (std::uint32_t value = 0; value < problem.sizes[v]; ++value) {
        if (choices.chance(50)) literal.values.push_back(value);
      }
      next.literals.push_back(literal);
    }
    return next;
  };
  const std::uint32_t hard = choices.below(6);
  for (std::uint32_t i = 0; i < hard; ++i) problem.hard.push_back(clause(50));
  const std::uint32_t soft = choices.between(1, 9);
  for (std::uint32_t s = 0; s < soft; ++s) {
    auto& clauses = problem.soft.emplace_back();
    const std::uint32_t count = choices.between(1, 2);
    for (std::uint32_t i = 0; i < count; ++i) clauses.push_back(clause(35));
  }
  return problem;
}

std::vector<std::uint32_t> drawn_numbers() {
  return *rc::gen::container<std::vector<std::uint32_t>>(
      250, rc::gen::inRange<std::uint32_t>(0, 1'000'000));
}

RC_GTEST_PROP(EliminationProperty, FindsTheConflictsThatLookingAtEverySubsetFinds, ()) {
  testing::Choices choices(drawn_numbers());
  const SoftProblem problem = random_problem(choices);
  RC_ASSERT(conflicts_of(problem) == brute_force(problem));
}

RC_GTEST_PROP(SubsetsProperty, ExplorationFindsTheSameAndTheMaximalSets, ()) {
  testing::Choices choices(drawn_numbers());
  const SoftProblem problem = random_problem(choices);
  const std::vector<std::size_t> met = met_by_choices(problem);
  const std::size_t size = problem.soft.size();
  const Ask ask = [&](const std::vector<bool>& chosen, bool and_more,
                      std::vector<bool>& witness) -> std::optional<bool> {
    std::size_t set = 0;
    for (std::size_t i = 0; i < size; ++i) set |= chosen[i] ? std::size_t{1} << i : 0;
    for (const std::size_t mask : met) {
      if ((set & mask) != set || (and_more && set == mask)) continue;
      for (std::size_t i = 0; i < size; ++i) witness[i] = ((mask >> i) & 1U) != 0;
      return true;
    }
    witness = chosen;
    return false;
  };
  Budget budget;
  const Subsets subsets = explore_subsets(size, ask, {}, budget);
  RC_ASSERT(subsets.complete);
  RC_ASSERT(subsets.minimal_unmet == brute_force(problem));
  for (const Subset& subset : subsets.maximal_met) {
    std::size_t set = 0;
    for (const std::uint32_t i : subset) set |= std::size_t{1} << i;
    RC_ASSERT(std::count(met.begin(), met.end(), set) > 0);
    RC_ASSERT(std::none_of(met.begin(), met.end(),
                           [&](std::size_t mask) { return mask != set && (mask & set) == set; }));
  }
}

TEST(Elimination, FindsNoConflictWhereAllCanBeMet) {
  EXPECT_THAT(conflicts_of({{3}, {}, {{only(0, {0, 1})}, {only(0, {1, 2})}}}), IsEmpty());
}

TEST(Elimination, FindsTheEmptyConflictWhereTheHardConditionsContradict) {
  EXPECT_THAT(conflicts_of({{2}, {only(0, {0}), only(0, {1})}, {{only(0, {0})}}}),
              ElementsAre(IsEmpty()));
  EXPECT_THAT(conflicts_of({{0}, {}, {}}), ElementsAre(IsEmpty()));
}

TEST(Elimination, FollowsRulesAcrossVariables) {
  // x is 0 only if y is 0; one asks for x = 0, one for y = 1.
  const Clause rule{{Literal{0, {1}}, Literal{1, {0}}}};
  EXPECT_THAT(conflicts_of({{2, 2}, {rule}, {{only(0, {0})}, {only(1, {1})}}}),
              ElementsAre(ElementsAre(0, 1)));
}

TEST(Elimination, LooksAtWhatIsNotLinkedApart) {
  constexpr std::uint32_t kMany = 5000;
  SoftProblem problem{std::vector<std::uint32_t>(kMany, 2), {}, {}};
  problem.soft = {{only(7, {0})}, {only(7, {1})}, {only(9, {0}), only(8, {1})}, {only(8, {0})}};
  Budget budget(100);
  EXPECT_THAT(minimal_conflicts(problem, budget).value(),
              ElementsAre(ElementsAre(0, 1), ElementsAre(2, 3)));
}

TEST(Elimination, KeepsOnlyTheSmallestOfConflictsInSeveralParts) {
  // The first cannot be met on x; on y it cannot be met with the second.
  EXPECT_THAT(
      conflicts_of({{2, 2}, {only(0, {1})}, {{only(0, {0}), only(1, {0})}, {only(1, {1})}}}),
      ElementsAre(ElementsAre(0)));
}

TEST(Elimination, GivesUpWhereConflictsAreTooManyToBeHeld) {
  constexpr std::uint32_t kEach = 1000;
  SoftProblem problem{{2}, {}, {}};
  for (std::uint32_t i = 0; i < 2 * kEach; ++i) problem.soft.push_back({only(0, {i % 2})});
  Budget budget;
  EXPECT_EQ(minimal_conflicts(problem, budget), std::nullopt);
}

TEST(Elimination, GivesUpWhenTheBudgetEnds) {
  SoftProblem problem{std::vector<std::uint32_t>(12, 4), {}, {}};
  for (std::uint32_t a = 0; a < 12; ++a) {
    for (std::uint32_t b = a + 1; b < 12; ++b) {
      problem.hard.push_back(Clause{{Literal{a, {0, 1}}, Literal{b, {1, 2}}}});
      problem.hard.push_back(Clause{{Literal{a, {2, 3}}, Literal{b, {0, 3}}}});
    }
    problem.soft.push_back({only(a, {a % 4})});
  }
  Budget budget(1);
  EXPECT_EQ(minimal_conflicts(problem, budget), std::nullopt);
}

TEST(Subsets, StopsAtItsLimits) {
  const Ask never_two = [](const std::vector<bool>& chosen, bool and_more,
                           std::vector<bool>& witness) -> std::optional<bool> {
    witness = chosen;
    const auto size = std::count(chosen.begin(), chosen.end(), true);
    if (and_more && size == 0) witness[0] = true;
    return size + (and_more ? 1 : 0) < 2;
  };
  Budget budget;
  const Subsets some = explore_subsets(8, never_two, {.most_unmet = 3}, budget);
  EXPECT_EQ(some.minimal_unmet.size(), 3U);
  EXPECT_FALSE(some.complete);
  const Subsets all = explore_subsets(8, never_two, {}, budget);
  EXPECT_EQ(all.minimal_unmet.size(), 28U);
  EXPECT_EQ(all.maximal_met.size(), 8U);
}

}  // namespace
}  // namespace zopa::sat
