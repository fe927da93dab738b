#include "zopa/base/result.hpp"

#include <gtest/gtest.h>

#include "zopa/base/budget.hpp"
#include "zopa/base/contracts.hpp"
#include "zopa/base/count.hpp"

namespace zopa {
namespace {

TEST(Fault, IsOneAtNoPlace) {
  const Error error = fault("no-file", Message("fault.no_file"), "x.yaml");
  ASSERT_EQ(error.diagnostics.size(), 1U);
  EXPECT_EQ(error.diagnostics[0].file, "x.yaml");
  EXPECT_EQ(error.diagnostics[0].place.line, 0U);
}

TEST(Contract, ThrowsInEveryBuild) {
  EXPECT_THROW(ZOPA_EXPECTS(1 > 2), ContractViolation);
  EXPECT_NO_THROW(ZOPA_EXPECTS(2 > 1));
}

TEST(Count, IsANumberUpToTwoToTheFiftyThird) {
  EXPECT_EQ(Count{27}.small(), 27U);
  EXPECT_EQ(Count{std::uint64_t{1} << 53}.small(), std::uint64_t{1} << 53);
  EXPECT_EQ(Count{(std::uint64_t{1} << 53) + 1}.small(), std::nullopt);
  EXPECT_TRUE(Count{}.is_zero());
}

TEST(Budget, StopsAtTheSameStepEveryTime) {
  Budget budget(3);
  EXPECT_TRUE(budget.spend(2));
  EXPECT_TRUE(budget.spend());
  EXPECT_FALSE(budget.spend());
  EXPECT_FALSE(budget.spend());
  EXPECT_TRUE(budget.is_spent());
}

TEST(Budget, StopsAtAnInterrupt) {
  const std::atomic<bool> interrupted{true};
  Limits limits;
  limits.interrupted = &interrupted;
  Budget budget(1'000'000, &limits);
  int steps = 0;
  while (budget.spend()) ++steps;
  EXPECT_LT(steps, 100);
}

}  // namespace
}  // namespace zopa
