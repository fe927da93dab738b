#include "zopa/space/truth.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/formula/formula_reader.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Two issues; `what` is hypothetical on both.
Negotiation two_issues() {
  return testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}}
issues:
  x: {name: X, options: {one: X1, two: X2, what: X?}, hypothetical: [what]}
  y: {name: Y, options: {one: Y1, two: Y2, what: Y?}, hypothetical: [what]}
)");
}

constexpr std::size_t kOne = 0;
constexpr std::size_t kTwo = 1;
constexpr std::size_t kWhat = 2;

Truth truth(const std::string& formula, std::size_t x, std::size_t y) {
  const Negotiation negotiation = two_issues();
  const PackageSpace space(negotiation);
  return truth_of(*formula::read_formula(formula, negotiation), negotiation, space,
                  {OptionId{x}, OptionId{y}});
}

std::vector<IssueId> open_issues(const std::string& formula, std::size_t x, std::size_t y) {
  const Negotiation negotiation = two_issues();
  const PackageSpace space(negotiation);
  return what_leaves_open(*formula::read_formula(formula, negotiation), negotiation, space,
                          {OptionId{x}, OptionId{y}});
}

TEST(Truth, OfTabledOptionsIsPlain) {
  EXPECT_EQ(truth("x == one", kOne, kOne), Truth::yes);
  EXPECT_EQ(truth("x != one", kOne, kOne), Truth::no);
  EXPECT_EQ(truth("x in {one, two}", kTwo, kOne), Truth::yes);
  EXPECT_EQ(truth("x == one implies y == two", kOne, kOne), Truth::no);
  EXPECT_EQ(truth("x == one iff y == one", kTwo, kTwo), Truth::yes);
}

TEST(Truth, OfAHypotheticalOptionThatIsNotNamedIsUnknown) {
  EXPECT_EQ(truth("x == one", kWhat, kOne), Truth::unknown);
  EXPECT_EQ(truth("x != one", kWhat, kOne), Truth::unknown);
  EXPECT_EQ(truth("not x == one", kWhat, kOne), Truth::unknown);
  EXPECT_EQ(truth("x == one iff y == one", kWhat, kOne), Truth::unknown);
  EXPECT_EQ(truth("x == one or not x == one", kWhat, kOne), Truth::unknown);  // as Kleene has it
}

TEST(Truth, IsKnownWhereTheOtherOptionsSettleIt) {
  EXPECT_EQ(truth("x == one or y == one", kWhat, kOne), Truth::yes);
  EXPECT_EQ(truth("x == one and y == one", kWhat, kTwo), Truth::no);
  EXPECT_EQ(truth("x == one implies y == one", kWhat, kOne), Truth::yes);
}

TEST(Truth, IsKnownOfAHypotheticalOptionThatTheClaimNames) {
  EXPECT_EQ(truth("x != what", kWhat, kOne), Truth::no);
  EXPECT_EQ(truth("x in {one, what}", kWhat, kOne), Truth::yes);
  // Named once, known everywhere in the claim.
  EXPECT_EQ(truth("x == one or x == what", kWhat, kOne), Truth::yes);
}

TEST(WhatLeavesOpen, NamesTheIssuesThatStillMatter) {
  EXPECT_THAT(open_issues("x == one and y == one", kWhat, kWhat),
              ElementsAre(IssueId{0}, IssueId{1}));
  EXPECT_THAT(open_issues("x == one and y == one", kWhat, kOne), ElementsAre(IssueId{0}));
  EXPECT_THAT(open_issues("x == one and y == one", kWhat, kTwo), IsEmpty());
  EXPECT_THAT(open_issues("(x == two and y == one) or y == two", kOne, kWhat),
              ElementsAre(IssueId{1}));
}

}  // namespace
}  // namespace zopa
