#include "zopa/engine/table.hpp"

#include <atomic>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/base/budget.hpp"
#include "zopa/base/contracts.hpp"

namespace zopa::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const char* const kDeadlock =
    "  - {id: a-line, party: a, requires: x == one}\n"
    "  - {id: b-line, party: b, requires: x == two}\n"
    "  - {party: a, issue: x, prefers: one > two > three}\n"
    "  - {party: b, issue: x, prefers: two > one > three}\n";

Options asking_for(std::vector<std::string> parts) {
  Options options;
  options.parts = std::move(parts);
  options.robust.completions = 100;
  return options;
}

std::vector<std::string_view> names_of(const std::vector<const EngineEntry*>& entries) {
  std::vector<std::string_view> names;
  for (const EngineEntry* entry : entries) names.push_back(entry->name);
  return names;
}

TEST(EngineTable, NamesWhatAnEngineNeedsAboveIt) {
  std::vector<std::string_view> above;
  for (const EngineEntry& entry : engine_table()) {
    for (const std::string_view need : entry.needs) {
      EXPECT_THAT(above, ::testing::Contains(need)) << entry.name;
    }
    above.push_back(entry.name);
  }
}

TEST(EngineTable, GivesWhatIsAskedForWithAllThatItNeeds) {
  EXPECT_THAT(names_of(entries_for({"impasse_map"})), ElementsAre("stability", "impasse_map"));
  EXPECT_THAT(names_of(entries_for({"contradiction", "evidence"})),
              ElementsAre("evidence", "deadlock", "candidates", "robustness", "contradiction"));
  EXPECT_EQ(entries_for({}).size(), engine_table().size());
  EXPECT_THROW((void)entries_for({"no-such-part"}), ContractViolation);
}

TEST(Completed, KeepsWhatIsThereAndAddsWhatIsAskedFor) {
  const Negotiation talks = testing::two_parties(kDeadlock);
  Analysis first = analyze(talks, asking_for(parts_of_deadlock())).value();
  EXPECT_FALSE(first.robustness);
  first.deadlock->agreement = "as it was";  // would be written anew
  const Analysis whole = completed(std::move(first), talks, asking_for({}));
  EXPECT_EQ(whole.deadlock->agreement, "as it was");
  EXPECT_TRUE(whole.robustness);
  EXPECT_EQ(whole.parts.size(), engine_table().size());
  verify(whole);
}

TEST(Completed, LooksAgainAtWhatWasStoppedAndAtWhatNeedsIt) {
  const Negotiation talks = testing::two_parties(kDeadlock);
  const std::atomic<bool> interrupted{true};
  Limits limits;
  limits.interrupted = &interrupted;
  zopa::Run run;
  run.limits = &limits;
  Analysis stopped = analyze(talks, asking_for({}), run).value();
  EXPECT_TRUE(stopped.is_stopped());
  EXPECT_EQ(stopped.why_not_computed("robustness")->key, "why.stopped");
  verify(stopped);
  const Analysis whole = completed(std::move(stopped), talks, asking_for({}));
  EXPECT_FALSE(whole.is_stopped());
  EXPECT_THAT(whole.stopped, IsEmpty());
  EXPECT_EQ(whole.deadlock->verdict, deadlock::Verdict::deadlock);
  EXPECT_TRUE(whole.robustness);
  verify(whole);
}

TEST(Verify, FindsAnAnswerThatContradictsItself) {
  const Negotiation talks = testing::two_parties(kDeadlock);
  Analysis answer = analyze(talks, asking_for({})).value();
  answer.deadlock->verdict = deadlock::Verdict::agreement_possible;
  EXPECT_THROW(verify(answer), ContractViolation);
}

}  // namespace
}  // namespace zopa::engine
