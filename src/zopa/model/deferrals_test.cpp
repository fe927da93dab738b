#include "zopa/model/deferrals.hpp"

#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"

namespace zopa {
namespace {

struct Talks {
  Draft draft{"Police"};
  PartyId north = draft.party("north", "North");
  PartyId board = draft.party("board", "Board", Role::mediator);
  DraftIssue police = draft.issue("police", "Police", {{"one", "One"}, {"two", "Two"}});
  DraftIssue own = draft.own_move(north, "strike", "Strike", {{"yes", "Yes"}, {"no", "No"}});
};

TEST(Deferrals, AreUntabledOptionsThatAreCalledByWhatTheyAre) {
  Talks t;
  t.draft.contents.made_names.later = "left open";
  t.draft.contents.made_names.decided = "by decision of {party}";
  t.draft.may(t.police, {});
  t.police = t.draft.may(t.police, {t.board});
  t.draft.demands(t.north, t.police == "decided-by-board");
  const auto made = std::move(t.draft).finish();
  ASSERT_TRUE(made);
  const auto& options = made->issues()[0].options;
  ASSERT_EQ(options.size(), 4U);
  EXPECT_EQ(options[2].id, "later");
  EXPECT_EQ(options[2].name, "left open");
  EXPECT_EQ(options[3].id, "decided-by-board");
  EXPECT_EQ(options[3].name, "by decision of Board");
  EXPECT_TRUE(options[2].hypothetical && options[3].hypothetical);
  EXPECT_EQ(*Draft(*made).finish(), *made);
}

TEST(Deferrals, HaveANameInAnyLanguage) {
  Talks t;
  t.draft.may(t.police, {});
  t.draft.may(t.police, {t.board});
  const auto made = std::move(t.draft).finish();
  ASSERT_TRUE(made);
  for (const Option& option : made->issues()[0].options) EXPECT_FALSE(option.name.empty());
}

TEST(Deferrals, AreOfJointIssuesAndEachOnce) {
  Talks own;
  own.draft.may(own.own, {});
  EXPECT_FALSE(std::move(own.draft).finish());
  Talks twice;
  twice.draft.may(twice.police, {twice.board});
  twice.draft.may(twice.police, {twice.board});
  EXPECT_FALSE(std::move(twice.draft).finish());
  Talks nobody;
  nobody.draft.may(nobody.police, {});
  nobody.draft.contents.issues[0].options.back().deferral->to = PartyId{7};
  EXPECT_FALSE(std::move(nobody.draft).finish());
}

}  // namespace
}  // namespace zopa
