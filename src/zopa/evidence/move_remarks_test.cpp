#include "zopa/evidence/move_remarks.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/words/diagnostic.hpp"

namespace zopa::evidence {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> remarks(const std::string& irreversible) {
  const Negotiation negotiation = testing::read_negotiation(R"(zopa: 1
parties: {p: {name: P}, q: {name: Q}}
issues:
  suit: {by: p, name: Suit, options: {none: None, filed: Filed, amended: Amended, won: Won},
         irreversible: [)" + irreversible + "]}\n");
  std::vector<std::string> found;
  for (const Diagnostic& one : remarks_on_moves(negotiation)) {
    found.push_back(one.code + ": " + to_english(one.message));
  }
  return found;
}

TEST(MoveRemarks, SayThatADetourTakesBackWhatCannotBeTakenBack) {
  EXPECT_THAT(remarks("none -> filed"),
              ElementsAre("detour: `none` -> `filed` of `suit` can be taken back after all, by way "
                          "of `amended`; list the moves of that way too if it is not meant"));
}

TEST(MoveRemarks, AreSilentWhereThereIsNoWayBack) {
  EXPECT_THAT(remarks("none -> filed, none -> amended, none -> won"), IsEmpty());
}

TEST(MoveRemarks, NameEachStepOfALongWay) {
  EXPECT_THAT(
      remarks("none -> filed, none -> amended, won -> filed"),
      ElementsAre(::testing::HasSubstr("`none` -> `filed` of `suit` can be taken back after "
                                       "all, by way of `amended` and `won`"),
                  ::testing::HasSubstr("by way of `won`"),
                  ::testing::HasSubstr("by way of `amended`")));
}

}  // namespace
}  // namespace zopa::evidence
