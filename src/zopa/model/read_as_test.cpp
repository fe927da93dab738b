#include "zopa/model/read_as.hpp"

#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/notation.hpp"

namespace zopa {
namespace {

struct Talks {
  Draft draft{"Canal"};
  PartyId us = draft.party("us", "United States");
  PartyId panama = draft.party("panama", "Panama");
  DraftIssue after =
      draft.issue("after", "Defence",
                  {{"ours", "Ours"}, {"theirs", "Theirs"}, {"un", "UN"}, {"joint", "Joint"}});

  Talks() {
    draft.hypothetical(after, "joint");
    draft.reads(after, us, "joint", "ours");
    draft.reads(after, panama, "joint", "un");
  }
};

// As it counts for the one party whose only claim it is.
std::string counted(Talks& t) {
  const auto made = std::move(t.draft).finish();
  EXPECT_TRUE(made);
  if (!made) return {};
  const auto then = in_force(*made);
  EXPECT_TRUE(then);
  const Claim& claim = then->positions()[0].claim;
  if (const auto* line = std::get_if<RedLine>(&claim)) {
    EXPECT_EQ(to_notation(line->as_said(), then->contents()),
              to_notation(std::get<RedLine>(made->positions()[0].claim).formula, made->contents()));
    return to_notation(line->formula, then->contents());
  }
  return to_notation(std::get<Demand>(claim).formula, then->contents());
}

TEST(ReadAs, CountsAsTheOtherOptionForTheClaimsOfTheParty) {
  Talks meets;
  meets.draft.red_line(meets.us, meets.after == "ours");
  EXPECT_EQ(counted(meets), "after == ours or after == joint");
  Talks breaks;
  breaks.draft.red_line(breaks.panama, breaks.after == "theirs");
  EXPECT_EQ(counted(breaks), "after == theirs and after != joint");
  Talks asks;
  asks.draft.demands(asks.panama, asks.after != "ours");
  EXPECT_EQ(counted(asks), "after != ours or after == joint");
}

TEST(ReadAs, LeavesWhatIsSaidOfTheOptionItself) {
  Talks t;
  t.draft.red_line(t.us, t.after != "joint");
  EXPECT_EQ(counted(t), "after != joint");
}

TEST(ReadAs, SaysNothingForOthers) {
  Talks t;
  const PartyId other = t.draft.party("other", "Other");
  t.draft.red_line(other, t.after == "ours");
  EXPECT_EQ(counted(t), "after == ours");
}

TEST(ReadAs, IsNeitherItselfNorReadAsAThird) {
  Talks itself;
  itself.draft.reads(itself.after, itself.us, "un", "un");
  EXPECT_FALSE(std::move(itself.draft).finish());
  Talks third;
  third.draft.reads(third.after, third.us, "un", "joint");
  EXPECT_FALSE(std::move(third.draft).finish());
  Talks own;
  const DraftIssue move =
      own.draft.own_move(own.us, "stay", "Stay", {{"yes", "Yes"}, {"no", "No"}});
  own.draft.reads(move, own.us, "yes", "no");
  EXPECT_FALSE(std::move(own.draft).finish());
}

}  // namespace
}  // namespace zopa
