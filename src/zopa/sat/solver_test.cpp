#include "zopa/sat/solver.hpp"

#include <bit>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "zopa/base/contracts.hpp"
#include "zopa/sat/cardinality.hpp"

namespace zopa::sat {
namespace {

TEST(Solver, AnswersUnderAssumptionsAndGivesACore) {
  Solver solver;
  const auto lits = solver.new_lits(3);
  solver.add({lits[0], lits[1]});
  EXPECT_EQ(solver.solve({-lits[0]}), Answer::satisfiable);
  EXPECT_TRUE(solver.value(lits[1]));
  EXPECT_EQ(solver.solve({-lits[0], -lits[1], lits[2]}), Answer::unsatisfiable);
  EXPECT_TRUE(solver.failed(-lits[0]));
  EXPECT_FALSE(solver.failed(lits[2]));
  EXPECT_EQ(solver.solve({lits[2]}), Answer::satisfiable);  // assumptions do not stay
}

TEST(Solver, TakesAClauseForOneQuestionOnly) {
  Solver solver;
  const auto lits = solver.new_lits(2);
  solver.add({-lits[0]});
  EXPECT_EQ(solver.solve(std::vector<Lit>{}, std::vector<Lit>{lits[0]}), Answer::unsatisfiable);
  EXPECT_EQ(solver.solve(std::vector<Lit>{}), Answer::satisfiable);
}

TEST(Solver, RefusesWhatItsEngineWouldAbortOn) {
  Solver solver;
  const Lit lit = solver.new_lit();
  EXPECT_THROW(solver.add({lit, lit + 1}), ContractViolation);
  EXPECT_THROW((void)solver.value(lit), ContractViolation);
  EXPECT_THROW((void)solver.failed(lit), ContractViolation);
}

TEST(Solver, GivesUpAtAnInterrupt) {
  // Ten pigeons in nine holes: hard enough to still be running when it is asked.
  const std::atomic<bool> interrupted{true};
  Limits limits;
  limits.interrupted = &interrupted;
  Solver solver(&limits);
  std::vector<std::vector<Lit>> in(10);
  for (auto& holes : in) {
    holes = solver.new_lits(9);
    solver.add(holes);
  }
  for (std::size_t hole = 0; hole < 9; ++hole) {
    for (std::size_t a = 0; a < 10; ++a) {
      for (std::size_t b = a + 1; b < 10; ++b) solver.add({-in[a][hole], -in[b][hole]});
    }
  }
  EXPECT_EQ(solver.solve(std::vector<Lit>{}), Answer::unknown);
}

std::size_t count_true(const Solver& solver, const std::vector<Lit>& lits) {
  std::size_t count = 0;
  for (const Lit lit : lits) count += solver.value(lit) ? 1U : 0U;
  return count;
}

TEST(Totalizer, AllowsAsManyAsAssumed) {
  for (std::size_t size = 1; size <= 7; ++size) {
    Solver solver;
    const auto lits = solver.new_lits(size);
    Totalizer total(solver, lits);
    ASSERT_EQ(total.size(), size);
    for (std::size_t most = 0; most < size; ++most) {
      std::vector<Lit> assumptions = {total.at_most(most)};
      assumptions.insert(assumptions.end(), lits.begin(),
                         lits.begin() + static_cast<std::ptrdiff_t>(most));
      ASSERT_EQ(solver.solve(assumptions), Answer::satisfiable);
      EXPECT_EQ(count_true(solver, lits), most);
      assumptions.push_back(lits[most]);
      EXPECT_EQ(solver.solve(assumptions), Answer::unsatisfiable);
    }
  }
}

// Every choice of up to seven literals, against every threshold.
TEST(AddAtLeast, HoldsForAsManyAsItSays) {
  for (std::size_t size = 1; size <= 7; ++size) {
    for (std::size_t count = 1; count <= size + 1; ++count) {
      Solver solver;
      const std::vector<Lit> lits = solver.new_lits(size);
      const Lit holds = solver.new_lit();
      add_at_least(solver, lits, count, holds);
      for (std::uint32_t chosen = 0; chosen < (1U << size); ++chosen) {
        std::vector<Lit> assumptions = {holds};
        for (std::size_t i = 0; i < size; ++i) {
          assumptions.push_back(((chosen >> i) & 1U) != 0 ? lits[i] : -lits[i]);
        }
        const bool is_enough = static_cast<std::size_t>(std::popcount(chosen)) >= count;
        EXPECT_EQ(solver.solve(assumptions),
                  is_enough ? Answer::satisfiable : Answer::unsatisfiable);
        assumptions.front() = -holds;
        EXPECT_EQ(solver.solve(assumptions), Answer::satisfiable);
      }
    }
  }
}

// Many literals: unit propagation alone says what is left of the bound.
TEST(AddAtLeast, NeedsNoSearchWhereTooFewAreLeft) {
  constexpr std::size_t kSize = 3000;
  for (const std::size_t count : {1U, 2U, 700U, 1500U, 2999U, 3000U}) {
    Solver solver;
    const std::vector<Lit> lits = solver.new_lits(kSize);
    const Lit holds = solver.new_lit();
    add_at_least(solver, lits, count, holds);
    solver.limit_conflicts(1);
    std::vector<Lit> assumptions = {holds};
    for (std::size_t i = 0; i < kSize - count; ++i) {
      assumptions.push_back(-lits[i * 7 % kSize]);  // each once: 7 does not divide 3000
    }
    EXPECT_EQ(solver.solve(assumptions), Answer::satisfiable);
    assumptions.push_back(-lits[(kSize - count) * 7 % kSize]);
    EXPECT_EQ(solver.solve(assumptions), Answer::unsatisfiable);
  }
}

TEST(Totalizer, AddsNumbersUp) {
  Solver solver;
  const Unary a = solver.new_lits(2);
  const Unary b = solver.new_lits(3);
  for (const Unary& number : {a, b}) {
    for (std::size_t i = 1; i < number.size(); ++i) solver.add({-number[i], number[i - 1]});
  }
  Totalizer total(solver, std::vector<Unary>{a, b, {}});
  EXPECT_EQ(total.size(), 5U);
  EXPECT_EQ(solver.solve({total.at_most(2), a[0], b[1]}), Answer::unsatisfiable);
  EXPECT_EQ(solver.solve({total.at_most(2), a[0], b[0]}), Answer::satisfiable);
  EXPECT_EQ(solver.solve({total.at_most(4), a[1], b[2]}), Answer::unsatisfiable);
  EXPECT_EQ(solver.solve({total.at_most(4), a[1], b[1]}), Answer::satisfiable);
}

TEST(AtMostOne, HoldsPairwiseAndAsAChain) {
  for (const std::size_t size : {2U, 12U, 13U, 40U}) {
    Solver solver;
    const auto lits = solver.new_lits(size);
    add_at_most_one(solver, lits);
    for (std::size_t i = 0; i < size; ++i) {
      EXPECT_EQ(solver.solve({lits[i]}), Answer::satisfiable);
      EXPECT_EQ(solver.solve({lits[i], lits[(i + 1) % size]}), Answer::unsatisfiable);
    }
  }
}

}  // namespace
}  // namespace zopa::sat
