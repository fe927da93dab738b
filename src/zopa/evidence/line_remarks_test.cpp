#include "zopa/evidence/line_remarks.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/in_force.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::evidence {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string head(const std::string& source, const std::string& text) {
  return R"(zopa: 1
parties: {port: {name: Port}, town: {name: Town}}
issues:
  tech: {name: Automation, options: {none: No machines, semi: Semi-automatic cranes, full: Robots}}
  pay: {name: Wage, options: {low: 5 %, high: 9 %}}
sources: {s: {file: note.txt)" +
         source + R"(}}
statements:
  s: {by: port, about: [port], act: rejects, source: s, text: )" +
         text + "}\npositions:\n";
}

std::vector<std::string> remarks(const std::string& file) {
  const Negotiation negotiation = *in_force(testing::read_negotiation(file));
  const PackageSpace space(negotiation);
  std::vector<std::string> found;
  for (const Diagnostic& one : remarks_on_lines(negotiation, space)) {
    found.push_back(one.code + ": " + to_english(one.message));
  }
  for (const Diagnostic& one : remarks_on_acceptances(negotiation, space)) {
    found.push_back(one.code + ": " + to_english(one.message));
  }
  return found;
}

const std::string kLine = "  - {id: l, party: port, requires: tech == semi, because: [s]}\n";

TEST(LineRemarks, AskForTheWordsOfALineThatIsNotInItsStatements) {
  EXPECT_THAT(remarks(head("", "The union wants to move us backward.") + kLine),
              ElementsAre("line-not-quoted: no statement behind the red line `l` names what it is "
                          "about; which words say that no agreement would be better? If none do, "
                          "write `inferred: true`"));
  for (const char* text : {"We will not do without ROBOTS.", "Cranes must be semi-automatic.",
                           "No deal without automation."}) {
    EXPECT_THAT(remarks(head("", text) + kLine), IsEmpty()) << text;
  }
}

TEST(LineRemarks, AskForNothingWhereTheLineIsTheAnalystsReading) {
  EXPECT_THAT(remarks(head("", "It hurts.") +
                      "  - {party: port, requires: tech == semi, because: [s], inferred: true}\n"),
              IsEmpty());
  EXPECT_THAT(remarks(head("", "It hurts.") + "  - {party: port, requires: tech == semi}\n"),
              IsEmpty());
}

TEST(LineRemarks, CannotTellWhatASourceInAnotherLanguageNames) {
  EXPECT_THAT(remarks(head(", language: fr", "Jamais de grues automatiques.") + kLine), IsEmpty());
}

TEST(LineRemarks, KnowNumbers) {
  const std::string line = "  - {id: l, party: port, requires: pay == low, because: [s]}\n";
  EXPECT_THAT(remarks(head("", "Never more than 5.") + line), IsEmpty());
  EXPECT_EQ(remarks(head("", "Never more than that.") + line).size(), 1U);
}

TEST(LineRemarks, ShowALineThatShutsOutWhatItsPartyTakesOrAsksFor) {
  const std::string own = head("", "Semi-automatic cranes only.") + kLine;
  EXPECT_THAT(remarks(own + "  - {id: t, party: port, issue: tech, takes: [semi, none]}\n"),
              ElementsAre("line-against-own-word: the red line `l` shuts out `none`, which its own "
                          "party takes in `t`; the red line counts"));
  EXPECT_THAT(remarks(own + "  - {id: d, party: port, demands: tech == full}\n"),
              ElementsAre("line-against-own-word: the red line `l` shuts out `full`, which its own "
                          "party asks for in `d`; the red line counts"));
  EXPECT_THAT(remarks(own + "proposals:\n  draft: {by: port, package: {tech: full}}\n"),
              ElementsAre("line-against-own-word: the red line `l` shuts out `full`, which its own "
                          "party proposes in `draft`; the red line counts"));
  EXPECT_THAT(remarks(own + "proposals:\n  draft: {by: town, package: {tech: full}}\n"), IsEmpty());
  EXPECT_THAT(remarks(own + "  - {party: town, issue: tech, takes: none}\n"), IsEmpty());
  EXPECT_THAT(remarks(own + "  - {party: port, issue: tech, takes: semi}\n"), IsEmpty());
}

TEST(LineRemarks, AskWhetherOneOptionIsMeantWhereAnAcceptanceLeavesIssuesOpen) {
  const std::string talks = head("", "T");
  EXPECT_THAT(remarks(talks + "  - {id: a, party: port, accepts: tech == semi}\n"),
              ElementsAre("accepts-leaves-open: `a` accepts every package of its kind, whatever is "
                          "decided on `pay`; for one option with the rest apart, write `takes`"));
  EXPECT_THAT(remarks(talks + "  - {party: port, accepts: tech == semi and pay == low}\n"),
              IsEmpty());
}

}  // namespace
}  // namespace zopa::evidence
