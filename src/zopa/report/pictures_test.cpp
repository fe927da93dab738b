// The pictures' data against what the file says, and their drawings.
#include "zopa/report/pictures.hpp"

#include <algorithm>
#include <set>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/report/drawings.hpp"
#include "zopa/report/packages_on_page.hpp"
#include "zopa/report/short_names.hpp"
#include "zopa/report/svg.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const char* const kTalks =
    "  - {id: a-line, party: a, requires: x == one}\n"
    "  - {id: b-line, party: b, requires: x == two}\n"
    "  - {id: a-asks, party: a, demands: y == one}\n"
    "  - {id: b-takes, party: b, issue: y, takes: one}\n";

engine::Analysis analysed(const std::string& positions) {
  const Negotiation talks = testing::two_parties(positions);
  auto answer = engine::analyze(talks, engine::page_options());
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics[0]));
  return std::move(*answer);
}

std::vector<Stance> stances(const WhoRow& row) {
  std::vector<Stance> says;
  for (const WhoCell& cell : row.cells) says.push_back(cell.says);
  return says;
}

TEST(WhoRefuses, SaysOfEachOptionWhoAsksForItTakesItAndRulesItOut) {
  const auto picture = who_refuses(analysed(kTalks));
  ASSERT_TRUE(picture);
  ASSERT_EQ(picture->issues.size(), 3U);
  const auto& x = picture->issues[0];
  EXPECT_TRUE(x.is_refused);
  EXPECT_THAT(stances(x.rows[0]), ElementsAre(Stance::not_ruled_out, Stance::rules_out));
  EXPECT_THAT(stances(x.rows[1]), ElementsAre(Stance::rules_out, Stance::not_ruled_out));
  EXPECT_THAT(x.rows[0].ruled_out_by, ElementsAre(PartyId{1}));
  const auto& y = picture->issues[1];
  EXPECT_FALSE(y.is_refused);
  EXPECT_THAT(stances(y.rows[0]), ElementsAre(Stance::asks, Stance::takes));
  EXPECT_THAT(y.rows[0].ruled_out_by, IsEmpty());
}

TEST(WhoRefuses, IsNotThereWhereNothingIsSaidOfAnOption) {
  EXPECT_FALSE(who_refuses(analysed("  - {id: w, party: a, weighs: x > y}\n")));
}

TEST(WhoRefuses, SaysInItsTitleOnlyWhatIsSo) {
  const auto analysis = analysed(kTalks);
  const Words words(analysis.negotiation, words::english());
  EXPECT_EQ(who_title(*who_refuses(analysis), words),
            "On 1 of 3 issues, every option on the table is ruled out by somebody");
  const auto open = analysed("  - {id: a-line, party: a, requires: x == one}\n");
  EXPECT_EQ(who_title(*who_refuses(open), words), "Who rules out what, option by option");
}

TEST(WhoRefuses, ListsWhatLinksIssuesBelow) {
  const auto picture =
      who_refuses(analysed("  - {id: a-link, party: a, requires: x == one or y == one}\n"
                           "  - {id: b-line, party: b, requires: x == two}\n"));
  ASSERT_TRUE(picture);
  ASSERT_EQ(picture->linked.size(), 1U);
  EXPECT_EQ(picture->linked[0].id, "a-link");
  EXPECT_EQ(picture->issues[1].rows[0].cells[0].says, Stance::elsewhere);
}

TEST(WhoRefuses, SaysWhatALineOnSeveralIssuesRulesOutWhateverTheOthersAre) {
  const auto picture = who_refuses(
      analysed("  - {id: a-both, party: a, requires: x != two and (y == one or x != one)}\n"
               "  - {id: a-order, party: a, issue: y, prefers: one > two}\n"));
  ASSERT_TRUE(picture);
  const auto& x = picture->issues[0];
  EXPECT_EQ(x.rows[0].cells[0].says, Stance::elsewhere);  // with y == one
  EXPECT_EQ(x.rows[1].cells[0].says, Stance::rules_out);
  EXPECT_THAT(x.rows[1].ruled_out_by, ElementsAre(PartyId{0}));
  // What is ordered, too, may break the line.
  EXPECT_EQ(picture->issues[1].rows[1].cells[0].says, Stance::elsewhere);
}

engine::Analysis about_numbers(const std::string& positions) {
  const Negotiation talks = testing::read_negotiation(
      "zopa: 1\nparties: {a: {name: A}, b: {name: B}, c: {name: C}}\n"
      "agreement: a and b\n"
      "issues: {pay: {name: Pay, options: {from: 0, to: 10, step: 1, unit: euros}}}\n"
      "positions:\n" +
      positions);
  auto answer = engine::analyze(talks, engine::page_options());
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics[0]));
  return std::move(*answer);
}

std::vector<std::pair<double, double>> ends(const std::vector<NumbersSpan>& spans) {
  std::vector<std::pair<double, double>> all;
  for (const NumbersSpan& span : spans)
    all.emplace_back(span.numbers.low.approximate(), span.numbers.high.approximate());
  return all;
}

TEST(NumbersLeft, AreThoseThatNobodyRulesOutWhoseConsentCounts) {
  const auto analysis = about_numbers(
      "  - {party: a, requires: pay <= 6}\n"
      "  - {party: a, demands: pay <= 2}\n"
      "  - {party: b, requires: pay >= 3 and pay != 5}\n"
      "  - {party: c, requires: pay >= 9}\n");
  const auto picture = numbers_of(analysis, who_refuses(analysis));
  ASSERT_TRUE(picture);
  ASSERT_EQ(picture->scales.size(), 1U);
  const NumbersScale& pay = picture->scales[0];
  EXPECT_THAT(ends(pay.left), ElementsAre(std::pair(3., 4.), std::pair(6., 6.)));
  EXPECT_FALSE(pay.gap);
  ASSERT_EQ(pay.rows.size(), 3U);
  EXPECT_FALSE(pay.rows[2].is_needed);
  const auto& of_a = pay.rows[0].spans;
  ASSERT_EQ(of_a.size(), 3U);
  EXPECT_EQ(of_a[0].says, Stance::asks);
  EXPECT_EQ(of_a[1].says, Stance::not_ruled_out);
  EXPECT_EQ(of_a[2].says, Stance::rules_out);
  EXPECT_EQ(of_a[2].span.numbers, (Range{Decimal{7}, Decimal{10}}));
  const Words words(analysis.negotiation, words::english());
  EXPECT_EQ(numbers_title(*picture, words), "Which numbers are left");
  EXPECT_EQ(numbers_in_words(*picture, words),
            "What is left: Pay: 3 to 4\u00A0euros and 6\u00A0euros.");
}

TEST(NumbersLeft, SayHowFarTheFurthestLinesAreApart) {
  const auto analysis = about_numbers(
      "  - {party: a, requires: pay <= 2}\n"
      "  - {party: b, requires: pay >= 6}\n"
      "  - {party: b, requires: pay >= 7}\n");
  const auto picture = numbers_of(analysis, who_refuses(analysis));
  ASSERT_TRUE(picture);
  EXPECT_THAT(picture->scales[0].left, IsEmpty());
  const Words words(analysis.negotiation, words::english());
  EXPECT_EQ(none_in_words(picture->scales[0], words),
            "Nothing. At most 2, at least 7: 5\u00A0euros apart.");
  EXPECT_EQ(numbers_title(*picture, words), "Every number is ruled out by somebody");
  const std::string svg = drawn(*picture, words);
  EXPECT_THAT(svg, HasSubstr("5\u00A0euros apart"));
  EXPECT_THAT(svg, HasSubstr("Pay (euros)"));
}

TEST(NumbersLeft, AreNotDrawnWhereNobodyAsksForOrRulesOutANumber) {
  const auto analysis = about_numbers("  - {party: a, issue: pay, prefers: less}\n");
  EXPECT_FALSE(numbers_of(analysis, who_refuses(analysis)));
}

TEST(Knots, ShowThatEveryWayByMovesHitsEveryKnot) {
  const auto analysis = analysed(kTalks);
  const auto picture = knots(analysis);
  ASSERT_TRUE(picture);
  EXPECT_FALSE(picture->is_of_demands);
  ASSERT_EQ(picture->knots.size(), 1U);
  std::set<std::string> ids;
  for (const std::size_t row : picture->knots[0].rows) ids.insert(picture->rows[row].id);
  EXPECT_EQ(ids, (std::set<std::string>{"a-line", "b-line"}));
  std::size_t ways = 0;
  for (const WayClassDrawn& one : picture->classes) {
    for (const WayColumn& column : one.columns) {
      ++ways;
      EXPECT_TRUE(std::any_of(column.marks.begin(), column.marks.end(), [&](const WayMark& mark) {
        const auto& rows = picture->knots[0].rows;
        return std::find(rows.begin(), rows.end(), mark.row) != rows.end();
      }));
    }
  }
  EXPECT_EQ(ways, analysis.deadlock->ways.count());
}

TEST(Knots, AreOfDemandsWhereNothingBlocks) {
  const auto picture =
      knots(analysed("  - {id: a-asks, party: a, demands: x == one}\n"
                     "  - {id: b-asks, party: b, demands: x == two}\n"));
  ASSERT_TRUE(picture);
  EXPECT_TRUE(picture->is_of_demands);
  EXPECT_EQ(picture->rows[0].kind, KnotRowKind::demand);
  EXPECT_FALSE(knots(analysed("  - {id: a-asks, party: a, demands: x == one}\n")));
}

TEST(Drawings, HoldEveryOptionEveryLineAndEveryParty) {
  const auto analysis = analysed(kTalks);
  const auto who = picture_named("who", analysis, analysis.negotiation, words::english());
  const auto knots = picture_named("knots", analysis, analysis.negotiation, words::english());
  ASSERT_TRUE(who && knots);
  for (const char* name : {"X1", "X2", "Y1", "Y2"}) EXPECT_THAT(*who, HasSubstr(name));
  EXPECT_THAT(*knots, HasSubstr("X is “X1”"));
  EXPECT_THAT(*knots, HasSubstr("X is “X2”"));
  EXPECT_THAT(*knots, Not(HasSubstr("a-line")));
}

TEST(Drawings, AreTheSameWhenTheFilesPartiesSwapTheirWords) {
  const std::string mirrored =
      "  - {id: a-line, party: a, requires: x == two}\n"
      "  - {id: b-line, party: b, requires: x == one}\n";
  const auto one = analysed(
      "  - {id: a-line, party: a, requires: x == one}\n"
      "  - {id: b-line, party: b, requires: x == two}\n");
  const auto other = analysed(mirrored);
  const auto size = [](const engine::Analysis& analysis) {
    const std::string document =
        *picture_named("who", analysis, analysis.negotiation, words::english());
    return std::pair(document.size(), std::count(document.begin(), document.end(), '<'));
  };
  EXPECT_EQ(size(one), size(other));
}

// The page puts them in the order of the file here, the frontier the best for Ayland first.
TEST(Frontier, NumbersPackagesAsThePageAndMarksTheFairOnes) {
  const Negotiation talks = testing::read_negotiation(R"(zopa: 1
parties: {a: {name: Ayland}, b: {name: Beeland}}
issues: {x: {name: X, options: {one: X1, two: X2, three: X3}}}
positions:
  - {party: a, weights: {x: 1}}
  - {party: b, weights: {x: 1}}
  - {party: a, issue: x, values: {one: 0, two: 70, three: 100}}
  - {party: b, issue: x, values: {one: 100, two: 70, three: 0}}
  - {party: a, reservation: 0}
  - {party: b, reservation: 0}
)");
  const auto answer = engine::analyze(talks, engine::page_options());
  ASSERT_TRUE(answer);
  const PackageNumbers numbers(*answer);
  const auto& settlements = *answer->settlements;
  std::vector<std::size_t> found;
  for (const auto& one : settlements.efficient) {
    found.push_back(numbers.of(settlements.issues, one.package));
  }
  EXPECT_THAT(found, ElementsAre(3, 2, 1));
  const auto drawing = picture_named("frontier", *answer, talks, words::english());
  ASSERT_TRUE(drawing);
  EXPECT_THAT(*drawing, HasSubstr(">N Nash · K Kalai–Smorodinsky · E Egalitarian · L Leximin · "
                                  "U Utilitarian</text>"));
  EXPECT_THAT(*drawing, HasSubstr(">NKELU</text>"));
  for (const char* tick : {">0</text>", ">0.5</text>", ">1</text>"}) {
    EXPECT_THAT(*drawing, HasSubstr(tick));
  }
}

TEST(Svg, WrapsWordsAndBreaksWhatIsWiderThanItsLine) {
  const Lettering style;
  for (const std::string text :
       {"one two three four", "Donaudampfschifffahrtsgesellschaft", "和平谈判进程的基础"}) {
    for (const std::string& line : wrapped(text, 80, style)) {
      EXPECT_LE(text_width(line, style), 80) << line;
    }
  }
  EXPECT_THAT(wrapped("a b", 500, style), ElementsAre("a b"));
}

TEST(Svg, EscapesWhatTheFileSays) {
  Svg drawing(100);
  drawing.text(0, 0, "<b> & \"c\"");
  EXPECT_THAT(drawing.document("t < u", "", 10), HasSubstr("&lt;b&gt; &amp; &quot;c&quot;"));
  EXPECT_THAT(drawing.document("t < u", "", 10), HasSubstr("<title>t &lt; u</title>"));
}

// web/src/pictures/pictures.css has the same colours.
TEST(Svg, HasThePagesColours) {
  const std::string css =
      testing::text_of_file(testing::source_folder() + "web/src/pictures/pictures.css");
  for (std::size_t p = 0; p < 10; ++p) {
    EXPECT_THAT(css,
                HasSubstr("--party-" + std::to_string(p + 1) + ": " + colour_of(PartyId{p}) + ";"));
  }
  EXPECT_EQ(letter_of(PartyId{25}), "Z");
  EXPECT_EQ(letter_of(PartyId{26}), "A2");
}

TEST(ShortNames, LeaveOutWhatAnotherBeginsWithToo) {
  const std::vector<std::string> names = {"Recognised by both as Ukrainian",
                                          "Recognised by both as Russian",
                                          "Left open, neither side giving up its claim"};
  EXPECT_EQ(distinct_parts(names), (std::vector<std::string>{"Ukrainian", "Russian", "Left open"}));
}

TEST(ShortNames, AreDifferentWherePackagesDifferOnAnIssueThatSomebodySpeaksTo) {
  std::set<std::string> names;
  std::set<std::pair<OptionId, OptionId>> chosen;  // nobody speaks to the third issue
  const engine::Analysis analysis = analysed(kTalks);
  const std::vector<Package> packages = packages_in(analysis);
  const ShortNames short_names(analysis.negotiation, analysis.deadlock->issues, packages);
  for (const Package& package : packages) {
    names.insert(short_names.of(package));
    chosen.emplace(package[0], package[1]);
  }
  EXPECT_FALSE(names.empty());
  EXPECT_EQ(names.size(), chosen.size());
}

}  // namespace
}  // namespace zopa::report
