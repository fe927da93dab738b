#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Quay {
  Draft talks{"A quay"};
  PartyId port = talks.party("port", "Port");
  PartyId town = talks.party("town", "Town");
  DraftIssue quay =
      talks.issue("quay", "Length", {{"short", "200 m"}, {"medium", "350 m"}, {"long", "500 m"}});
  DraftIssue night = talks.issue("night", "Work at night", {{"no", "None"}, {"yes", "Allowed"}});
};

std::vector<std::string> messages_of(const Draft& draft) {
  std::vector<std::string> messages;
  const auto made = draft.finish();
  if (made) return messages;
  for (const Diagnostic& fault : made.error().diagnostics)
    messages.push_back(to_english(fault.message));
  return messages;
}

TEST(Builder, WritesFormulasAsTheFormatHasThem) {
  Quay q;
  q.talks.rule(implies(q.quay == "long" && q.night.holds() && q.quay != "short",
                       !q.night.holds() || q.quay.in({"short", "medium"})),
               "Law");
  q.talks.rule(iff(q.quay == "long", q.night == "yes"));
  const auto made = q.talks.finish();
  ASSERT_TRUE(made) << to_text(made.error().diagnostics[0]);
  EXPECT_EQ(
      to_notation(made->rules()[0].formula, *made),
      "quay == long and night and quay != short implies not night or quay in {short, medium}");
  EXPECT_EQ(to_notation(made->rules()[1].formula, *made), "quay == long iff night == yes");
  EXPECT_EQ(made->rules()[0].formula.parts[0].parts.size(), 3U);  // not nested
}

TEST(Builder, WritesEveryForm) {
  Quay q;
  const RoundId second = q.talks.round("second", {q.port, q.town}).on("2026-04");
  const SourceId paper = q.talks.source("paper", "article.txt");
  const Speaker ann = q.talks.representative(q.port, "ann", "Ann");
  const auto word = q.talks.statement(paper, "Never.").by(ann).about(q.port).act(Act::rejects);
  const auto more = q.talks.paraphrase(paper, "So they say.").by(q.town).on("unknown");
  q.talks.demands(q.port, q.quay == "long").called("wish");
  q.talks.red_line(q.port, q.quay != "short", Firmness::soft).because(word, more).called("line");
  q.talks.red_line(q.port, q.quay == "long").called("line").from(second);
  q.talks.accepts(q.town, q.quay == "short").inferred();
  q.talks.prefers(q.port, q.quay, {"long", "medium", "short"}, {Relation::better, Relation::equal});
  q.talks.weighs(q.port, {q.quay, q.night});
  q.talks.compares(q.town, q.quay == "long", Relation::at_least_as_good, q.quay == "short");
  q.talks.priorities(q.town, {q.night == "no", q.quay == "short"});
  q.talks.values(q.port, q.quay,
                 {{"long", 1}, {"short", "0.2"}, {"medium", Amount::between("0.3", "0.4")}});
  q.talks.weights(q.port, {{q.quay, "0.6"}, {q.night, "0.4"}});
  q.talks.reservation(q.port, "0.25");
  q.talks.proposal(ann, {{q.quay, "short"}, {q.night, "no"}}).called("draft").from(second);
  q.talks.frame(q.town, "Noise.").because(more);
  q.talks.bloc("both", {q.port, q.town});
  q.talks.status_quo(q.quay, "short");
  q.talks.hypothetical(q.quay, "medium");
  q.talks.exclude(q.quay, "long", "law");
  q.talks.agreement(all_of({q.port, q.town}));
  const auto made = q.talks.finish();
  ASSERT_TRUE(made) << to_text(made.error().diagnostics[0]);
  std::vector<std::string> ids;
  for (const Position& position : made->positions()) ids.push_back(position.id);
  EXPECT_THAT(ids, ElementsAre("wish", "line", "line", "town.accepts.1", "port.prefers.quay",
                               "port.weighs.1", "town.compares.1", "town.priorities.1",
                               "port.values.quay", "port.weights.1", "port.reservation.1"));
  EXPECT_THAT(made->positions()[1].because, ElementsAre(StatementId{0}, StatementId{1}));
  EXPECT_EQ(made->statements()[0].by, (Speaker{q.port, 0}));
  EXPECT_EQ(to_notation(std::get<OptionOrder>(made->positions()[4].claim), *made),
            "long > medium ~ short");
  EXPECT_EQ(to_notation(std::get<OptionValues>(made->positions()[8].claim).entries[2].value),
            "[0.3, 0.4]");
  EXPECT_EQ(made->positions()[2].from, second);
  EXPECT_EQ(made->proposals()[0].by, (Speaker{q.port, 0}));
  EXPECT_EQ(made->proposals()[0].from, second);
  EXPECT_EQ(made->proposals()[0].package[0].option, OptionId{0});
  EXPECT_TRUE(made->issues()[0].options[1].hypothetical);
  EXPECT_EQ(made->issues()[0].options[2].excluded, "law");
  EXPECT_EQ(to_notation(*made->agreement(), *made), "port and town");
}

TEST(Builder, NamesTheOptionThatWasMeant) {
  Quay q;
  q.talks.red_line(q.port, q.night == "no" && q.quay == "lnog");
  q.talks.prefers(q.town, q.quay, {"short", "medum"});
  q.talks.status_quo(q.quay, "shot");
  q.talks.hypothetical(q.quay, "none");
  EXPECT_THAT(
      messages_of(q.talks),
      ElementsAre(
          HasSubstr("in position `port.requires.1`, at `requires`: the issue `quay` has no "
                    "option `lnog`; did you mean `long`?"),
          HasSubstr("in position `town.prefers.quay`, at `prefers`: the issue `quay` has "
                    "no option `medum`; did you mean `medium`?"),
          HasSubstr("in status quo 1: the issue `quay` has no option `shot`"),
          HasSubstr("in issue `quay`, at `hypothetical`: the issue `quay` has no option `none`")));
}

TEST(Builder, RefusesWhatIsNoNumber) {
  Quay q;
  q.talks.reservation(q.port, "a third");
  q.talks.weights(q.port, {{q.quay, 7}});
  EXPECT_THAT(messages_of(q.talks), ElementsAre(HasSubstr("a number from 0 to 1"),
                                                HasSubstr("`a third` is not a number")));
}

TEST(Builder, LetsNoIssueOfAnotherDraftIn) {
  Quay q;
  Draft other("Another");
  const PartyId alone = other.party("alone");
  other.issue("one", "One", {{"a", "A"}, {"b", "B"}});
  other.red_line(alone, q.night == "no");  // the second issue of the first draft
  other.hypothetical(q.night, "no");
  EXPECT_THAT(messages_of(other), ElementsAre(HasSubstr("there is no issue with the index 1"),
                                              HasSubstr("this issue is of another draft")));
}

TEST(Builder, CanBeFinishedTwice) {
  Quay q;
  const auto first = q.talks.finish();
  const auto second = q.talks.finish();
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
}

TEST(Builder, KnowsWhoMustConsent) {
  Quay q;
  const PartyId fishers = q.talks.party("fishers");
  const PartyId friends = q.talks.supporter("friends", "Friends", q.port);
  q.talks.agreement(all_of({q.port, at_least(1, {q.town, fishers})}));
  const auto made = q.talks.finish();
  ASSERT_TRUE(made);
  EXPECT_EQ(to_notation(*made->agreement(), *made), "port and 1 of [town, fishers]");
  EXPECT_EQ(made->party(friends).of, q.port);
  q.talks.agreement(any_of({q.port, friends}));
  EXPECT_THAT(messages_of(q.talks), ElementsAre(HasSubstr("`friends` is not a principal")));
}

}  // namespace
}  // namespace zopa
