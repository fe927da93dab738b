// What the brief has to hold whatever it says: one page, no ids, the same facts in text and JSON.
#include "zopa/report/brief.hpp"

#include <algorithm>
#include <stdexcept>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "zopa/report/json.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

engine::Analysis analysed(const Negotiation& talks) {
  engine::Options options;
  options.robust.completions = 100;
  auto answer = engine::analyze(talks, options);
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics[0]));
  return std::move(*answer);
}

Brief brief_in_english(const Negotiation& talks) {
  return brief_of(analysed(talks), words::english());
}

const BriefPart& part_of(const Brief& brief, const std::string& id) {
  const auto found = std::find_if(brief.parts.begin(), brief.parts.end(),
                                  [&](const BriefPart& part) { return part.id == id; });
  if (found == brief.parts.end()) throw std::runtime_error("no part " + id);
  return *found;
}

std::string lines_of(const BriefPart& part) {
  std::string all;
  for (const BriefLine& line : part.lines) all += line.text + "\n";
  return all;
}

const char* const kTwoKnots =
    "  - {id: a-x, party: a, requires: x == one}\n"
    "  - {id: b-x, party: b, requires: x == two}\n"
    "  - {id: a-y, party: a, requires: y == one}\n"
    "  - {id: b-y, party: b, requires: y == two}\n";

TEST(Brief, OpensWithTheConclusion) {
  const Brief brief = brief_in_english(testing::two_parties(kTwoKnots));
  EXPECT_EQ(brief.headline, "Deadlock: no package on the table works for both.");
  EXPECT_THAT(brief.verdict, HasSubstr("None of the 27 packages on the table works for A and B."));
}

TEST(Brief, OfManyOpenPackagesSaysWhichOptionsAreInSome) {
  const Negotiation talks = testing::two_parties(
      "  - {id: a-one, party: a, requires: x == one or y == one or z == one}\n");
  const auto answer = engine::analyze(talks, engine::page_options());
  ASSERT_TRUE(answer);
  const Brief brief = brief_of(*answer, words::english());
  const BriefPart& zone = part_of(brief, "zone");
  ASSERT_EQ(zone.lines.size(), 4U);  // the first package of the file is no better than others
  EXPECT_THAT(zone.lines[0].text, HasSubstr("There are 19."));
  EXPECT_EQ(zone.lines[1].text, "X: “X1”, “X2” or “X3”.");
}

TEST(Brief, SaysOnceWhatAPartyBothRulesOutAndAsksToBeWithout) {
  const Brief brief =
      brief_in_english(testing::two_parties("  - {id: a-x, party: a, requires: x == two}\n"
                                            "  - {id: b-asks, party: b, demands: x != two}\n"
                                            "  - {id: b-x, party: b, requires: x != two}\n"));
  EXPECT_THAT(lines_of(part_of(brief, "standpoints")), HasSubstr("B rules out “X2” (assumed)."));
  EXPECT_THAT(lines_of(part_of(brief, "standpoints")), Not(HasSubstr("anything but")));
}

TEST(Brief, SaysWhatMayGiveIssueByIssueWhereTheWaysAreItsCombinations) {
  const Brief brief = brief_in_english(testing::two_parties(kTwoKnots));
  const std::string ways = lines_of(part_of(brief, "ways"));
  EXPECT_THAT(ways, HasSubstr("Ways out: 9 by moves alone. On each issue, any one of these:"));
  EXPECT_THAT(ways, HasSubstr("X: A goes down to"));
  EXPECT_THAT(ways, HasSubstr("; or B goes down to “X1”."));
}

TEST(Brief, SaysARuleOfAgreementInWords) {
  const Brief brief = brief_in_english(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: Ayland}, b: {name: Beeland}, c: {name: Ceeland}, d: {name: Deeland}}
agreement: a and 2 of [b, c, d]
issues: {x: {name: X, options: {one: X1, two: X2}}}
positions:
  - {party: a, requires: x == one}
  - {party: b, requires: x == two}
  - {party: c, requires: x == two}
)"));
  EXPECT_THAT(brief.headline, HasSubstr("can win the consent it needs"));
  EXPECT_THAT(brief.verdict, HasSubstr("Ayland and two of the other three"));
}

TEST(Brief, SaysWhereverItRestsOnADisputedStatement) {
  const Brief brief = brief_in_english(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: Ayland}, b: {name: Beeland}}
issues:
  x: {name: X, options: {one: X1, two: X2}}
  y: {name: Y, options: {one: Y1, two: Y2}}
  z: {name: Z, options: {one: Z1, two: Z2}}
sources: {minutes: {file: note.txt}}
statements:
  said: {by: b, about: [a], source: minutes, text: Ayland wants one of it}
  denied: {by: a, disputes: [said], source: minutes, text: Ayland denies that}
positions:
  - {party: a, requires: x == one, because: [said]}
  - {party: b, requires: x == two}
  - {party: a, requires: y == one}
  - {party: b, requires: y == two}
  - {party: a, demands: z == one, because: [said]}
  - {party: b, demands: z == two}
)"));
  const std::string standpoints = lines_of(part_of(brief, "standpoints"));
  EXPECT_THAT(standpoints, HasSubstr("Ayland rules out “X2” (inferred, disputed).\n"));
  EXPECT_THAT(standpoints, HasSubstr("Ayland rules out “Y2” (assumed).\n"));
  const std::string blocks = lines_of(part_of(brief, "blocks"));
  EXPECT_THAT(blocks, HasSubstr("X: what Ayland and Beeland rule out leaves no package on the "
                                "table. This rests on a disputed statement."));
  EXPECT_THAT(blocks, HasSubstr("Y: what Ayland and Beeland rule out leaves no package on the "
                                "table.\n"));
  EXPECT_THAT(lines_of(part_of(brief, "collisions")),
              HasSubstr("Z: Ayland and Beeland ask for different things. This rests on a disputed "
                        "statement."));
}

// Two rounds; before the second, words that bear out a claim, and a joint line.
const char* const kSinceTheFirstRound = R"(zopa: 1
parties: {a: {name: Ayland}, b: {name: Beeland}, c: {name: Ceeland}}
issues: {x: {name: X, options: {one: X1, two: X2}}}
sources: {minutes: {file: note.txt}}
statements:
  early: {by: a, date: 2024-01-01, source: minutes, text: Ayland wants one}
  late: {by: a, date: 2024-01-20, source: minutes, text: Ayland still wants one}
  joint: {by: b, date: 2024-01-20, source: minutes, text: We speak as one}
rounds:
  - {id: first, kind: talks, date: 2024-01-10, with: [a, b]}
  - {id: second, kind: talks, date: 2024-02-01, with: [a, b]}
)";

TEST(Brief, SaysOfAClaimThatIsTheSameWhatItRestsOnNow) {
  const Brief brief = brief_in_english(testing::read_negotiation(
      std::string(kSinceTheFirstRound) +
      "positions: [{party: a, requires: x == one, because: [early, late], inferred: true}]\n"));
  EXPECT_EQ(lines_of(part_of(brief, "moved")),
            "Ayland on X: the claim is the same; only what it rests on has changed.\n");
}

TEST(Brief, NamesAJointLineBesideTheClaimsThatMoved) {
  const Brief brief = brief_in_english(testing::read_negotiation(
      std::string(kSinceTheFirstRound) +
      "blocs: [{id: both, with: [b, c], because: [joint]}]\n"
      "positions: [{party: a, requires: x == one, because: [late], inferred: true}]\n"));
  EXPECT_THAT(lines_of(part_of(brief, "moved")),
              HasSubstr("New: Ayland requires that X is “X1”.\n"
                        "New: a joint line of Beeland and Ceeland.\n"));
}

// Whoever is named in the verdict is named at the end as well, where all stand.
TEST(Brief, NamesAtTheEndEverybodyForWhomNobodySpeaks) {
  const Brief brief = brief_in_english(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: Ayland}, b: {name: Beeland}, m: {name: Patron, role: supporter, of: a}}
issues: {x: {name: X, options: {one: X1, two: X2}}}
positions:
  - {party: a, requires: x == one}
  - {party: b, requires: x == two}
)"));
  EXPECT_THAT(brief.verdict, HasSubstr("nobody on file speaks for Ayland and Beeland."));
  EXPECT_THAT(lines_of(part_of(brief, "whose_word")),
              HasSubstr("Nobody speaks in this file for Ayland, Beeland and Patron."));
  const Brief named = brief_in_english(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: Ayland}, b: {name: Beeland}}
issues: {x: {name: X, options: {one: X1, two: X2}}}
positions:
  - {party: a, requires: x == one}
  - {party: b, requires: x == two}
)"));
  EXPECT_THAT(lines_of(part_of(named, "whose_word")), Not(HasSubstr("Nobody speaks")));
}

TEST(Brief, SaysOnceOfIssuesThatBlockEachAloneThatTheyBlock) {
  const Brief brief = brief_in_english(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: Ayland}, b: {name: Beeland}}
issues:
  x: {name: X, options: {one: X1, two: X2}}
  y: {name: Y, options: {one: Y1, two: Y2}}
rules: [{id: together, rule: x == one implies y == two}]
positions:
  - {party: a, requires: x == one}
  - {party: b, requires: x == two}
  - {party: a, requires: y == two}
  - {party: b, requires: y == one}
)"));
  EXPECT_EQ(lines_of(part_of(brief, "blocks")),
            "X; Y: on each alone, what Ayland and Beeland rule out leaves no package on the "
            "table.\n");
}

TEST(Brief, SaysAnOrderOfStepsWithoutSpeakingOfWhatItDoesNotShow) {
  const Brief brief = brief_in_english(testing::read_negotiation(R"(zopa: 1
parties: {north: {name: North}, south: {name: South}}
steps: {weapons: Weapons handed in, office: Seats taken}
issues: {prison: {name: Prisoners, options: {out: Freed, kept: Kept}}}
positions:
  - {party: north, requires: weapons before office}
  - {party: south, requires: office before weapons}
)"));
  EXPECT_THAT(lines_of(part_of(brief, "schedules")),
              HasSubstr("The order in one of the ways out: Seats taken; then Weapons handed in."));
}

TEST(Brief, SaysWhatAProposalProposes) {
  const Brief brief = brief_in_english(testing::read_negotiation(R"(zopa: 1
parties: {a: {name: Ayland}, b: {name: Beeland}}
issues:
  x: {name: X, options: {one: X1, two: X2}}
  y: {name: Y, options: {one: Y1, two: Y2}}
positions:
  - {party: a, requires: x == one}
proposals:
  offer: {by: b, date: 2024-01-01, package: {x: two, y: one}}
  other: {by: a, package: {x: one}}
)"));
  EXPECT_EQ(lines_of(part_of(brief, "proposals")),
            "By Beeland, 2024-01-01: X: “X2”; Y: “Y1”. Excluded by Ayland (X); accepted, by what "
            "is claimed, by Beeland.\n"
            "By Ayland: X: “X1”. Nothing on file excludes it.\n");
}

TEST(Brief, NamesNoIds) {
  const auto answer = analysed(testing::two_parties(kTwoKnots));
  const std::string text = to_text(to_brief(answer, words::english()));
  EXPECT_THAT(text, Not(HasSubstr("`")));
  EXPECT_THAT(text, Not(HasSubstr("a-x")));
}

TEST(Brief, StandsInTheJsonAsItIsMade) {
  const auto answer = analysed(testing::two_parties(kTwoKnots));
  const Brief brief = brief_of(answer, words::english());
  const auto json = nlohmann::json::parse(to_json(answer))["brief"];
  EXPECT_EQ(json["headline"], brief.headline);
  ASSERT_EQ(json["parts"].size(), brief.parts.size());
  for (std::size_t p = 0; p < brief.parts.size(); ++p) {
    EXPECT_EQ(json["parts"][p]["lines"].size(), brief.parts[p].lines.size());
  }
}

// Fifty contested issues: what does not fit is counted.
TEST(Brief, FitsOnAPageWhateverThereIs) {
  std::string file = "zopa: 1\nparties: {a: {name: Ayland}, b: {name: Beeland}}\nissues:\n";
  for (int i = 0; i < 50; ++i) {
    file += "  i" + std::to_string(i) + ": {name: Issue " + std::to_string(i) +
            ", options: {one: One, two: Two}}\n";
  }
  file += "positions:\n";
  for (int i = 0; i < 50; ++i) {
    const std::string issue = "i" + std::to_string(i);
    file += "  - {party: a, requires: " + issue + " == one}\n  - {party: b, requires: " + issue +
            " == two}\n";
  }
  const auto answer = analysed(testing::read_negotiation(file));
  for (const std::string& language : words::languages()) {
    const std::string text = to_text(to_brief(answer, words::catalogue(language)));
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), kBriefLines);
    EXPECT_THAT(text, HasSubstr("×\u00a010¹⁵"));  // 2^50 packages
  }
}

// Sixty parties that want one thing, sixty that want another, and sixty of whom nothing is known.
std::string talks_of_many() {
  std::string parties;
  std::string positions;
  for (int p = 0; p < 180; ++p) {
    const std::string number = std::to_string(p);
    parties += "  p" + number + ": {name: P" + number + "}\n";
    if (p >= 120) continue;
    positions += "  - {party: p" + number + ", requires: x == " + (p < 60 ? "one" : "two") + "}\n";
  }
  return "zopa: 1\nparties:\n" + parties +
         "issues: {x: {name: X, options: {one: One, two: Two}}}\npositions:\n" + positions;
}

TEST(Brief, NamesTheFirstOfVeryManyPartiesAndCountsTheOthers) {
  const Brief brief = brief_in_english(testing::read_negotiation(talks_of_many()));
  const std::string firsts = "P0, P1, P2, P3, P4, P5, P6, P7, P8, P9 and 50 more";
  EXPECT_THAT(lines_of(part_of(brief, "standpoints")),
              HasSubstr(firsts + " rule out “Two” (assumed)"));
  EXPECT_THAT(brief.verdict, HasSubstr("P128, P129 and 50 more"));
  EXPECT_THAT(brief.verdict, Not(HasSubstr("P130")));
}

TEST(Brief, FitsOnAPageWhateverPartiesThereAre) {
  const auto answer = analysed(testing::read_negotiation(talks_of_many()));
  for (const std::string& language : words::languages()) {
    const std::string text = to_text(to_brief(answer, words::catalogue(language)));
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), kBriefLines);
    EXPECT_THAT(text, HasSubstr("P9"));
    EXPECT_THAT(text, Not(HasSubstr("P10,")));
  }
}

// Where nothing says what would last, a threat leaves its trace all the same.
TEST(Brief, SaysWhatEachCouldDoAloneAndForWhomThatWouldBeWorse) {
  const auto said = [](const std::string& now, const std::string& claims) {
    const Brief brief = brief_in_english(testing::read_negotiation(
        "zopa: 1\nparties: {u: {name: Union}, f: {name: Firms, plural: true}}\nissues:\n"
        "  pay: {name: Pay, options: {two: Two, three: Three}}\n"
        "  strike: {name: Strike, by: u, options: {work: Work, walk: Walkout, slow: Slowdown}}\n" +
        now + "positions:\n  - {party: u, requires: pay == three}\n" + claims));
    return lines_of(part_of(brief, "own_moves"));
  };
  const std::string now = "status_quo: {strike: work}\n";
  const std::string order = "  - {party: f, issue: strike, prefers: work > walk}\n";
  EXPECT_EQ(
      said(now, order),
      "Strike: Union decides this alone. As things stand: “Work”. Instead:\n"
      "“Walkout”: worse for Firms (assumed); nothing on file says what it would be for Union.\n"
      "“Slowdown”: nothing on file says what it would be for Union.\n");
  EXPECT_EQ(said(now, "  - {party: f, issue: strike, prefers: walk > work ~ slow}\n"),
            "Strike: Union decides this alone. As things stand: “Work”. Instead:\n"
            "“Walkout”: better for Firms (assumed); nothing on file says what it would be for "
            "Union.\n"
            "“Slowdown”: as good for Firms (assumed); nothing on file says what it would be for "
            "Union.\n");
  EXPECT_EQ(said("", order),
            "Strike: Union decides this alone. How things stand is not on file.\n");
}

}  // namespace
}  // namespace zopa::report
