#include "zopa/deadlock/schedules.hpp"

#include <array>
#include <string>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/model/steps.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::size_t kSteps = 4;
constexpr std::size_t kPairs = kSteps * (kSteps - 1) / 2;
constexpr std::size_t kSaid = 4;  // of a pair: first, second, together, or nothing

using Ranks = std::array<std::size_t, kSteps>;
using Saids = std::array<std::size_t, kPairs>;

std::vector<StepPair> all_pairs() {
  std::vector<StepPair> pairs;
  for (std::size_t a = 0; a < kSteps; ++a) {
    for (std::size_t b = a + 1; b < kSteps; ++b) pairs.push_back({StepId{a}, StepId{b}});
  }
  return pairs;
}

bool agrees(const Ranks& ranks, const Saids& saids) {
  const auto pairs = all_pairs();
  for (std::size_t p = 0; p < kPairs; ++p) {
    const std::size_t a = ranks.at(pairs[p].first.index());
    const std::size_t b = ranks.at(pairs[p].second.index());
    const std::array<bool, kSaid> holds = {a < b, b < a, a == b, true};
    if (!holds.at(saids.at(p))) return false;
  }
  return true;
}

// Is there a day for each step, of four, on which it is done?
bool can_be_done(const Saids& saids) {
  for (std::size_t number = 0; number < kSteps * kSteps * kSteps * kSteps; ++number) {
    Ranks ranks{};
    for (std::size_t s = 0, rest = number; s < kSteps; ++s, rest /= kSteps) {
      ranks.at(s) = rest % kSteps;
    }
    if (agrees(ranks, saids)) return true;
  }
  return false;
}

// Talks that name exactly the pairs of which something is said.
Negotiation talks_of(const Saids& saids) {
  Draft draft("Steps");
  const PartyId party = draft.party("party", "Party");
  draft.issue("other", "Other", {{"a", "A"}, {"b", "B"}});
  std::vector<DraftStep> steps;
  for (std::size_t s = 0; s < kSteps; ++s) {
    std::string id = "s";
    steps.push_back(draft.step(id + std::to_string(s), "Step " + std::to_string(s)));
  }
  const auto pairs = all_pairs();
  for (std::size_t p = kPairs; p-- > 0;) {  // named in another order than the file's
    if (saids.at(p) + 1 == kSaid) continue;
    draft.demands(party, steps[pairs[p].first.index()].before(steps[pairs[p].second.index()]));
  }
  const auto made = draft.finish();
  EXPECT_TRUE(made);
  return *made;
}

// Are the steps in the stages as is said of each pair?
void expect_as_said(const std::vector<std::vector<ScheduledSteps>>& stages, const Saids& saids) {
  Ranks stage_of{};
  std::array<const ScheduledSteps*, kSteps> found{};
  for (std::size_t stage = 0; stage < stages.size(); ++stage) {
    for (const ScheduledSteps& group : stages[stage]) {
      for (const StepId step : group.steps) {
        stage_of.at(step.index()) = stage;
        found.at(step.index()) = &group;
      }
      for (const StepId before : group.waits_for) {
        EXPECT_LT(stage_of.at(before.index()), stage);
      }
      EXPECT_EQ(stage == 0, group.waits_for.empty());
    }
  }
  EXPECT_TRUE(agrees(stage_of, saids));
  const auto pairs = all_pairs();
  for (std::size_t p = 0; p < kPairs; ++p) {
    const bool is_one = found.at(pairs[p].first.index()) == found.at(pairs[p].second.index());
    if (saids.at(p) == 2) EXPECT_TRUE(is_one);
  }
}

// Of one way to say which pairs of steps claims name: everything that can be said of these.
std::size_t expect_days(const Negotiation& talks, const Saids& named, std::size_t from) {
  if (from < kPairs && named.at(from) + 1 == kSaid) return expect_days(talks, named, from + 1);
  if (from < kPairs) {
    std::size_t done = 0;
    for (std::size_t said = 0; said + 1 < kSaid; ++said) {
      Saids saids = named;
      saids.at(from) = said;
      done += expect_days(talks, saids, from + 1);
    }
    return done;
  }
  std::vector<IssueId> orders;
  std::vector<OptionId> options;
  PartialPackage package(talks.issues().size());
  const auto pairs = all_pairs();
  for (std::size_t p = 0; p < kPairs; ++p) {
    if (named.at(p) + 1 == kSaid) continue;
    orders.push_back(*find_order(talks, pairs[p].first, pairs[p].second));
    options.emplace_back(named.at(p));
    package[orders.back().index()] = options.back();
  }
  bool is_allowed = true;
  for (const Rule& rule : talks.rules()) {
    is_allowed = is_allowed && truth_of(rule.formula, talks, package) == Truth::yes;
  }
  const bool can = can_be_done(named);
  EXPECT_EQ(is_allowed, can);
  const auto stages = stages_of(talks, orders, options);
  EXPECT_EQ(stages.has_value(), can);
  if (stages) expect_as_said(*stages, named);
  return can ? 1 : 0;
}

// All that can be said of any pairs of four steps, 4,096 cases: the rules of time, and the stages,
// against a search of all days.
TEST(Schedules, AreThereWhereDaysAreAndTheRulesOfTimeHoldThen) {
  std::size_t done = 0;
  for (std::size_t graph = 0; graph < (std::size_t{1} << kPairs); ++graph) {
    Saids named{};
    for (std::size_t p = 0; p < kPairs; ++p) {
      const bool is_named = ((graph >> p) & 1U) != 0;
      named.at(p) = is_named ? 0 : kSaid - 1;
    }
    done += expect_days(talks_of(named), named, 0);
  }
  EXPECT_GT(done, 500U);
}

const char* const kTalks = R"(zopa: 1
parties:
  north: North
  south: South
  judge: {name: Judge, role: mediator}
steps:
  truce: Guns silent
  weapons: {name: Weapons handed in, by: south, verified_by: judge}
  office: Seats taken
issues:
  prison: {name: Prisoners, options: {out: Freed, kept: Kept}}
)";

std::vector<Schedule> found_in(const std::string& more) {
  const Negotiation talks = testing::read_negotiation(kTalks + more);
  return schedules_of(talks, diagnose(talks));
}

TEST(Schedules, AreNoneWhereNobodySpeaksOfTime) {
  EXPECT_THAT(found_in("positions:\n  - {party: north, requires: prison == kept}\n"), IsEmpty());
}

TEST(Schedules, OfTwoWhoWaitForEachOtherComeFromTheWays) {
  const auto found = found_in(R"(positions:
  - {id: first, party: north, requires: weapons before office}
  - {id: then, party: south, requires: office before weapons}
)");
  // Each may give way, or both may be asked about what nobody has tabled.
  ASSERT_EQ(found.size(), 4U);
  std::vector<std::size_t> options;
  for (const Schedule& one : found) {
    EXPECT_EQ(one.ways, 1U);
    EXPECT_FALSE(one.is_open);
    options.push_back(one.options[0].index());
  }
  EXPECT_THAT(options, ::testing::UnorderedElementsAre(0U, 1U, 2U, 3U));
  for (const Schedule& one : found) {
    if (in_time_of(one.options[0]) != InTime::verified) continue;
    ASSERT_EQ(one.stages.size(), 1U);
    EXPECT_THAT(one.stages[0][0].steps, ElementsAre(StepId{1}, StepId{2}));
    EXPECT_THAT(one.stages[0][0].confirmed_by, ElementsAre(PartyId{2}));
  }
}

TEST(Schedules, OfAProposalNameIt) {
  const auto found = found_in(R"(proposals:
  plan: {by: judge, order: [truce before weapons, weapons with office]}
positions:
  - {party: north, requires: weapons before office}
  - {party: south, demands: truce before weapons}
)");
  const auto at = std::find_if(found.begin(), found.end(),
                               [](const Schedule& one) { return !one.proposals.empty(); });
  ASSERT_NE(at, found.end());
  EXPECT_THAT(at->proposals, ElementsAre("plan"));
  ASSERT_EQ(at->stages.size(), 2U);
  EXPECT_THAT(at->stages[0][0].steps, ElementsAre(StepId{0}));
  EXPECT_THAT(at->stages[1][0].steps, ElementsAre(StepId{1}, StepId{2}));
  EXPECT_THAT(at->stages[1][0].waits_for, ElementsAre(StepId{0}));
}

TEST(Schedules, AreOfWhatNothingExcludes) {
  const auto found = found_in("positions:\n  - {party: north, requires: weapons before office}\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].is_open);
  EXPECT_EQ(found[0].stages.size(), 2U);
}

// A cycle of befores is a conflict, with the lines of all three.
TEST(Schedules, AreNoneRoundACycleWhichIsAConflict) {
  const Negotiation talks = testing::read_negotiation(std::string(kTalks) + R"(positions:
  - {id: a, party: north, requires: truce before weapons, firmness: absolute}
  - {id: b, party: south, requires: weapons before office, firmness: absolute}
  - {id: c, party: north, requires: office before truce, firmness: absolute}
)");
  const Deadlock deadlock = diagnose(talks);
  ASSERT_EQ(deadlock.conflicts.size(), 1U);
  EXPECT_THAT(deadlock.conflicts[0].lines, ElementsAre("a", "b", "c"));
  EXPECT_EQ(deadlock.conflicts[0].rules.size(), 1U);
}

}  // namespace
}  // namespace zopa::deadlock
