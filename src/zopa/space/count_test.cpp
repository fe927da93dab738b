#include "zopa/space/count.hpp"

#include "choices.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zopa {
namespace {

std::string counted(const Conditions& conditions) {
  Budget budget;
  const auto count = count_solutions(conditions, budget);
  return count ? count->digits : "unknown";
}

Clause clause(std::vector<Literal> literals) { return Clause{std::move(literals)}; }

bool satisfies(const std::vector<std::uint32_t>& values, const Clause& clause) {
  return std::any_of(clause.literals.begin(), clause.literals.end(), [&](const Literal& literal) {
    return std::find(literal.values.begin(), literal.values.end(), values[literal.variable]) !=
           literal.values.end();
  });
}

Conditions random_conditions(testing::Choices& choices) {
  Conditions conditions;
  const std::uint32_t variables = choices.between(1, 7);
  for (std::uint32_t v = 0; v < variables; ++v) conditions.sizes.push_back(choices.between(1, 4));
  const std::uint32_t clauses = choices.below(10);
  for (std::uint32_t c = 0; c < clauses; ++c) {
    Clause next;
    for (std::uint32_t v = 0; v < variables; ++v) {
      if (!choices.chance(40)) continue;
      Literal literal{v, {}};
      for (std::uint32_t value = 0; value < conditions.sizes[v]; ++value) {
        if (choices.chance(50)) literal.values.push_back(value);
      }
      next.literals.push_back(literal);
    }
    conditions.clauses.push_back(next);
  }
  if (choices.chance(30)) {  // the values of two variables sum to an even number
    const std::uint32_t a = choices.below(variables);
    const std::uint32_t b = choices.below(variables);
    conditions.tests.push_back(
        {{a, b}, [a, b](const auto& values) { return (values[a] + values[b]) % 2 == 0; }});
  }
  return conditions;
}

// Every choice is looked at, the last variable varying fastest.
std::vector<std::vector<std::uint32_t>> solutions_of(const Conditions& conditions) {
  std::vector<std::vector<std::uint32_t>> solutions;
  std::vector<std::uint32_t> values(conditions.sizes.size(), 0);
  while (true) {
    const bool holds = std::all_of(conditions.clauses.begin(), conditions.clauses.end(),
                                   [&](const Clause& one) { return satisfies(values, one); }) &&
                       std::all_of(conditions.tests.begin(), conditions.tests.end(),
                                   [&](const Test& test) { return test.holds(values); });
    if (holds) solutions.push_back(values);
    std::size_t v = values.size();
    while (v > 0 && ++values[v - 1] == conditions.sizes[v - 1]) values[--v] = 0;
    if (v == 0) return solutions;
  }
}

RC_GTEST_PROP(CountProperty, AgreesWithLookingAtEveryChoice, ()) {
  const auto numbers = *rc::gen::container<std::vector<std::uint32_t>>(
      200, rc::gen::inRange<std::uint32_t>(0, 1'000'000));
  testing::Choices choices(numbers);
  const Conditions conditions = random_conditions(choices);
  const std::size_t expected = solutions_of(conditions).size();
  RC_ASSERT(counted(conditions) == std::to_string(expected));
}

RC_GTEST_PROP(CountProperty, ListsTheFirstWhereNothingIsLinked, ()) {
  const auto numbers = *rc::gen::container<std::vector<std::uint32_t>>(
      200, rc::gen::inRange<std::uint32_t>(0, 1'000'000));
  testing::Choices choices(numbers);
  Conditions conditions = random_conditions(choices);
  conditions.tests.clear();
  for (Clause& clause : conditions.clauses) {
    clause.literals.resize(std::min<std::size_t>(1, clause.literals.size()));
  }
  std::erase_if(conditions.clauses, [](const Clause& one) { return one.literals.empty(); });
  auto expected = solutions_of(conditions);
  const std::size_t most = choices.below(8);
  if (expected.size() > most) expected.resize(most);
  RC_ASSERT(first_solutions(conditions, most) == expected);
}

TEST(Count, ListsNothingOfWhatIsLinked) {
  EXPECT_FALSE(first_solutions({{2, 2}, {clause({{0, {0}}, {1, {0}}})}, {}}, 10));
}

TEST(Count, MultipliesWhatIsNotLinked) {
  EXPECT_EQ(counted({std::vector<std::uint32_t>(60, 5), {}, {}}),
            "867361737988403547205962240695953369140625");  // 5^60
}

TEST(Count, IsExactForALongChainOfLinks) {
  // Sixty issues, none may take the value that its neighbour takes: 5 * 4^59.
  Conditions conditions{std::vector<std::uint32_t>(60, 5), {}, {}};
  for (std::uint32_t i = 0; i + 1 < 60; ++i) {
    for (std::uint32_t value = 0; value < 5; ++value) {
      std::vector<std::uint32_t> others;
      for (std::uint32_t other = 0; other < 5; ++other) {
        if (other != value) others.push_back(other);
      }
      conditions.clauses.push_back(clause({{i, others}, {i + 1, others}}));
    }
  }
  EXPECT_EQ(counted(conditions), "1661534994731144841129758825350430720");  // 5 * 4^59
}

TEST(Count, SaysSoWhenALinkedClusterIsTooLarge) {
  // Every pair of forty issues is linked: too many states, too many combinations to sweep.
  Conditions conditions{std::vector<std::uint32_t>(40, 4), {}, {}};
  for (std::uint32_t a = 0; a < 40; ++a) {
    for (std::uint32_t b = a + 1; b < 40; ++b) {
      conditions.clauses.push_back(
          clause({{a, {0, (a + b) % 3 + 1}}, {b, {1, 2, (a * b) % 2 + 2}}}));
    }
  }
  for (Clause& one : conditions.clauses) {
    for (Literal& literal : one.literals) {
      std::sort(literal.values.begin(), literal.values.end());
      literal.values.erase(std::unique(literal.values.begin(), literal.values.end()),
                           literal.values.end());
    }
  }
  Budget budget(2'000'000);
  EXPECT_EQ(count_solutions(conditions, budget), std::nullopt);
}

TEST(Count, IsZeroWhereOneClusterIsImpossible) {
  EXPECT_EQ(counted({{3, 3}, {clause({})}, {}}), "0");
  EXPECT_EQ(counted({{3, 0}, {}, {}}), "0");
}

TEST(Count, StopsWhenTheBudgetEnds) {
  Conditions conditions{{4, 4, 4}, {clause({{0, {0}}, {1, {0}}, {2, {0}}})}, {}};
  Budget budget(2);
  EXPECT_EQ(count_solutions(conditions, budget), std::nullopt);
}

TEST(WeightedSum, IsExact) {
  Count large;
  large.digits = "100000000000000000000000000000";
  EXPECT_EQ(weighted_sum({{3, large}, {-2, large}, {-1, Count{1}}}).digits,
            "99999999999999999999999999999");
}

}  // namespace
}  // namespace zopa
