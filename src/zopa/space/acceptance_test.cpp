#include "zopa/space/acceptance.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/in_force.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/space/truth.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Negotiation talks(const std::string& positions) {
  return *in_force(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {one: X1, two: X2, six: X6}, hypothetical: [six]}
  y: {name: Y, options: {no: No, yes: Yes}}
positions:
)" + positions));
}

std::vector<std::string> accepted(const std::string& positions) {
  const Negotiation negotiation = talks(positions);
  std::vector<std::string> formulas;
  for (const Accepting& one : acceptances_of(negotiation, PackageSpace(negotiation), PartyId{0})) {
    formulas.push_back(to_notation(one.formula, negotiation));
  }
  return formulas;
}

TEST(Acceptance, IsClaimedByEachRowOfItsOwn) {
  EXPECT_THAT(accepted(R"(  - {party: a, accepts: x == one}
  - {party: b, accepts: x == two}
  - {party: a, accepts: y}
)"),
              ElementsAre("x == one", "y"));
}

TEST(Acceptance, IsClaimedByWhatIsTakenOnEveryIssue) {
  EXPECT_THAT(accepted("  - {party: a, issue: x, takes: [one, six]}\n"), IsEmpty());
  EXPECT_THAT(accepted(R"(  - {party: a, issue: x, takes: one}
  - {id: more, party: a, issue: x, takes: [one, six]}
  - {party: a, issue: y, takes: yes}
  - {party: b, issue: y, takes: no}
)"),
              ElementsAre("x in {one, six} and y in {yes}"));
}

// What party a's line on x says of an option that nobody has tabled.
Truth of_six(const std::string& positions) {
  const Negotiation negotiation = talks(positions);
  const auto& line = std::get<RedLine>(negotiation.positions()[0].claim).formula;
  return truth_on(IssueId{0}, OptionId{2}, line, negotiation);
}

TEST(Truth, OfAnUntabledOptionIsKnownOfALineThatSpeaksOfAll) {
  EXPECT_EQ(of_six("  - {party: a, requires: x == one}\n"), Truth::unknown);
  EXPECT_EQ(of_six("  - {party: a, requires: x == one, only: true}\n"), Truth::no);
  EXPECT_EQ(of_six("  - {party: a, requires: not x == one, only: true}\n"), Truth::yes);
}

TEST(Truth, OfAnUntabledOptionThatThePartyTakesIsThatItsLineIsMet) {
  const std::string taking = "  - {party: a, issue: x, takes: [two, six]}\n";
  EXPECT_EQ(of_six("  - {party: a, requires: x == one}\n" + taking), Truth::yes);
  EXPECT_EQ(of_six("  - {party: b, requires: x == one}\n" + taking), Truth::unknown);
  EXPECT_EQ(of_six("  - {party: a, requires: \"x in {one}\", only: true}\n" + taking), Truth::no);
}

TEST(Truth, OfALineOverSeveralIssuesIsNotSettledByWhatIsTakenOnOne) {
  const Negotiation negotiation = talks(R"(  - {party: a, requires: x == one or y}
  - {party: a, issue: x, takes: six}
)");
  const auto& line = std::get<RedLine>(negotiation.positions()[0].claim).formula;
  const PackageSpace space(negotiation);
  EXPECT_EQ(truth_of(line, negotiation, space, {OptionId{2}, OptionId{0}}), Truth::unknown);
}

}  // namespace
}  // namespace zopa
