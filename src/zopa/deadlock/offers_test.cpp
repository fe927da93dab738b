#include "zopa/deadlock/offers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa::deadlock {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Israel keeps its airfields, Egypt wants them given up.
struct Talks {
  Draft draft{"Sinai"};
  PartyId egypt = draft.party("egypt", "Egypt");
  PartyId israel = draft.party("israel", "Israel");
  DraftIssue airfields =
      draft.issue("airfields", "Airfields", {{"kept", "Kept"}, {"given", "Given up"}});
  DraftIssue bases = draft.issue("bases", "New bases", {{"none", "None"}, {"built", "Built"}});

  Talks() { draft.hypothetical(bases, "built"); }

  Offers offers() {
    const auto made = std::move(draft).finish();
    EXPECT_TRUE(made);
    const auto then = in_force(*made);
    return offers_of(*then, diagnose(*then));
  }
};

TEST(Offers, AreThreeFormsForAConflict) {
  Talks t;
  t.draft.red_line(t.egypt, t.airfields == "given").called("wants");
  t.draft.red_line(t.israel, t.airfields == "kept").called("keeps");
  const Offers offers = t.offers();
  ASSERT_THAT(offers.options, SizeIs(1));
  EXPECT_EQ(offers.options[0].issue, t.airfields.id());
  EXPECT_THAT(offers.options[0].asked, ElementsAre(t.egypt, t.israel));
  EXPECT_TRUE(offers.options[0].may_be_left_open);
  EXPECT_THAT(offers.options[0].ends, ElementsAre(0));
  ASSERT_THAT(offers.texts, SizeIs(1));
  EXPECT_THAT(offers.texts[0].as, ElementsAre(ElementsAre(OptionId{1}), ElementsAre(OptionId{0})));
  ASSERT_THAT(offers.compensations, SizeIs(2));
  EXPECT_EQ(offers.compensations[0].line, "wants");
  EXPECT_TRUE(offers.complete);
}

TEST(Offers, LeaveAbsoluteLinesAndWhatIsOnFile) {
  Talks t;
  t.draft.red_line(t.egypt, t.airfields == "given", Firmness::absolute);
  t.draft.red_line(t.israel, t.airfields == "kept").called("keeps");
  t.draft.eases(t.bases, "built", {{"keeps"}, {}});
  EXPECT_THAT(t.offers().compensations, IsEmpty());
}

// Whoever requires one thing and nothing else is asked about no other.
TEST(Offers, AreNoOptionWhereALineShutsOutAllOthers) {
  Talks t;
  t.draft.only(t.egypt, t.airfields == "given");
  t.draft.red_line(t.israel, t.airfields == "kept");
  const Offers offers = t.offers();
  EXPECT_THAT(offers.options, IsEmpty());
  EXPECT_THAT(offers.texts, SizeIs(1));
  EXPECT_THAT(offers.compensations, SizeIs(2));
}

TEST(Offers, AreNoneWithoutAConflict) {
  Talks t;
  t.draft.red_line(t.israel, t.airfields == "kept");
  EXPECT_TRUE(t.offers().is_empty());
}

}  // namespace
}  // namespace zopa::deadlock
