#include "zopa/model/easing.hpp"

#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

struct Talks {
  Draft draft{"Sinai"};
  PartyId israel = draft.party("israel", "Israel");
  PartyId us = draft.party("us", "United States");
  DraftIssue airfields =
      draft.issue("airfields", "Airfields", {{"kept", "Kept"}, {"given", "Given up"}});
  DraftIssue bases = draft.issue("bases", "New bases", {{"none", "None"}, {"built", "Built"}});

  Talks() {
    draft.hypothetical(bases, "built");
    draft.red_line(israel, airfields == "kept").called("keeps");
  }
};

const RedLine& line_of(const Negotiation& negotiation) {
  return std::get<RedLine>(negotiation.positions()[0].claim);
}

TEST(Easing, StandsBesideWhatTheLineSays) {
  Talks t;
  t.draft.eases(t.bases, "built", {{"keeps"}, t.us});
  const auto made = std::move(t.draft).finish();
  ASSERT_TRUE(made);
  EXPECT_TRUE(easing_of(line_of(*made).formula).empty());
  const auto then = in_force(*made);
  ASSERT_TRUE(then);
  const RedLine& line = line_of(*then);
  EXPECT_EQ(line.as_said(), line_of(*made).formula);
  EXPECT_EQ(without_easing(line.formula), line_of(*made).formula);
  const std::vector<Atom> by = {{t.bases.id(), Atom::Relation::eases, {OptionId{1}}}};
  EXPECT_EQ(easing_of(line.formula), by);
  EXPECT_EQ(issues_of(line.formula), std::vector{t.airfields.id()});
  const auto again = in_force(*then);
  ASSERT_TRUE(again);
  EXPECT_EQ(line_of(*again), line);
}

TEST(Easing, GoesWithItsLine) {
  Talks t;
  t.draft.eases(t.bases, "built", {{"keeps"}, {}});
  const auto made = std::move(t.draft).finish();
  ASSERT_TRUE(made);
  const auto then = in_force(*made, {.as_of = {}, .without = {"keeps"}});
  ASSERT_TRUE(then);
  EXPECT_FALSE(then->option(t.bases.id(), OptionId{1}).eases);
}

TEST(Easing, IsOfARedLineThatMayMove) {
  Talks nothing;
  nothing.draft.eases(nothing.bases, "built", {{}, {}});
  EXPECT_FALSE(std::move(nothing.draft).finish());
  Talks nobody;
  nobody.draft.eases(nobody.bases, "built", {{"theirs"}, {}});
  EXPECT_FALSE(std::move(nobody.draft).finish());
  Talks absolute;
  absolute.draft.red_line(absolute.israel, absolute.airfields == "kept", Firmness::absolute)
      .called("ever");
  absolute.draft.eases(absolute.bases, "built", {{"ever"}, {}});
  EXPECT_FALSE(std::move(absolute.draft).finish());
  Talks own;
  const DraftIssue move = own.draft.own_move(own.us, "pay", "Pay", {{"yes", "Yes"}, {"no", "No"}});
  own.draft.eases(move, "yes", {{"keeps"}, {}});
  EXPECT_FALSE(std::move(own.draft).finish());
}

// What only counts in force cannot be written into a draft.
TEST(Easing, IsNoAtomOfADraft) {
  Talks t;
  auto& line = std::get<RedLine>(t.draft.contents.positions[0].claim);
  line.formula =
      eased(std::move(line.formula), {{t.bases.id(), Atom::Relation::eases, {OptionId{1}}}});
  EXPECT_FALSE(std::move(t.draft).finish());
}

}  // namespace
}  // namespace zopa
