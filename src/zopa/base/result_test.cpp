#include "zopa/base/result.hpp"

#include <gtest/gtest.h>

#include "zopa/base/budget.hpp"
#include "zopa/base/contracts.hpp"
#include "zopa/base/count.hpp"

namespace zopa {
namespace {

TEST(Diagnostic, ShowsPlaceLineAndCaret) {
  const Diagnostic fault{Severity::error, "unknown-name", "no such thing; mend it",
                         "talks.yaml",    {12, 5},        "  - b: é"};
  EXPECT_EQ(to_text(fault),
            "talks.yaml:12:5: error: no such thing; mend it\n"
            "      - b: é\n"
            "        ^\n");
}

TEST(Diagnostic, PutsTheCaretByColumnsOfTheTerminal) {
  const Diagnostic fault{Severity::error, "c", "m", "f", {1, 3}, "東京x"};
  EXPECT_EQ(to_text(fault), "f:1:3: error: m\n    東京x\n        ^\n");
}

// The character of the shown line under which the caret stands.
char above_the_caret(const std::string& text) {
  const std::size_t line = text.find('\n') + 1;
  const std::size_t caret_line = text.find('\n', line) + 1;
  return text[line + text.find('^', caret_line) - caret_line];
}

TEST(Diagnostic, CutsALongLineAroundTheCaret) {
  for (const std::size_t column : {1U, 74U, 76U, 500U, 951U, 1000U}) {
    std::string line(1000, 'a');
    line[column - 1] = 'X';
    const auto place = static_cast<std::uint32_t>(column);
    const std::string text = to_text({Severity::error, "c", "m", "f", {1, place}, line});
    EXPECT_LT(text.size(), 300U);
    EXPECT_EQ(above_the_caret(text), 'X') << column;
  }
}

TEST(Diagnostic, WithoutAPlaceIsOneLine) {
  EXPECT_EQ(to_text(fault("no-file", "there is no such file", "x.yaml").diagnostics[0]),
            "x.yaml: error: there is no such file\n");
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
