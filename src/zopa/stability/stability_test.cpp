#include "zopa/stability/stability.hpp"

#include <atomic>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/base/budget.hpp"
#include "zopa/stability/hypergame.hpp"
#include "zopa/stability/impasse.hpp"

namespace zopa::stability {
namespace {

using ::testing::ElementsAre;

// Two neighbours: each wants the other to keep watch, and would rather not.
Negotiation watch(const std::string& east = "west-watches, not east-watches") {
  return testing::read_negotiation(R"(zopa: 1
parties: {east: {name: East}, west: {name: West}, town: {name: Town, role: observer}}
issues:
  east-watches: {name: East's watch, by: east, options: {no: None, yes: Kept}}
  west-watches: {name: West's watch, by: west, options: {no: None, yes: Kept}}
status_quo: {east-watches: no, west-watches: no}
positions:
  - {party: east, priorities: [)" + east +
                                   R"(]}
  - {party: west, priorities: [east-watches, not west-watches]}
)");
}

const PartyId kEast{0};
const PartyId kWest{1};
const PartyId kTown{2};

std::string code_of(const Result<Part<Stability>>& part) {
  return part ? "" : part.error().diagnostics.front().code;
}

TEST(Stability, KnowsTheEquilibriaAndTheReasonsAskedFor) {
  Options options;
  options.reasons = {3};
  const auto part = stability_of(watch(), options);
  ASSERT_TRUE(part && part->value);
  EXPECT_FALSE(part->why);
  const Stability& found = *part->value;
  EXPECT_THAT(found.of(Concept::nash).equilibria, ElementsAre(0));
  EXPECT_THAT(found.of(Concept::sequential).equilibria, ElementsAre(0, 3));
  ASSERT_TRUE(found.details);
  EXPECT_EQ(found.details->reasons.back().state, 3U);
}

TEST(Stability, NamesTheReasonWhereThereIsNone) {
  const auto part = stability_of(testing::two_parties("  - {party: a, requires: x == one}\n"));
  ASSERT_TRUE(part);
  EXPECT_FALSE(part->value);
  EXPECT_EQ(part->why, Message("why.no_own_moves"));
}

TEST(Stability, OfMoreStatesThanMayBeLookedAtIsNotComputed) {
  Options options;
  options.most_states = 3;
  const auto part = stability_of(watch(), options);
  ASSERT_TRUE(part);
  EXPECT_EQ(part->why, Message("stability.too_many_states", {{"count", 3}}));
  // It is true that there is nothing to map, and why.
  EXPECT_EQ(impasse_of(watch()).why, Message("why.no_joint_issue"));
}

TEST(Stability, IsStoppedByItsLimits) {
  const std::atomic<bool> interrupted = true;
  Limits limits;
  limits.interrupted = &interrupted;
  zopa::Run run;
  run.limits = &limits;
  for (const char* east : {"west-watches", "whether west-watches"}) {
    const auto part = stability_of(watch(east), {}, run);
    ASSERT_TRUE(part);
    EXPECT_TRUE(part->stopped);
    EXPECT_EQ(part->why, Message("why.stopped"));
  }
  const auto part = hypergame(watch(), {}, {}, run);
  ASSERT_TRUE(part);
  EXPECT_TRUE(part->stopped);
}

// More states than are listed, of moves that all make a difference.
Negotiation many_states() {
  std::string issues;
  std::string any = "m0";
  for (int k = 0; k < 14; ++k) {
    const std::string move = "m" + std::to_string(k);
    issues += "  " + move + ": {name: Move, by: " + (k % 2 == 0 ? "a" : "b") +
              ", options: {no: No, yes: Yes}}\n";
    if (k > 0) any += " or " + move;
  }
  return testing::read_negotiation("zopa: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n" +
                                   issues + "positions:\n  - {party: a, priorities: [" + any +
                                   "]}\n  - {party: b, priorities: [not m0]}\n");
}

TEST(Stability, CountsWhatItDoesNotList) {
  const auto part = stability_of(many_states());
  ASSERT_TRUE(part && part->value);
  EXPECT_FALSE(part->value->is_listed);
  EXPECT_EQ(part->value->state_count, std::size_t{1} << 14);
  // A gains wherever something is done: by its own seven moves it can always do something.
  EXPECT_EQ(part->value->of(Concept::nash).equilibria_count, (std::size_t{1} << 14) - 1);
  EXPECT_EQ(part->value->of(Concept::nash).first.size(), 30U);
}

TEST(Stability, OfManyStatesIsStoppedByItsLimits) {
  const std::atomic<bool> interrupted = true;
  Limits limits;
  limits.interrupted = &interrupted;
  zopa::Run run;
  run.limits = &limits;
  const auto part = stability_of(many_states(), {}, run);
  ASSERT_TRUE(part);
  EXPECT_TRUE(part->stopped);
  EXPECT_EQ(part->why, Message("why.stopped"));
}

TEST(StabilityOptions, AreFaultsWhereTheyNameNothing) {
  Options options;
  options.inverse = {4};
  EXPECT_EQ(code_of(stability_of(watch(), options)), "unknown-name");
  options = {};
  options.attitudes = {{kEast, kTown, Attitude::positive}};
  EXPECT_EQ(code_of(stability_of(watch(), options)), "unknown-name");  // it does not act
  options = {};
  options.together = {{kEast}};
  EXPECT_EQ(code_of(stability_of(watch(), options)), "bad-option");
  options.together = {{kEast, kWest}, {kWest, kEast}};
  EXPECT_EQ(code_of(stability_of(watch(), options)), "bad-option");
}

TEST(StabilityOptions, AreFaultsWhereOpenPreferencesHaveNoAnswer) {
  const Negotiation open = watch("whether west-watches");
  Options together;
  together.together = {{kEast, kWest}};
  EXPECT_EQ(code_of(stability_of(open, together)), "bad-option");
  Options inverse;
  inverse.inverse = {0};
  EXPECT_EQ(code_of(stability_of(open, inverse)), "bad-option");
  Options more;
  more.completions = 5;
  EXPECT_EQ(code_of(stability_of(open, more)), "");
}

TEST(StabilityOptions, NamePrincipalsAndWhoeverMoves) {
  EXPECT_THAT(acting_parties(watch()), ElementsAre(kEast, kWest));
}

TEST(Hypergame, FindsWhatAPartyWouldNotExpect) {
  // East believes that West likes to watch.
  const Negotiation as_east_sees_it = testing::read_negotiation(R"(zopa: 1
parties: {east: {name: East}, west: {name: West}}
issues:
  east-watches: {name: East's watch, by: east, options: {no: None, yes: Kept}}
  west-watches: {name: West's watch, by: west, options: {no: None, yes: Kept}}
positions:
  - {party: east, priorities: [west-watches, not east-watches]}
  - {party: west, priorities: [west-watches]}
)");
  const Negotiation conflict = watch();
  const auto part = hypergame(conflict, {{kEast, &as_east_sees_it}});
  ASSERT_TRUE(part && part->value);
  EXPECT_THAT(part->value->equilibria.of(Concept::nash), ElementsAre(0));
  ASSERT_FALSE(part->value->surprises.empty());
  EXPECT_EQ(part->value->surprises.front().row, 0U);
  const Negotiation open = watch("whether west-watches");
  const auto unsolved = hypergame(open, {});
  ASSERT_TRUE(unsolved);
  EXPECT_EQ(unsolved->why,
            Message("hypergame.conflict_unsolved", {{"why", Message("hypergame.needs_list")}}));
}

TEST(Signs, KnowWhatHoldsForSure) {
  Signs signs;
  signs.add(true);
  signs.add(Sign::open);
  signs.add(false);
  EXPECT_EQ(signs.shown().signs, "1?0");
  EXPECT_EQ(signs.count(), 1U);
  EXPECT_FALSE(signs.hold(1));
  EXPECT_FALSE(hold_for_all({signs, signs}, 1));
}

}  // namespace
}  // namespace zopa::stability
