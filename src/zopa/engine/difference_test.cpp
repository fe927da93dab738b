#include "zopa/engine/difference.hpp"

#include <stdexcept>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/in_force.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::engine {
namespace {

using deadlock::Verdict;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::two_parties;

Analysis analysed(const Negotiation& talks, std::vector<std::string> without = {}) {
  Options options;
  options.parts = parts_of_deadlock();
  options.without = std::move(without);
  auto answer = analyze(talks, options);
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics[0]));
  return std::move(*answer);
}

Changes changes_of(const std::string& before, const std::string& after) {
  return changes_between(*in_force(two_parties(before)), *in_force(two_parties(after)));
}

std::vector<std::string> ids_of(const std::vector<OnFile>& rows) {
  std::vector<std::string> ids;
  for (const OnFile& row : rows) ids.push_back(row.id);
  return ids;
}

const char* const kLines =
    "  - {id: a-line, party: a, requires: x == one}\n"
    "  - {id: b-line, party: b, requires: x == two}\n";

TEST(Effect, CountsWhatIsOpenedAndNamesWhatIsGone) {
  const auto talks = two_parties(kLines);
  const Analysis before = analysed(talks);
  const Analysis after = analysed(talks, {"a-line"});
  const Effect effect = effect_of(before, after);
  EXPECT_EQ(effect.verdict.before, Verdict::deadlock);
  EXPECT_EQ(effect.verdict.after, Verdict::agreement_possible);
  EXPECT_EQ(effect.tabled.after, Count{9});
  EXPECT_FALSE(effect.packages.differs());
  EXPECT_THAT(*effect.conflicts.lost, ElementsAre(ElementsAre("a-line", "b-line")));
  EXPECT_THAT(*effect.conflicts.gained, IsEmpty());
  // … and back.
  const Effect back = effect_of(after, before);
  EXPECT_EQ(back.tabled.before, Count{9});
  EXPECT_THAT(*back.conflicts.gained, ElementsAre(ElementsAre("a-line", "b-line")));
  EXPECT_THAT(*back.conflicts.lost, IsEmpty());
}

TEST(Changes, AnotherIdIsNeitherLossNorGain) {
  const auto before = two_parties(kLines);
  const auto after = two_parties(
      "  - {id: a-first, party: a, requires: x == one}\n"
      "  - {id: b-line, party: b, requires: x == two}\n");
  const Changes changes = changes_between(before, after);
  EXPECT_THAT(changes.gained, IsEmpty());
  EXPECT_THAT(changes.lost, IsEmpty());
  ASSERT_EQ(changes.changed.size(), 1U);
  EXPECT_THAT(changes.changed[0].what, ElementsAre(Aspect::id));
  EXPECT_TRUE(effect_of(analysed(before), analysed(after), changes.renamed).is_nothing());
}

TEST(Changes, ARowBeforeOthersWithoutIdsIsTheOnlyOneGained) {
  const Changes changes = changes_of(
      "  - {party: a, demands: x == one}\n"
      "  - {party: a, demands: y == one}\n",
      "  - {party: a, demands: z == one}\n"
      "  - {party: a, demands: x == one}\n"
      "  - {party: a, demands: y == one}\n");
  EXPECT_THAT(ids_of(changes.gained), ElementsAre("a.demands.1"));
  EXPECT_THAT(changes.lost, IsEmpty());
  EXPECT_THAT(changes.changed, IsEmpty());
}

TEST(Changes, ARowWithoutIdIsKnownByItsIssue) {
  const Changes changes =
      changes_of("  - {party: a, demands: x == one}\n", "  - {party: a, demands: x != three}\n");
  ASSERT_EQ(changes.changed.size(), 1U);
  EXPECT_THAT(changes.changed[0].what, ElementsAre(Aspect::says));
  EXPECT_EQ(changes.changed[0].before.says, "x == one");
}

TEST(Changes, OfARedLineFirmnessAndKindAreCompared) {
  const Changes changes = changes_of(
      "  - {id: line, party: a, requires: x == one, firmness: soft}\n"
      "  - {id: ask, party: a, demands: y == one}\n",
      "  - {id: line, party: a, requires: x == one, firmness: firm}\n"
      "  - {id: ask, party: a, requires: y == one}\n");
  ASSERT_EQ(changes.changed.size(), 2U);
  EXPECT_THAT(changes.changed[0].what, ElementsAre(Aspect::firmness));
  EXPECT_THAT(changes.changed[1].what, ElementsAre(Aspect::kind, Aspect::firmness));
}

const char* const kRounds =
    "  - {id: a-line, party: a, requires: x == one}\n"
    "  - {id: a-line, party: a, requires: x != three, from: second}\n"
    "  - {id: b-line, party: b, requires: x == two}\n"
    "rounds:\n"
    "  - {id: first, with: [a, b], date: 2026-01-01}\n"
    "  - {id: second, with: [a, b], date: 2026-02-01}\n";

TEST(Moved, IsSinceTheRoundBeforeTheDay) {
  const Analysis answer = analysed(two_parties(kRounds));
  ASSERT_TRUE(answer.moved);
  EXPECT_EQ(answer.moved->since, RoundId{0});
  ASSERT_EQ(answer.moved->changes.changed.size(), 1U);
  EXPECT_EQ(answer.moved->effect.verdict.before, Verdict::deadlock);
  EXPECT_EQ(answer.moved->effect.verdict.after, Verdict::agreement_possible);
}

TEST(Moved, IsSinceTheLastRoundWhereSomethingChangedAfterIt) {
  const std::string later =
      "sources: {note: {file: note.txt}}\n"
      "statements:\n"
      "  said: {source: note, by: b, about: [b], date: 2026-03-01, text: No}\n"
      "as_of: 2026-04-01\n";
  const std::string rows = kRounds;
  const Analysis answer = analysed(two_parties(rows + "as_of: 2026-04-01\n"));
  ASSERT_TRUE(answer.moved);
  EXPECT_EQ(answer.moved->since, RoundId{0});  // nothing has changed since the second
  const std::string said = "  - {id: b-asks, party: b, demands: y == two, because: [said]}\n";
  const Analysis more = analysed(two_parties(said + rows + later));
  ASSERT_TRUE(more.moved);
  EXPECT_EQ(more.moved->since, RoundId{1});
  EXPECT_THAT(ids_of(more.moved->changes.gained), ElementsAre("b-asks"));
}

TEST(Moved, IsNothingWhereNoRoundWasHeldBefore) {
  EXPECT_FALSE(analysed(two_parties(kLines)).moved);
}

}  // namespace
}  // namespace zopa::engine
