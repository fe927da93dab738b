#include "zopa/preference/grounds.hpp"

#include <algorithm>

#include "negotiations.hpp"
#include "transforms.hpp"
#include <gtest/gtest.h>

namespace zopa {
namespace {

using Claims = std::vector<PositionId>;

// Claims 0 and 2 are stated by the party itself, 1 and 3 are assumed.
Negotiation talks() {
  return testing::read_negotiation(R"(zopa: 1
sources: {note: {file: note.txt}}
parties: {a: {name: A}}
issues: {x: {name: X, options: {one: X1, two: X2, three: X3}}}
statements:
  said: {by: a, about: [a], speech: verbatim, source: note, quote: "not more."}
positions:
  - {id: c0, party: a, issue: x, prefers: one > two, because: [said]}
  - {id: c1, party: a, issue: x, prefers: two > three}
  - {id: c2, party: a, issue: x, prefers: one > three, because: [said]}
  - {id: c3, party: a, issue: x, prefers: one >= three}
)");
}

bool has(const Claims& claims, std::size_t one) {
  return std::find(claims.begin(), claims.end(), PositionId{one}) != claims.end();
}

const Claims kAll = {PositionId{0}, PositionId{1}, PositionId{2}, PositionId{3}};

TEST(Grounds, KeepTheClaimsOfTheStrongestBasis) {
  // Any one of them proves it.
  const auto any = [](const Claims& some) { return !some.empty(); };
  const Grounds grounds = grounds_of(talks(), kAll, any);
  EXPECT_EQ(grounds.support, Claims{PositionId{0}});  // of equal ones, the last is dropped first
  EXPECT_EQ(grounds.basis, Basis::stated);
}

TEST(Grounds, AreAsWeakAsTheirWeakestClaim) {
  const auto first_two = [](const Claims& some) { return has(some, 0) && has(some, 1); };
  const Grounds grounds = grounds_of(talks(), kAll, first_two);
  EXPECT_EQ(grounds.support, (Claims{PositionId{0}, PositionId{1}}));
  EXPECT_EQ(grounds.basis, Basis::assumed);
  EXPECT_EQ(grounds.fails_without, (std::vector<Claims>{{PositionId{0}}, {PositionId{1}}}));
}

TEST(Grounds, FailWithoutAPairWhereNoClaimIsNeededByItself) {
  const auto either = [](const Claims& some) { return has(some, 0) || has(some, 1); };
  const Grounds grounds = grounds_of(talks(), kAll, either);
  EXPECT_EQ(grounds.support, Claims{PositionId{0}});
  EXPECT_EQ(grounds.fails_without, (std::vector<Claims>{{PositionId{0}, PositionId{1}}}));
}

TEST(Grounds, OfSeveralReasonsAreTheStrongestThenTheSmallest) {
  const Grounds strongest =
      grounds_of_any(talks(), {{PositionId{1}}, {PositionId{0}, PositionId{2}}});
  EXPECT_EQ(strongest.support, (Claims{PositionId{0}, PositionId{2}}));
  EXPECT_EQ(strongest.basis, Basis::stated);
  // One claim of each reason.
  EXPECT_EQ(strongest.fails_without,
            (std::vector<Claims>{{PositionId{1}, PositionId{0}}, {PositionId{1}, PositionId{2}}}));
  const Grounds smallest =
      grounds_of_any(talks(), {{PositionId{0}, PositionId{2}}, {PositionId{2}}});
  EXPECT_EQ(smallest.support, Claims{PositionId{2}});
}

TEST(Grounds, OfNoReasonAreNone) {
  const Grounds none = grounds_of_any(talks(), {});
  EXPECT_TRUE(none.support.empty());
  EXPECT_TRUE(none.fails_without.empty());
}

TEST(PreferenceClaims, AreThoseThatOrderOrMeasure) {
  const auto mixed = testing::two_parties(
      "  - {party: a, requires: x == one}\n"
      "  - {party: a, issue: x, prefers: one > two}\n"
      "  - {party: a, demands: x == one}\n"
      "  - {party: b, weighs: x > y}\n"
      "  - {party: b, reservation: 0.5}\n");
  EXPECT_EQ(preference_claims(mixed), (Claims{PositionId{1}, PositionId{3}}));
  // The other claims stay.
  const Negotiation with_the_order = testing::with_only(mixed, {PositionId{1}});
  ASSERT_EQ(with_the_order.positions().size(), 4U);
  EXPECT_TRUE(std::none_of(
      with_the_order.positions().begin(), with_the_order.positions().end(),
      [](const Position& one) { return std::holds_alternative<IssueOrder>(one.claim); }));
}

}  // namespace
}  // namespace zopa
