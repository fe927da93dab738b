#include "zopa/io/yaml/reader.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "zopa/base/budget.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/words/catalogue.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::yaml {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using testing::fault_text_of;
using testing::faults_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kTalks = R"(zopa: 1
parties:
  a: {name: A, representatives: {ann: Ann}}
  b: {name: B}
issues:
  x: {name: X, options: {one: X1, two: X2}}
)";

// An issue may be called like the words before a priority.
TEST(Reader, TellsWhetherAndStronglyFromIssues) {
  const Negotiation negotiation = testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  whether: {name: Weather, by: a, options: {no: No, yes: Yes}}
  strongly: {name: Strength, by: b, options: {no: No, yes: Yes}}
positions:
  - {party: a, priorities: [strongly whether, strongly == yes, whether strongly,
                            "whether in {no}", whether]}
)");
  const auto& priorities = std::get<Priorities>(negotiation.positions()[0].claim);
  EXPECT_EQ(priorities.strong, 1U);
  EXPECT_EQ(priorities.is_open, (std::vector<bool>{false, false, true, false, false}));
  std::vector<std::size_t> issues;
  for (const Formula& formula : priorities.formulas) issues.push_back(formula.atom.issue.index());
  EXPECT_THAT(issues, ElementsAre(0U, 1U, 1U, 0U, 0U));
}

TEST(Reader, ReadsEveryForm) {
  const Negotiation negotiation = testing::read_negotiation(kTalks + R"(positions:
  - {party: a, demands: x == one}
  - {party: a, requires: x == one, firmness: soft}
  - {party: a, accepts: x == two}
  - {party: a, issue: x, prefers: one > two}
  - {party: a, weighs: x >= 0.5 x}
  - {party: a, compares: x == one >= x == two}
  - {party: a, priorities: [x == one, x == two]}
  - {party: a, issue: x, values: {one: 1, two: [0.5, 0.7]}}
  - {party: a, weights: {x: 1}}
  - {party: a, reservation: [0.2, 0.3]}
)");
  std::vector<std::string> kinds;
  for (const Position& position : negotiation.positions())
    kinds.emplace_back(kind_of(position.claim));
  EXPECT_THAT(kinds, ElementsAre("demands", "requires", "accepts", "prefers", "weighs", "compares",
                                 "priorities", "values", "weights", "reservation"));
  EXPECT_EQ(std::get<RedLine>(negotiation.positions()[1].claim).firmness, Firmness::soft);
  EXPECT_EQ(to_notation(std::get<OptionValues>(negotiation.positions()[7].claim).entries[1].value),
            "[0.5, 0.7]");
}

template <class Form>
Form claim_in(const std::string& row) {
  const Negotiation read = testing::read_negotiation(kTalks + "positions:\n  - " + row + "\n");
  return std::get<Form>(read.positions().at(0).claim);
}

TEST(Reader, ReadsWhatEachFormSays) {
  const auto demand = claim_in<Demand>("{party: a, demands: x == two}");
  EXPECT_EQ(demand.formula.atom.options, std::vector<OptionId>{OptionId{1}});
  EXPECT_EQ(claim_in<RedLine>("{party: a, requires: x == one, firmness: absolute}").firmness,
            Firmness::absolute);
  EXPECT_EQ(claim_in<RedLine>("{party: a, requires: x == one}").firmness, Firmness::unknown);
  const auto accepted = claim_in<Acceptance>("{party: a, accepts: x != two}");
  EXPECT_EQ(accepted.formula.atom.relation, Atom::Relation::differs);
  const auto order = claim_in<OptionOrder>("{party: a, issue: x, prefers: two >= one}");
  EXPECT_EQ(order.issue, IssueId{0});
  EXPECT_THAT(order.options, ElementsAre(OptionId{1}, OptionId{0}));
  EXPECT_THAT(order.relations, ElementsAre(Relation::at_least_as_good));
  const auto equal = claim_in<OptionOrder>("{party: a, issue: x, prefers: one ~ two}");
  EXPECT_THAT(equal.relations, ElementsAre(Relation::equal));
}

TEST(Reader, ReadsWhatAPartyTakesAndWhatWasSaidOfAll) {
  const auto one = claim_in<Taking>("{party: a, issue: x, takes: two}");
  EXPECT_EQ(one.issue, IssueId{0});
  EXPECT_THAT(one.options, ElementsAre(OptionId{1}));
  EXPECT_THAT(claim_in<Taking>("{party: a, issue: x, takes: [two, one]}").options,
              ElementsAre(OptionId{1}, OptionId{0}));
  EXPECT_TRUE(
      claim_in<RedLine>("{party: a, requires: x == one, only: true}").formula.speaks_of_all);
  EXPECT_FALSE(claim_in<RedLine>("{party: a, requires: x == one}").formula.speaks_of_all);
}

TEST(Reader, ReadsWhoIsNotNamedAndWhatIsDisputed) {
  const Negotiation read = testing::read_negotiation(kTalks + R"(sources: {s: {file: note.txt}}
statements:
  one: {by: unnamed, about: [a], source: s, text: T}
  two: {hedged: true, act: denies, disputes: [one], source: s, text: T}
)");
  EXPECT_TRUE(read.statements()[0].unnamed);
  EXPECT_FALSE(read.statements()[0].by);
  EXPECT_TRUE(read.statements()[1].hedged);
  EXPECT_EQ(read.statements()[1].act, Act::denies);
  EXPECT_THAT(read.statements()[1].disputes, ElementsAre(StatementId{0}));
}

TEST(Reader, ReadsWhenAnOptionIsTabled) {
  const Negotiation read = testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}}
issues: {x: {name: X, options: {one: A, two: B, six: C}, hypothetical: [one, {two: r, six: 2026}]}}
rounds: [{id: r, with: [a]}]
)");
  const auto& options = read.issues()[0].options;
  EXPECT_TRUE(options[0].hypothetical && options[1].hypothetical && options[2].hypothetical);
  EXPECT_EQ(options[1].tabled->round, RoundId{0});
  EXPECT_EQ(options[2].tabled->date, "2026");
}

// The last one has a blank after its sign, as a comment has.
TEST(Reader, RemarksWhereACommentSeemsToCutAValue) {
  std::vector<Diagnostic> remarks;
  ReadOptions options;
  options.remarks = &remarks;
  const auto read = read_string(R"(zopa: 1
title: Option #1
parties:
  a: {name: A}
issues:
  x: {name: X, options: {one: One, two: Two}}
positions:
  - party: a
    requires: x == one # or x == two
  - party: a
    demands: x == one  # as in May
)",
                                "talks.yaml", "", options);
  ASSERT_TRUE(read);
  std::vector<std::uint32_t> lines;
  for (const Diagnostic& remark : remarks) lines.push_back(remark.place.line);
  EXPECT_THAT(lines, ElementsAre(2U, 9U));
  EXPECT_THAT(to_english(remarks.at(0).message), ::testing::HasSubstr("#1"));
}

TEST(Reader, ReadsFactorsRelationsAndRanges) {
  const auto swings = claim_in<IssueOrder>("{party: a, weighs: 3 x >= 0.5 x}");
  ASSERT_EQ(swings.terms.size(), 2U);
  EXPECT_EQ(swings.terms[0].factor, Decimal{3});
  EXPECT_EQ(swings.terms[1].factor, *Decimal::parse("0.5"));
  EXPECT_EQ(swings.terms[1].issue, IssueId{0});
  EXPECT_THAT(swings.relations, ElementsAre(Relation::at_least_as_good));
  const auto packages = claim_in<Comparison>("{party: a, compares: x == one ~ x == two}");
  EXPECT_EQ(packages.relation, Relation::equal);
  EXPECT_EQ(packages.left.atom.options, std::vector<OptionId>{OptionId{0}});
  EXPECT_EQ(packages.right.atom.options, std::vector<OptionId>{OptionId{1}});
  const auto weights = claim_in<IssueWeights>("{party: a, weights: {x: [0.25, 1]}}");
  ASSERT_EQ(weights.entries.size(), 1U);
  EXPECT_EQ(to_notation(weights.entries[0].weight), "[0.25, 1]");
  EXPECT_EQ(to_notation(claim_in<Reservation>("{party: a, reservation: 0.4}").utility), "0.4");
}

TEST(Reader, ReadsWhichPrioritiesAreStrongAndWhichAreOpen) {
  const auto plain = claim_in<Priorities>("{party: a, priorities: [x == one, x == two]}");
  EXPECT_EQ(plain.formulas.size(), 2U);
  EXPECT_FALSE(plain.has_open());
  EXPECT_EQ(plain.strong, 0U);
  const auto both =
      claim_in<Priorities>("{party: a, priorities: [strongly x == one, whether x == two]}");
  EXPECT_EQ(both.strong, 1U);
  EXPECT_THAT(both.is_open, ElementsAre(false, true));
}

TEST(Reader, NamesRowsWithoutAnId) {
  const Negotiation negotiation = testing::read_negotiation(kTalks + R"(positions:
  - {party: a, issue: x, prefers: one > two}
  - {party: a, issue: x, prefers: one >= two}
  - {party: a, demands: x == one}
  - {party: b, demands: x == one}
  - {party: a, demands: x == two}
  - {party: a, reservation: 0.1}
)");
  std::vector<std::string> ids;
  for (const Position& position : negotiation.positions()) ids.push_back(position.id);
  EXPECT_THAT(ids, ElementsAre("a.prefers.x", "a.prefers.2", "a.demands.1", "b.demands.1",
                               "a.demands.2", "a.reservation.1"));
}

TEST(Reader, LetsALaterRowTakeThePlaceOfAnEarlierOne) {
  const std::string rounds = R"(rounds:
  - {id: first, with: [a, b]}
  - {id: second, with: [a, b]}
)";
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {id: line, party: a, requires: x == one}
  - {id: line, party: a, requires: x == two, from: second}
  - {party: a, issue: x, prefers: one > two}
  - {party: a, issue: x, prefers: two > one, from: first}
)" + rounds),
              ElementsAre());
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {id: line, party: a, requires: x == two, from: second}
  - {id: line, party: a, requires: x == one}
)" + rounds),
              ElementsAre());  // in whichever order they stand
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {id: line, party: a, requires: x == one}
  - {id: line, party: a, requires: x == two}
  - {id: line, party: b, requires: x == two, from: second}
)" + rounds),
              ElementsAre("9:10 duplicate-id", "10:10 duplicate-id"));
}

TEST(Reader, LetsNoTwoClaimsShareAnId) {
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {id: line, party: a, requires: x == one}
rules:
  - {id: line, rule: x == one, reason: Law}
blocs:
  - {id: line, with: [a, b], before: talks}
)"),
              ElementsAre("10:5 duplicate-id", "12:5 duplicate-id"));
}

// In the text, which is long, and in its rows, which are few.
TEST(Reader, StopsWhereTheLimitsAre) {
  const std::atomic<bool> interrupted{true};
  Limits limits;
  limits.interrupted = &interrupted;
  const std::string head = "zopa: 1\nparties: {a: {name: A}}\nissues: {x: {name: X, options: {";
  std::string options = "p: P, q: Q";
  for (int i = 0; i < 2; ++i) {
    const auto stopped = read_string(head + options + "}}}\n", "f.yaml", "", {.limits = &limits});
    ASSERT_FALSE(stopped);
    ASSERT_EQ(stopped.error().diagnostics.size(), 1U);
    EXPECT_EQ(stopped.error().diagnostics[0].code, "stopped");
    EXPECT_EQ(read_document(head + options + "}}}\n", "f.yaml", &limits).has_value(), i == 0);
    for (int o = 0; o < 1000; ++o) options += ", o" + std::to_string(o) + ": Option";
  }
}

TEST(Reader, ReportsAllFaultsOfAFileInOneRun) {
  EXPECT_THAT(faults_of(R"(zopa: 1
titel: Typing error
parties:
  a: {name: A}
  b: {nane: B}
issues:
  x: {name: X, options: {one: X1, two: X2}}
positions:
  - {party: c, demands: x == one}
  - {party: a, demands: x == three}
  - {party: a, requires: x = one}
  - {party: b, demands: x == one}
)"),
              ElementsAre("2:1 unknown-key", "5:7 unknown-key", "9:13 unknown-name",
                          "10:30 unknown-name", "11:28 bad-formula"));
}

TEST(Reader, ShowsTheLineTheCaretAndTheNearestName) {
  EXPECT_EQ(fault_text_of(kTalks + "positions:\n  - {party: a, demands: x == onne}\n"),
            "talks.yaml:8:30: error: the issue `x` has no option `onne`; did you mean `one`?\n"
            "      - {party: a, demands: x == onne}\n"
            "                                 ^\n");
}

TEST(Reader, PointsIntoFormulasWithinQuotes) {
  EXPECT_THAT(faults_of(kTalks + "positions:\n  - {party: a, demands: \"x == onne\"}\n"),
              ElementsAre("8:31 unknown-name"));
  EXPECT_THAT(
      faults_of(kTalks + "positions:\n  - party: a\n    demands: >-\n      x ==\n      onne\n"),
      ElementsAre("9:14 unknown-name"));
}

TEST(Reader, FindsOrdersWithAStrictCycle) {
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {party: a, issue: x, prefers: one > two}
  - {party: b, issue: x, prefers: two > one}
  - {party: a, issue: x, prefers: two >= one}
)"),
              ElementsAre("10:5 cyclic-order"));
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {party: a, issue: x, prefers: one >= two}
  - {party: a, issue: x, prefers: two >= one}
)"),
              ElementsAre());  // a tie
}

TEST(Reader, FindsACycleThatOnlyALaterRoundCloses) {
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {id: up, party: a, issue: x, prefers: one > two}
  - {id: down, party: a, issue: x, prefers: two > one, from: first}
rounds: [{id: first, with: [a, b]}]
)"),
              ElementsAre("9:5 cyclic-order"));
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {id: up, party: a, issue: x, prefers: one > two}
  - {id: up, party: a, issue: x, prefers: two > one, from: first}
rounds: [{id: first, with: [a, b]}]
)"),
              ElementsAre());  // it has been replaced
}

TEST(Reader, FindsRangesThatHoldNoNumberOrOneThatCannotBe) {
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {party: a, weights: {x: [0.9, 0.2]}}
  - {party: a, reservation: 1.2}
)"),
              ElementsAre("8:29 empty-range", "9:29 out-of-range"));
}

TEST(Reader, FindsRangesOfSeveralRowsWithoutACommonNumber) {
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {party: b, issue: x, values: {one: [1, 2], two: 0}}
  - {party: b, issue: x, values: {one: [3, 4]}}
)"),
              ElementsAre("9:5 empty-range"));
  EXPECT_THAT(faults_of(kTalks + R"(positions:
  - {party: b, issue: x, values: {one: [1, 3], two: 0}}
  - {party: b, issue: x, values: {one: [3, 4]}}
)"),
              IsEmpty());
}

TEST(Reader, KeepsRepresentativesAndPartiesInOneNamespace) {
  EXPECT_THAT(
      faults_of("zopa: 1\nparties:\n  a: {name: A, representatives: {b: Bea}}\n  b: {name: B}\n"
                "issues: {x: {name: X, options: {one: X1, two: X2}}}\n"),
      ElementsAre("4:3 duplicate-id"));
  EXPECT_THAT(faults_of(kTalks + "positions:\n  - {party: ann, demands: x == one}\n"),
              ElementsAre("8:13 unknown-name"));
}

TEST(Reader, ReadsAPartyThatIsANameAndOptionsThatAreIds) {
  const Negotiation short_form = testing::read_negotiation(R"(zopa: 1
parties: {a: Union, b: The town council}
issues: {x: {name: X, options: [one, two], hypothetical: [two]}}
positions: [{party: a, requires: x == one}]
)");
  const Negotiation long_form = testing::read_negotiation(R"(zopa: 1
parties: {a: {name: Union}, b: {name: The town council}}
issues: {x: {name: X, options: {one: one, two: two}, hypothetical: [two]}}
positions: [{party: a, requires: x == one}]
)");
  EXPECT_EQ(short_form.parties(), long_form.parties());
  EXPECT_EQ(short_form.issues(), long_form.issues());
  EXPECT_THAT(fault_text_of("zopa: 1\nparties: {a: ''}\nissues: {x: {name: X, options: [o, o]}}\n"),
              AllOf(HasSubstr("empty"), HasSubstr("are called `o`")));
  EXPECT_THAT(fault_text_of("zopa: 1\nparties: {a: A}\nissues: {x: {name: X, options: [o]}}\n"),
              HasSubstr("2"));
}

TEST(Reader, NamesAnUnquotedCommaInBracesForWhatItIs) {
  for (const char* text :
       {"title: T\nparties: {a: {name: Egypt, Sudan warn Ethiopia}}\n",
        "parties: {a: {name: A, representatives: {kurti: Albin Kurti, Prime Minister}}}\n"}) {
    const std::string faults = fault_text_of(std::string("zopa: 1\n") + text);
    EXPECT_THAT(faults, HasSubstr("a comma ends a value in braces"));
    EXPECT_THAT(faults, ::testing::Not(HasSubstr("nothing is given")));
    EXPECT_THAT(faults, ::testing::Not(HasSubstr("use only")));
  }
}

TEST(Reader, RefusesAudiencesForNow) {
  EXPECT_THAT(
      fault_text_of(kTalks + "positions:\n  - {party: a, demands: x == one, audience: [a]}\n"),
      HasSubstr("`audience` is not supported yet"));
}

TEST(Reader, RefusesIdsThatReorderText) {
  EXPECT_THAT(fault_text_of("zopa: 1\nparties:\n  \"a\u202Eb\": {name: A}\n"
                            "issues: {x: {name: X, options: {one: X1, two: X2}}}\n"),
              HasSubstr("invisible character U+202E (RIGHT-TO-LEFT OVERRIDE)"));
}

TEST(Reader, OffersAnIdWhereANameStands) {
  EXPECT_THAT(fault_text_of("zopa: 1\nparties:\n  North Side: {name: A}\n"
                            "issues: {x: {name: X, options: {one: X1, two: X2}}}\n"),
              HasSubstr("such as `north-side`"));
}

class WithFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("zopa-reader-" + std::to_string(::getpid()) + "-" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_ / "inner");
    write("article.txt", "The port said that it would accept 350 metres.\n");
    write("inner/note.txt", "A note.\n");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::vector<std::string> codes(const std::string& folder, const std::string& file,
                                               const std::string& quote,
                                               const ReadOptions& options = {}) const {
    const auto read = read_string(kTalks + "sources: {s: {file: \"" + file +
                                      "\"}}\nstatements: {q: {source: s, quote: " + quote + "}}\n",
                                  "talks.yaml", (folder_ / folder).string(), options);
    std::vector<std::string> codes;
    if (read) return codes;
    for (const auto& fault : read.error().diagnostics) codes.push_back(fault.code);
    return codes;
  }

  std::filesystem::path folder_;
};

TEST_F(WithFolder, FindsQuotesInTheirSource) {
  EXPECT_THAT(codes("", "article.txt", "it would accept 350 metres"), ElementsAre());
  EXPECT_THAT(codes("", "article.txt", "it would accept 400 metres"),
              ElementsAre("quote-not-found"));
  EXPECT_THAT(codes("", "inner/note.txt", "A note."), ElementsAre());
}

TEST_F(WithFolder, NamesTheOtherSourceInWhichAQuoteStandsWhateverItsCapitals) {
  const auto said = [&](const std::string& quote) {
    const auto read =
        read_string(kTalks +
                        "sources: {s: {file: article.txt}, n: {file: inner/note.txt}}\n"
                        "statements: {q: {source: s, quote: " +
                        quote + "}}\n",
                    "talks.yaml", folder_.string());
    return words::english().text(read.error().diagnostics.front().message);
  };
  EXPECT_THAT(said("A note."), HasSubstr("it stands in `inner/note.txt`, so name that source"));
  EXPECT_THAT(said("a Note."),
              AllOf(HasSubstr("it stands in `inner/note.txt`, so name that source"),
                    HasSubstr("capital and small letters differ")));
  EXPECT_THAT(said("another memorandum"), Not(HasSubstr("inner/note.txt")));
}

TEST_F(WithFolder, ReadsNoSourceOutsideTheFolderUnlessAllowed) {
  EXPECT_THAT(codes("inner", "../article.txt", "x"), ElementsAre("outside"));
  EXPECT_THAT(codes("inner", (folder_ / "article.txt").string(), "x"), ElementsAre("outside"));
  std::filesystem::create_symlink(folder_ / "article.txt", folder_ / "inner" / "link.txt");
  EXPECT_THAT(codes("inner", "link.txt", "it would accept"), ElementsAre("outside"));
  EXPECT_THAT(codes("inner", "../article.txt", "it would accept", {.allow_outside = true}),
              ElementsAre());
}

TEST_F(WithFolder, SaysWhatIsWrongWithASource) {
  EXPECT_THAT(codes("", "nothing.txt", "x"), ElementsAre("no-file"));
  write("latin.txt", "caf\xE9\n");
  EXPECT_THAT(codes("", "latin.txt", "x"), ElementsAre("bad-character"));
}

TEST_F(WithFolder, TakesTheFilesNameForAMissingTitle) {
  write("harbour-talks.yaml", kTalks);
  EXPECT_EQ(read_file((folder_ / "harbour-talks.yaml").string())->title(), "harbour-talks");
}

}  // namespace
}  // namespace zopa::yaml
