#include "zopa/model/events.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The war was lost in 1982: no agreement became worse for the one, and better for the other.
constexpr const char* kTalks = R"(zopa: 1
title: Islands
parties: {south: South, west: West}
issues:
  islands: {name: Islands, options: {west: Western, shared: Shared, south: Southern}}
sources:
  note: {file: note.txt, date: 1984}
  old: {file: note.txt, date: 1981-05}
statements:
  no: {by: south, about: [south], source: note, text: Never., act: rejects, date: 1980}
  undated: {by: south, about: [south], source: note, text: No., act: rejects}
  printed: {by: south, about: [south], source: old, text: No., act: rejects}
  again: {by: south, about: [south], source: note, text: Still no., act: rejects, date: 1983}
  same-year: {by: south, about: [south], source: note, text: No., act: rejects, date: 1982}
  yes: {by: west, about: [west], source: note, text: Shared will do., act: offers, date: 1980}
positions:
  - {id: before, party: south, requires: islands != west, because: [no]}
  - {id: unknown, party: south, requires: islands != west, because: [no, undated]}
  - {id: in-print, party: south, requires: islands != west, because: [printed]}
  - {id: repeated, party: south, requires: islands != west, because: [no, again]}
  - {id: in-that-year, party: south, requires: islands != west, because: [same-year]}
  - {id: assumed, party: south, requires: islands != west}
  - {id: asked, party: south, demands: islands == south, because: [no]}
  - {id: taken-by-south, party: south, issue: islands, takes: shared, because: [no]}
  - {id: taken, party: west, issue: islands, takes: shared, because: [yes]}
  - {id: accepted, party: west, accepts: islands == shared, because: [yes]}
  - {id: line, party: west, requires: islands != south, because: [yes]}
  - {id: at-first, party: south, from: first, requires: islands != west}
  - {id: at-last, party: south, from: last, requires: islands != west, because: [no]}
rounds:
  - {id: first, with: [south], date: 1981}
  - {id: last, with: [south], date: 1984}
events:
  - {id: war, name: War, date: 1982-06-14, no_agreement: {south: worse, west: better}}
  - {id: flood, name: Flood, date: 1985, no_agreement: {west: worse}}
)";

std::vector<std::string> asked_again_on(const std::string& date) {
  const Negotiation file = testing::read_negotiation(kTalks);
  const Negotiation then = in_force(file, {.as_of = day_on(file, date), .without = {}}).value();
  std::vector<std::string> ids;
  for (const EventSince& since : events_since(then)) {
    for (const PositionId id : since.claims) {
      ids.push_back(then.events()[since.event.index()].id + " " + then.position(id).id);
    }
  }
  return ids;
}

TEST(Events, AskAgainAboutWhatWasSurelySaidBefore) {
  EXPECT_THAT(asked_again_on("1984-12"), ElementsAre("war before", "war in-print", "war taken",
                                                     "war accepted", "war at-first"));
}

TEST(Events, AreNoneBeforeTheyHappened) { EXPECT_THAT(asked_again_on("1981"), IsEmpty()); }

TEST(Events, OfALaterDayAskAboutWhatWasSaidUntilThen) {
  EXPECT_THAT(asked_again_on("1986"), ElementsAre("war before", "war in-print", "war taken",
                                                  "war accepted", "war at-first", "flood line"));
}

TEST(Events, NeedADateAndAParty) {
  Draft draft("Talks");
  const PartyId party = draft.party("a", "A");
  draft.issue("x", "X", {{"o", "O"}, {"p", "P"}});
  draft.event("war", "War", "1982", {{party, NoAgreement::worse}});
  EXPECT_TRUE(Draft(draft).finish());
  for (const char* date : {"", "unknown", "last year"}) {
    Draft other = draft;
    other.contents.events[0].date = date;
    EXPECT_FALSE(std::move(other).finish()) << date;
  }
  Draft twice = draft;
  twice.contents.events[0].changes.push_back({party, NoAgreement::better});
  EXPECT_FALSE(std::move(twice).finish());
  draft.contents.events[0].changes.clear();
  EXPECT_FALSE(std::move(draft).finish());
}

}  // namespace
}  // namespace zopa
