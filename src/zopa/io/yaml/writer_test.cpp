#include "zopa/io/yaml/writer.hpp"

#include "finished.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/yaml/reader.hpp"
#include "zopa/model/draft.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::yaml {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Decimal number(const char* text) { return *Decimal::parse(text); }

// Two parties, and one question of two answers.
Contents a_quay() {
  Contents talks;
  talks.title = "A quay";
  talks.file = "talks.yaml";
  Party port;
  port.id = "port";
  port.name = "Port: the authority";
  Party town;
  town.id = "town";
  town.name = "Town";
  talks.parties = {port, town};
  Issue quay;
  quay.id = "quay";
  quay.name = "Length";
  quay.options = {{"yes", "500 m"}, {"no", "1e3", true}};
  talks.issues = {quay};
  return talks;
}

Position row(std::size_t party, Claim claim, std::string id = {}) {
  Position position;
  position.party = PartyId{party};
  position.has_id = !id.empty();
  position.id = std::move(id);
  position.claim = std::move(claim);
  return position;
}

Formula is(OptionId option) {
  Formula formula;
  formula.atom = {IssueId{0}, Atom::Relation::equals, {option}};
  return formula;
}

TEST(Writer, WritesWhatIsThereAndNoEmptyKeys) {
  Contents talks = a_quay();
  talks.positions = {row(0, RedLine{is(OptionId{0}), Firmness::firm}, "line"),
                     row(1, Priorities{{is(OptionId{1}), is(OptionId{0})}, {true, false}, 1}, "p")};
  EXPECT_EQ(write(testing::finished(std::move(talks))),
            "zopa: 1\n"
            "title: A quay\n"
            "\n"
            "parties:\n"
            "  port:\n"
            "    name: \"Port: the authority\"\n"
            "  town:\n"
            "    name: Town\n"
            "\n"
            "issues:\n"
            "  quay:\n"
            "    name: Length\n"
            "    options:\n"
            "      yes: 500 m\n"
            "      no: \"1e3\"\n"
            "    hypothetical: [no]\n"
            "\n"
            "positions:\n"
            "  - id: line\n"
            "    party: port\n"
            "    requires: quay == yes\n"
            "    firmness: firm\n"
            "  - id: p\n"
            "    party: town\n"
            "    priorities: [whether strongly quay == no, quay == yes]\n");
}

TEST(Writer, LeavesOutIdsThatAreMadeAgain) {
  Contents talks = a_quay();
  talks.positions = {row(0, Demand{is(OptionId{0})}, "port.demands.1")};
  talks.positions[0].has_id = false;
  Rule rule;
  rule.id = "rule.1";
  rule.formula = is(OptionId{0});
  talks.rules = {rule};
  const Negotiation made = testing::finished(std::move(talks));
  const std::string text = write(made);
  EXPECT_THAT(text, HasSubstr("rules:\n  - rule: quay == yes\n"));
  EXPECT_THAT(text, HasSubstr("  - party: port\n    demands: quay == yes\n"));
  const auto again = read_string(text, "talks.yaml", "");
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, made);
}

TEST(Writer, SavesWhatAProgramBuilt) {
  Draft talks("A quay");
  talks.contents.file = "talks.yaml";
  const PartyId port = talks.party("port", "Port");
  const PartyId town = talks.party("town", "Town");
  const DraftIssue quay = talks.issue("quay", "Length", {{"short", "200 m"}, {"long", "500 m"}});
  talks.red_line(port, quay == "long");
  talks.red_line(town, quay == "short");  // neither has an id, and two they stay
  talks.prefers(town, quay, {"short", "long"});
  const auto made = talks.finish();
  ASSERT_TRUE(made);
  const auto again = read_string(write(*made), "talks.yaml", "");
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, *made);
  EXPECT_EQ(again->positions()[1].id, "town.requires.1");
}

TEST(Writer, SaysThatAllIsTheSameByWhatAlwaysHolds) {
  Contents talks = a_quay();
  talks.positions = {row(0, Priorities{}, "none")};
  EXPECT_THAT(write(testing::finished(std::move(talks))),
              HasSubstr("priorities: [\"quay in {yes, no}\"]"));
}

// A utility as a score sheet gives it: 10 points to share, 4 without an agreement.
CompleteUtility points(std::size_t party, const char* yes, const char* no) {
  CompleteUtility utility;
  utility.party = PartyId{party};
  utility.terms = {{IssueId{0}, Decimal{1}, Decimal{1}, {number(yes), number(no)}}};
  utility.reservation = Decimal{4};
  return utility;
}

TEST(Writer, WritesCompleteUtilitiesAsPoints) {
  Contents talks = a_quay();
  talks.utilities = {points(0, "10", "0")};
  std::vector<Diagnostic> warnings;
  const std::string text = write(testing::finished(std::move(talks)), warnings);
  EXPECT_THAT(text, HasSubstr("  - party: port\n"
                              "    points:\n"
                              "      quay:\n"
                              "        yes: 10\n"
                              "        no: 0\n"
                              "  - party: port\n"
                              "    reservation: 4\n"));
  EXPECT_TRUE(warnings.empty());
}

TEST(Writer, SaysWhatOurFormatCannotHold) {
  Contents talks = a_quay();
  talks.utilities = {points(0, "10", "0"), points(1, "3", "3")};
  talks.utilities[0].discount = number("0.9");
  talks.utilities[0].most = number("8");
  talks.utilities[0].reservation = number("12");
  std::vector<Diagnostic> warnings;
  const std::string text = write(testing::finished(std::move(talks)), warnings);
  EXPECT_THAT(text, HasSubstr("  - party: port\n    reservation: 12\n"));
  std::vector<std::string> said;
  for (const Diagnostic& warning : warnings) said.push_back(to_text(warning));
  EXPECT_THAT(said, ElementsAre(HasSubstr("has a discount factor"), HasSubstr("are cut at 8")));
  EXPECT_THAT(text, HasSubstr("        yes: 3\n        no: 3\n"));  // all is the same to it
}

// Where the quotient has more digits than the format holds, it is rounded, in a unit with room.
TEST(Writer, RoundsUtilitiesOfTooManyDigits) {
  Contents talks = a_quay();
  talks.utilities = {points(0, "0.123456789012345671", "0")};
  talks.utilities[0].divisor = number("0.000000000000000007");
  talks.utilities[0].reservation = number("176366841446208");  // a hundredth
  std::vector<Diagnostic> warnings;
  const std::string text = write(testing::finished(std::move(talks)), warnings);
  EXPECT_THAT(text, HasSubstr("        yes: 17636684.14462081"));
  EXPECT_THAT(text, HasSubstr("    reservation: 176366.841446208\n"));
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(to_text(warnings[0]), HasSubstr("rounded to 9 digits after the point"));
}

}  // namespace
}  // namespace zopa::yaml
