#include "zopa/space/package_space.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa {
namespace {

using ::testing::ElementsAre;

Negotiation harbour(const std::string& positions) {
  return testing::read_negotiation(R"(zopa: 1
parties: {port: {name: Port}, union: {name: Union}}
issues:
  quay: {name: Quay, options: {short: S, long: L}}
  night: {name: Night, options: {none: N, free: F, maybe: M}, excluded: {free: Law},
          hypothetical: [maybe]}
  strike: {name: Strike, by: union, options: {no: N, yes: Y}}
  permit: {name: Permit, by: port, options: {open: O, filed: F}}
positions:
)" + positions);
}

std::vector<IssueId> axes_of(const PackageSpace& space) {
  std::vector<IssueId> issues;
  for (const Axis& axis : space.axes()) issues.push_back(axis.issue);
  return issues;
}

TEST(PackageSpace, HasAnAxisForEveryJointIssue) {
  const PackageSpace space(harbour("  - {party: port, demands: strike == no}\n"));
  EXPECT_THAT(axes_of(space), ElementsAre(IssueId{0}, IssueId{1}));
  EXPECT_EQ(space.axis_of(IssueId{2}), std::nullopt);
}

TEST(PackageSpace, TakesInOwnMovesThatALineOrAComparisonNames) {
  const PackageSpace space(
      harbour("  - {party: port, requires: strike == no}\n"
              "  - {party: union, compares: permit == open > permit == filed}\n"));
  EXPECT_THAT(axes_of(space), ElementsAre(IssueId{0}, IssueId{1}, IssueId{2}, IssueId{3}));
}

TEST(PackageSpace, HoldsNoExcludedOption) {
  const Negotiation negotiation = harbour("  - {party: port, demands: quay == long}\n");
  const PackageSpace space(negotiation);
  EXPECT_THAT(space.axes()[1].options, ElementsAre(OptionId{0}, OptionId{2}));
  EXPECT_THAT(space.axes()[1].tabled, ElementsAre(true, false));
  EXPECT_THAT(space.sizes(), ElementsAre(2, 2));
  EXPECT_THAT(space.package({1, 1}), ElementsAre(OptionId{1}, OptionId{2}));
  EXPECT_THAT(PackageSpace(negotiation, Scope::tabled_only).sizes(), ElementsAre(2, 1));
}

TEST(PackageSpace, HasTheSamePackagesInAnotherOrder) {
  const PackageSpace space(harbour("  - {party: port, demands: quay == long}\n"));
  const PackageSpace other = space.reordered({1, 0}, {{1, 0}, {0, 1}});
  EXPECT_THAT(axes_of(other), ElementsAre(IssueId{1}, IssueId{0}));
  EXPECT_EQ(other.axis_of(IssueId{0}), 1U);
  EXPECT_THAT(other.axes()[1].options, ElementsAre(OptionId{1}, OptionId{0}));
  EXPECT_THAT(other.package({1, 0}), ElementsAre(OptionId{2}, OptionId{1}));
}

}  // namespace
}  // namespace zopa
