// What any wording of an answer has to hold: names and ids, the same facts in text and JSON, and
// nothing of a file taken for markup.
#include "zopa/report/answer.hpp"

#include <algorithm>
#include <sstream>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "zopa/report/html.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/scatter.hpp"
#include "zopa/words/catalogue.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::report {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::HasSubstr;
using ::testing::Not;

const char* const kDeadlock =
    "  - {id: a-line, party: a, requires: x == one, firmness: firm}\n"
    "  - {id: b-line, party: b, requires: x == two}\n"
    "  - {id: a-asks, party: a, demands: y == one}\n"
    "  - {id: b-order, party: b, issue: y, prefers: two > one}\n";

engine::Analysis analysed(const Negotiation& talks, const std::vector<std::string>& parts = {}) {
  engine::Options options;
  options.parts = parts;
  options.robust.completions = 100;
  auto answer = engine::analyze(talks, options);
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics[0]));
  return std::move(*answer);
}

std::string words_of(const engine::Analysis& answer) {
  return to_text(to_document(answer, words::english()));
}

TEST(Answer, OpensWithTheTitleOfTheFile) {
  const auto answer = analysed(testing::two_parties(kDeadlock));
  const Document document = to_document(answer, words::english());
  ASSERT_FALSE(document.empty());
  EXPECT_EQ(document[0].kind, Block::Kind::title);
  EXPECT_EQ(document[0].text, "Two parties");
}

TEST(Answer, NamesEveryLineOfAConflictAndWhoseItIs) {
  const auto talks = testing::two_parties(kDeadlock);
  for (const auto& parts : {std::vector<std::string>{}, engine::parts_of_deadlock()}) {
    const std::string words = words_of(analysed(talks, parts));
    EXPECT_THAT(words, HasSubstr("`a-line`"));
    EXPECT_THAT(words, HasSubstr("`b-line`"));
    EXPECT_THAT(words, HasSubstr("“X1”"));
    EXPECT_THAT(words, HasSubstr("“X2”"));
  }
}

TEST(Answer, AgreesWithAPartyWhoseNameIsPlural) {
  const std::string words = words_of(analysed(testing::read_negotiation(R"(zopa: 1
parties:
  farmers: {name: The farmers, plural: true}
  town: {name: Town}
issues:
  road: {name: Road, options: {old: Old road, new: New road}}
positions:
  - {party: farmers, demands: road == old}
  - {party: town, demands: road == new}
)")));
  EXPECT_THAT(words, HasSubstr("The farmers ask that"));
  EXPECT_THAT(words, HasSubstr("Town asks that"));
}

TEST(Answer, SaysWhoAsksForWhatAnotherRulesOut) {
  const std::string words =
      words_of(analysed(testing::two_parties("  - {id: a-asks, party: a, demands: x == one}\n"
                                             "  - {id: b-line, party: b, requires: x == two}\n"
                                             "  - {id: a-y, party: a, requires: y != one}\n"
                                             "  - {id: b-y, party: b, demands: y == two}\n"
                                             "  - {id: a-z, party: a, demands: z == one}\n")));
  EXPECT_THAT(words, HasSubstr("A asks for what B rules out."));
  EXPECT_THAT(words, HasSubstr("- Contested: X."));
  EXPECT_THAT(words, HasSubstr("- Compatible: Y."));
  EXPECT_THAT(words, HasSubstr("- One-sided: Z. The file has no position of B there"));
}

TEST(Answer, OfTheDeadlockAloneIsTheShorterOne) {
  const auto talks = testing::two_parties(kDeadlock);
  const auto alone = analysed(talks, engine::parts_of_deadlock());
  EXPECT_LT(words_of(alone).size(), words_of(analysed(talks)).size());
}

TEST(Answer, HasNoLineOfMoreThanEightyColumns) {
  std::istringstream lines(words_of(analysed(testing::two_parties(kDeadlock))));
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 80U + 20U) << line;  // bytes: quotation marks take three
  }
}

TEST(AnswerAsJson, SaysWhatTheStructsHold) {
  const auto answer = analysed(testing::two_parties(kDeadlock));
  const Json json = Json::parse(to_json(answer));
  EXPECT_EQ(json["title"], "Two parties");
  EXPECT_EQ(json["verdict"], "deadlock");
  ASSERT_EQ(json["conflicts"].size(), 1U);
  EXPECT_EQ(json["conflicts"][0]["red_lines"], (Json{"a-line", "b-line"}));
  EXPECT_EQ(json["packages"]["total"], 27);
  EXPECT_EQ(json["stopped"], false);
  EXPECT_EQ(json["not_computed"].size(), answer.not_computed.size());
  for (const auto& missing : answer.not_computed) {
    EXPECT_NE(json["not_computed"][missing.part], "") << missing.part;
  }
}

TEST(AnswerAsJson, OfTheDeadlockHasItsPartsAlone) {
  const auto answer = analysed(testing::two_parties(kDeadlock), engine::parts_of_deadlock());
  const Json json = Json::parse(to_json(answer));
  EXPECT_TRUE(json.contains("conflicts"));
  EXPECT_FALSE(json.contains("evidence"));
  EXPECT_FALSE(json.contains("robustness"));
}

TEST(AnswerAsJson, OfFaultsSaysWhereTheyAre) {
  const Message message("fault.of_file",
                        {{"file", "such \"name\""}, {"fault", Message("fault.no_file")}});
  const Diagnostic fault{Severity::error, "unknown-name", message, "f.yaml", {3, 7}, ""};
  const Json json = Json::parse(to_json("f.yaml", {fault}));
  const std::string text = json.dump();
  EXPECT_THAT(text, HasSubstr("unknown-name"));
  EXPECT_THAT(text, HasSubstr(R"(such \"name\": there is no such file)"));
  EXPECT_THAT(text, HasSubstr("\"line\":3"));
  EXPECT_THAT(text, HasSubstr("\"column\":7"));
}

// Names are the file's; what they look like is nobody's markup.
const char* const kHostile = R"yaml(zopa: 1
title: "<script>alert(1)</script> & *stars*"
parties: {a: {name: "<b>A</b>"}, b: {name: "B \"&\" C"}}
issues: {x: {name: "[x](y)", options: {one: "<i>1</i>", two: "`2`"}}}
positions:
  - {id: a-line, party: a, requires: x == one}
  - {id: b-line, party: b, requires: x == two}
)yaml";

TEST(Html, TakesNothingFromAFileForMarkup) {
  const auto answer = analysed(testing::read_negotiation(kHostile));
  const std::string html = to_html(to_document(answer, words::english()),
                                   [](const std::string& id) { return id == "a-line"; });
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<b>A")));
  EXPECT_THAT(html, Not(HasSubstr("<i>1")));
  EXPECT_THAT(html, HasSubstr("&lt;b&gt;A&lt;/b&gt;"));
  EXPECT_THAT(html, HasSubstr("href=\"#on-a-line\""));
  EXPECT_THAT(html, Not(HasSubstr("href=\"#on-b-line\"")));
}

TEST(Html, EscapesWhatStandsInAnAttribute) {
  EXPECT_EQ(escaped_html("a\"b'c<d>&"), "a&quot;b&#39;c&lt;d&gt;&amp;");
}

TEST(Scatter, IsAsWideAndHighAsItMayBeAndHoldsEveryMark) {
  const Axes axes{"x", "y", [](double end) { return std::to_string(end); }};
  const auto lines = scatter({{0, 0, "A"}, {1, 1, "B"}, {0.5, 0.5, ""}}, axes, 30, 8);
  ASSERT_FALSE(lines.empty());
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  EXPECT_THAT(all, HasSubstr("A"));
  EXPECT_THAT(all, HasSubstr("B"));
  // B, the better for both, stands above A and to its right.
  const auto row = [&](char sign) {
    return std::find_if(
               lines.begin(), lines.end(),
               [&](const std::string& line) { return line.find(sign) != std::string::npos; }) -
           lines.begin();
  };
  EXPECT_LT(row('B'), row('A'));
}

}  // namespace
}  // namespace zopa::report
