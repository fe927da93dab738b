#include "zopa/deadlock/staircase.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa::deadlock {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Negotiation quay(const std::string& positions, const std::string& marks = "") {
  return testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  quay: {name: Quay, options: {none: 0, short: 1, medium: 2, long: 3, floating: F})" +
                                   marks + R"(}
  fund: {name: Fund, options: {small: S, large: L}}
positions:
)" + positions);
}

struct Stairs {
  std::vector<std::vector<std::uint32_t>> values;
  std::vector<std::vector<std::uint32_t>> needs;
};

Stairs stairs_of(const Negotiation& negotiation, Scope scope = Scope::tabled_only) {
  const LineProblem problem = red_line_problem(negotiation);
  Stairs stairs;
  for (const Step& step : staircase_of(problem, problem.lines.front(), scope).steps) {
    stairs.values.push_back(step.values);
    stairs.needs.push_back(step.needs);
  }
  return stairs;
}

constexpr const char* kLine = "  - {party: a, requires: quay == none}\n";

TEST(Staircase, IsAChainWhereTheOrderIsComplete) {
  const auto stairs = stairs_of(
      quay(std::string(kLine) +
           "  - {party: a, issue: quay, prefers: none > short > medium > long > floating}\n"));
  EXPECT_THAT(stairs.values,
              ElementsAre(ElementsAre(1), ElementsAre(2), ElementsAre(3), ElementsAre(4)));
  EXPECT_THAT(stairs.needs,
              ElementsAre(IsEmpty(), ElementsAre(0), ElementsAre(0, 1), ElementsAre(0, 1, 2)));
}

TEST(Staircase, TakesTiedOptionsTogether) {
  const auto stairs = stairs_of(
      quay(std::string(kLine) + "  - {party: a, issue: quay, prefers: short ~ medium > long}\n"));
  EXPECT_THAT(stairs.values, ElementsAre(ElementsAre(1, 2), ElementsAre(3), ElementsAre(4)));
  EXPECT_THAT(stairs.needs, ElementsAre(IsEmpty(), ElementsAre(0), IsEmpty()));
}

TEST(Staircase, LetsWhatNoOrderCoversComeInAnyCombination) {
  const auto stairs = stairs_of(quay(kLine));
  EXPECT_EQ(stairs.values.size(), 4U);
  EXPECT_THAT(stairs.needs, ElementsAre(IsEmpty(), IsEmpty(), IsEmpty(), IsEmpty()));
}

TEST(Staircase, NeedsWhatIsAsGoodAsAnOptionThatTheLineAllows) {
  // The line allows `short` though the party's own order puts `none` above it.
  const auto stairs =
      stairs_of(quay("  - {party: a, requires: quay == short}\n"
                     "  - {party: a, issue: quay, prefers: none > short > long}\n"));
  EXPECT_THAT(stairs.values,
              ElementsAre(ElementsAre(0), ElementsAre(2), ElementsAre(3), ElementsAre(4)));
  EXPECT_THAT(stairs.needs, ElementsAre(IsEmpty(), ElementsAre(0), ElementsAre(0), ElementsAre(0)));
}

TEST(Staircase, StepsOverHypotheticalAndExcludedOptions) {
  const std::string marks = ", hypothetical: [floating], excluded: {long: Law}";
  const std::string order =
      "  - {party: a, issue: quay, prefers: none > floating > short > long > medium}\n";
  const auto stairs = stairs_of(quay(kLine + order, marks));
  // `long` is on no axis; `floating` is between the tabled ones and makes no step.
  EXPECT_THAT(stairs.values, ElementsAre(ElementsAre(1), ElementsAre(2)));
  EXPECT_THAT(stairs.needs, ElementsAre(IsEmpty(), ElementsAre(0)));
  // Named by the line, it is known to be shut out, and is a step where such packages are asked for.
  const auto named = stairs_of(
      quay("  - {party: a, requires: 'not quay in {short, medium, floating}'}\n" + order, marks),
      Scope::all);
  EXPECT_THAT(named.values, ElementsAre(ElementsAre(1), ElementsAre(2), ElementsAre(3)));
  EXPECT_THAT(named.needs, ElementsAre(ElementsAre(2), ElementsAre(0, 2), IsEmpty()));
}

TEST(Staircase, IsOneStepForALineOverSeveralIssues) {
  const LineProblem problem =
      red_line_problem(quay("  - {party: a, requires: quay == none or fund == large}\n"));
  const Staircase stairs = staircase_of(problem, problem.lines.front(), Scope::tabled_only);
  EXPECT_EQ(stairs.axis, std::nullopt);
  EXPECT_EQ(stairs.steps.size(), 1U);
}

TEST(Staircase, HasNoStepWhereTheLineIsAbsolute) {
  EXPECT_THAT(
      stairs_of(quay("  - {party: a, requires: quay == none, firmness: absolute}\n")).values,
      IsEmpty());
}

}  // namespace
}  // namespace zopa::deadlock
