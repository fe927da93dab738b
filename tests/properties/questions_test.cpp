// Nothing is asked that the file answers, whatever the negotiation; what is recorded as an answer
// is not asked again; and an acceptance is said to leave the ways that it does, counted one by one.
#include "zopa/engine/questions.hpp"

#include <algorithm>

#include "deadlock_oracle.hpp"
#include "finished.hpp"
#include "negotiations.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/engine/table.hpp"

namespace zopa::engine {
namespace {

Analysis asked(const Negotiation& file, std::size_t completions = 200, std::uint64_t seed = 1) {
  Options options;
  options.parts = {"questions"};
  options.robust.completions = completions;
  Run run;
  run.seed = seed;
  auto answer = analyze(file, options, run);
  if (!answer) throw std::runtime_error("no option is wrong");
  return std::move(*answer);
}

// Does a claim of the five kinds that answer, or an own proposal, name this option?
bool is_named(const Negotiation& negotiation, PartyId party, IssueId issue, OptionId option) {
  const auto in = [&](const Formula* formula) { return names(*formula, issue, option); };
  for (const Position& one : negotiation.positions()) {
    if (one.party != party) continue;
    if (const auto* demand = std::get_if<Demand>(&one.claim)) {
      if (in(&demand->formula)) return true;
    } else if (const auto* line = std::get_if<RedLine>(&one.claim)) {
      if (in(&line->formula) && !line->formula.speaks_of_all) return true;
    } else if (const auto* acceptance = std::get_if<Acceptance>(&one.claim)) {
      if (in(&acceptance->formula)) return true;
    } else if (const auto* taking = std::get_if<Taking>(&one.claim)) {
      const auto& taken = taking->options;
      if (taking->issue == issue && std::count(taken.begin(), taken.end(), option) > 0) return true;
    }
  }
  return std::any_of(
      negotiation.proposals().begin(), negotiation.proposals().end(), [&](const Proposal& own) {
        return own.by.party == party &&
               std::any_of(own.package.begin(), own.package.end(), [&](const auto& choice) {
                 return choice.issue == issue && choice.option == option;
               });
      });
}

void expect_unanswered(const Analysis& answer) {
  const Negotiation& negotiation = answer.negotiation;
  for (const ListedQuestion& one : *answer.questions) {
    if (one.kind == QuestionKind::accept) {
      EXPECT_FALSE(is_named(negotiation, one.party, *one.issue, one.options[0]));
    }
    if (one.kind == QuestionKind::order) {
      const auto named = [&](std::size_t i) {
        return is_named(negotiation.with_positions([&](PositionId id) {
          return std::holds_alternative<Demand>(negotiation.position(id).claim);
        }),
                        one.party, *one.issue, one.options[i]);
      };
      EXPECT_EQ(named(0), named(1));
    }
    if (one.kind != QuestionKind::position) continue;
    if (!one.issue) {  // a ratifier of which nothing is on file
      EXPECT_TRUE(negotiation.positions_of(one.party).empty());
      continue;
    }
    const auto& options = negotiation.issue(*one.issue).options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      EXPECT_FALSE(is_named(negotiation, one.party, *one.issue, OptionId{o}));
    }
  }
}

// What the party could say to it.
std::optional<Claim> answer_to(const ListedQuestion& question) {
  Formula formula;
  switch (question.kind) {
    case QuestionKind::position:
      formula.atom = {question.issue.value_or(IssueId{0}), Atom::Relation::equals, {OptionId{0}}};
      return Demand{formula};
    case QuestionKind::order:
      formula.atom = {*question.issue, Atom::Relation::equals, {question.options[0]}};
      return Demand{formula};
    case QuestionKind::accept:
      formula.atom = {*question.issue, Atom::Relation::differs, {question.options[0]}};
      return RedLine{formula};
    default:
      return std::nullopt;
  }
}

bool is_asked(const Analysis& answer, const ListedQuestion& question) {
  return std::any_of(answer.questions->begin(), answer.questions->end(), [&](const auto& one) {
    return one.kind == question.kind && one.party == question.party &&
           one.issue == question.issue && one.options == question.options;
  });
}

Negotiation with_answer(const Negotiation& file, const ListedQuestion& question, Claim claim) {
  Contents contents = file.contents();
  Position& position = contents.positions.emplace_back();
  position.party = question.party;
  position.claim = std::move(claim);
  return testing::finished(std::move(contents));
}

RC_GTEST_PROP(Questions, AreNotAnsweredOnFileNorAskedAgain, (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(std::move(numbers));
  const Negotiation file = testing::random_case(choices, {.parties = 4, .issues = 4});
  const Analysis answer = asked(file);
  verify(answer);
  if (!answer.questions) return;
  expect_unanswered(answer);
  const auto count = static_cast<std::uint32_t>(answer.questions->size());
  RC_CLASSIFY(count > 0, "some");
  if (count == 0) return;
  const ListedQuestion& question = (*answer.questions)[choices.below(count)];
  const auto claim = answer_to(question);
  RC_CLASSIFY(claim.has_value(), "answered");
  if (!claim) return;
  const Analysis after = asked(with_answer(file, question, *claim));
  RC_ASSERT(!is_asked(after, question));
}

RC_GTEST_PROP(Questions, SayWhichWaysAYesAndANoLeave, (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(std::move(numbers));
  const Negotiation file =
      testing::random_case(choices, {.parties = 3, .issues = 3, .options = 3, .red_lines = 5});
  const Analysis answer = asked(file);
  if (!answer.questions || answer.deadlock->ways.asked.empty()) return;
  const auto ways = testing::oracle_answer(answer.negotiation).ways;
  for (const ListedQuestion& one : *answer.questions) {
    if (one.kind != QuestionKind::accept) continue;
    const std::string need = file.party(one.party).id + "?" + file.issue(*one.issue).id + "=" +
                             file.option(*one.issue, one.options[0]).id;
    const auto yes = std::count_if(ways.begin(), ways.end(),
                                   [&](const auto& way) { return way.first.count(need) > 0; });
    RC_ASSERT(one.leaves.yes == static_cast<std::size_t>(yes));
    RC_ASSERT(one.leaves.yes + one.leaves.no == ways.size());
  }
  RC_CLASSIFY(true, "asked");
}

TEST(Questions, AreNotAnsweredInTheExamples) {
  for (const std::string& path : testing::valid_files()) {
    const Analysis answer = asked(testing::negotiation_in(path));
    SCOPED_TRACE(path);
    if (answer.questions) expect_unanswered(answer);
  }
}

// They are as much worth asking, whatever is drawn.
TEST(Questions, HaveTheSameRanksWhateverIsDrawn) {
  const Negotiation talks =
      testing::negotiation_in(testing::source_folder() + "examples/ukraine-talks/talks.yaml");
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const Analysis answer = asked(talks, 4096, seed);
    EXPECT_EQ(answer.questions->size(), 18U);
    for (const ListedQuestion& one : *answer.questions) EXPECT_EQ(one.rank, 1U) << seed;
  }
}

}  // namespace
}  // namespace zopa::engine
