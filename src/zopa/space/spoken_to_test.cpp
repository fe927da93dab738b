#include "zopa/space/spoken_to.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa {
namespace {

using ::testing::ElementsAre;
using testing::two_parties;

TEST(IssuesSpokenTo, AreThoseThatAClaimARuleOrAProposalNames) {
  EXPECT_THAT(issues_spoken_to(two_parties("  - {party: a, weighs: x >= z}\n")),
              ElementsAre(true, false, true));
  EXPECT_THAT(issues_spoken_to(two_parties("  - {party: a, demands: y == one}\n"
                                           "rules:\n"
                                           "  - {rule: z != one}\n"
                                           "proposals:\n"
                                           "  draft: {by: a, package: {x: two}}\n")),
              ElementsAre(true, true, true));
}

}  // namespace
}  // namespace zopa
