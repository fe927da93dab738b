#include "zopa/model/voices.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The junta said no until the government that followed it said nothing at all.
constexpr const char* kTalks = R"(zopa: 1
title: Beagle
parties:
  argentina:
    name: Argentina
    representatives:
      junta: {name: The junta, until: 1983-12-10}
      caputo: {name: Mr Caputo, since: 1983-12-10}
  chile: Chile
issues:
  islands: {name: Islands, options: {chile: Chilean, shared: Shared}}
sources:
  notes: {file: note.txt, date: 1984-01-01}
statements:
  no: {by: junta, about: [argentina], source: notes, text: Never Chilean., act: rejects, date: 1980}
  open: {by: caputo, about: [argentina], source: notes, text: We shall see., date: 1984}
positions:
  - {id: old, party: argentina, requires: islands != chile, because: [no]}
  - {id: both, party: argentina, demands: islands == shared, because: [no, open]}
  - {id: guess, party: argentina, demands: islands != chile}
)";

Negotiation file() { return testing::read_negotiation(kTalks); }

std::vector<std::string> claims_of(const Negotiation& in_force) {
  std::vector<std::string> ids;
  for (const Position& position : in_force.positions()) ids.push_back(position.id);
  return ids;
}

Negotiation on(const std::string& date, bool without_former = false) {
  const Negotiation all = file();
  return in_force(all, {.as_of = day_on(all, date),
                        .without = {},
                        .tabled_only = false,
                        .without_former = without_former})
      .value();
}

TEST(Voices, SpeakUntilTheirLastDayAndThatDayToo) {
  EXPECT_THAT(former_voices(on("1983-12-10")), IsEmpty());
  const auto voices = former_voices(on("1984-05"));
  ASSERT_EQ(voices.size(), 1U);
  EXPECT_EQ(voices[0].voice, (Speaker{PartyId{0}, 0U}));
}

TEST(Voices, MarkOnlyWhatRestsOnNobodyElse) {
  const Negotiation then = on("1984-05");
  EXPECT_THAT(former_voices(then)[0].claims, ElementsAre(PositionId{0}));
  EXPECT_TRUE(is_of_former_voices(then, then.positions()[0].because));
  EXPECT_FALSE(is_of_former_voices(then, then.positions()[1].because));
  EXPECT_FALSE(is_of_former_voices(then, then.positions()[2].because));
}

TEST(Voices, AreLeftOutOnRequest) {
  EXPECT_THAT(claims_of(on("1984-05")), ElementsAre("old", "both", "guess"));
  EXPECT_THAT(claims_of(on("1984-05", true)), ElementsAre("both", "guess"));
  EXPECT_THAT(claims_of(on("1983-06", true)), ElementsAre("old", "both", "guess"));
}

}  // namespace
}  // namespace zopa
