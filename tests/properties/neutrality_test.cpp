// zopa takes no side: names and the order of the parties change nothing but names and order, what
// is true of one party is true of another in its place, and its own words judge nobody.
#include <algorithm>
#include <fstream>
#include <numeric>
#include <random>
#include <regex>
#include <set>

#include "drawn_case.hpp"
#include "finished.hpp"
#include "negotiations.hpp"
#include "random_case.hpp"
#include "reordered.hpp"
#include "transforms.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/engine/analysis.hpp"
#include "zopa/preference/partial_preference.hpp"
#include "zopa/report/answer.hpp"
#include "zopa/report/json.hpp"
#include "zopa/robust/sample/content_order.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

// Everything is listed, so that no choice of what to show hides a difference.
enum class Packages : bool { no, yes };

engine::Analysis analysis_of(const Negotiation& negotiation, Packages packages = Packages::no,
                             std::size_t completions = 64) {
  engine::Options options;
  if (packages == Packages::no) options.parts = engine::parts_shown_first();
  options.robust.completions = completions;
  options.deadlock.ways_shown = 100'000;
  options.deadlock.most_ways = 100'000;
  options.deadlock.most_listed = 100'000;
  auto answer = engine::analyze(negotiation, options);
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics.front()));
  return std::move(*answer);
}

std::string json_of(const Negotiation& negotiation, Packages packages = Packages::no) {
  return report::to_json(analysis_of(negotiation, packages));
}

// Its sentences name parties in the order of the file.
const std::vector<std::string> kSaid = {"brief"};

// The answer in all its forms.
std::string printed(const Negotiation& negotiation, Packages packages = Packages::no) {
  const engine::Analysis answer = analysis_of(negotiation, packages);
  const report::Document document = report::to_document(answer, words::english());
  return report::to_text(document) + report::to_markdown(document) + report::to_json(answer);
}

std::vector<PartyId> drawn_order(std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), std::mt19937(*rc::gen::arbitrary<unsigned>()));
  return {order.begin(), order.end()};
}

RC_GTEST_PROP(Neutrality, NamesChangeNothing, ()) {
  const Negotiation negotiation = testing::drawn_case();
  RC_ASSERT(printed(testing::with_tokens(negotiation, false)) ==
            testing::tokens_turned(printed(testing::with_tokens(negotiation, true))));
}

RC_GTEST_PROP(Neutrality, TheOrderOfThePartiesChangesNothingButOrder, ()) {
  const Negotiation negotiation = testing::drawn_case();
  const auto order = drawn_order(negotiation.parties().size());
  RC_ASSERT(testing::without_order(json_of(negotiation), kSaid) ==
            testing::without_order(json_of(testing::in_order(negotiation, order)), kSaid));
}

// Of equal supports the first in the file is shown, so which one it is may change.
RC_GTEST_PROP(Neutrality, TheOrderOfTheClaimsChangesNothingButOrder, ()) {
  const Negotiation negotiation = testing::drawn_case();
  Contents contents = negotiation.contents();
  std::shuffle(contents.positions.begin(), contents.positions.end(),
               std::mt19937(*rc::gen::arbitrary<unsigned>()));
  const Negotiation shuffled = testing::finished(std::move(contents));
  const std::vector<std::string> supports = {"support", "blocked_by", "brief"};
  RC_ASSERT(testing::without_order(json_of(negotiation), supports) ==
            testing::without_order(json_of(shuffled), supports));
}

// Where several show what is said, the first in the file is named.
const std::vector<std::string> kFirsts = {"support", "blocked_by", "warnings", "brief"};
// … of packages and preferences, too.
const std::vector<std::string> kFirstsOfPackages = {"support",      "blocked_by", "warnings",
                                                    "not_computed", "schedules",  "brief"};
// Shares, and the package that is named of several that are better.  Of two issues or options of
// which the same is known the first in the file draws first: these change places then.
const std::vector<std::string> kDrawn = {"robustness.packages.efficient_share",
                                         "robustness.packages.dominated_by",
                                         "robustness.packages.nash",
                                         "robustness.packages.egalitarian",
                                         "robustness.packages.utilitarian",
                                         "robustness.packages.parties.*.acceptable",
                                         "robustness.packages.parties.*.beaten_by",
                                         "robustness.packages.parties.*.first",
                                         "robustness.packages.parties.*.central_weights",
                                         "robustness.packages.parties.*.confidence",
                                         "robustness.packages.parties.*.ranks",
                                         "robustness.pairs.*.better"};

std::vector<std::string> firsts_and_drawn() {
  std::vector<std::string> all = kFirstsOfPackages;
  all.insert(all.end(), kDrawn.begin(), kDrawn.end());
  return all;
}

RC_GTEST_PROP(Neutrality, TheOrderOfTheIssuesAndOptionsChangesNothingButOrder, ()) {
  const Negotiation negotiation = testing::drawn_case();
  std::mt19937 random(*rc::gen::arbitrary<unsigned>());
  const Negotiation other = testing::reordered(negotiation, random);
  RC_ASSERT(testing::without_order(json_of(negotiation), kFirsts) ==
            testing::without_order(json_of(other), kFirsts));
}

// Of two parties of whom exactly the same is known, which draws first is up to the file's order:
// their shares are the same, what depends on both at once is so within its error only.
bool are_told_apart(const Negotiation& negotiation) {
  std::set<std::uint64_t> prints;
  const PackageSpace space(negotiation);
  for (std::size_t p = 0; p < negotiation.parties().size(); ++p) {
    prints.insert(fingerprint(partial_preference(negotiation, PartyId{p}, space)));
  }
  return prints.size() == negotiation.parties().size();
}

// Is of no two issues, nor of two options of one, the same known?
bool is_all_told_apart(const engine::Analysis& answer) {
  if (!answer.robustness || !are_told_apart(answer.negotiation)) return false;
  const PackageSpace space(answer.negotiation);
  robust::PartialProblem problem;
  for (const PartyId party : answer.robustness->parties) {
    problem.parties.push_back(partial_preference(answer.negotiation, party, space));
  }
  problem.reservations = answer.robustness->reservations;
  for (const auto& one : answer.robustness->packages) {
    problem.packages.push_back(space.values(one.package));
  }
  problem.keeps_values.assign(space.axes().size(), false);
  std::vector<robust::OpenQuestion> all;  // one about each
  for (std::uint32_t a = 0; a < space.axes().size(); ++a) {
    all.push_back({0, robust::OpenQuestion::Kind::issues, 0, a, a});
    for (std::uint32_t v = 0; v < space.axes()[a].options.size(); ++v) {
      all.push_back({0, robust::OpenQuestion::Kind::options, a, v, v});
    }
  }
  const auto kinds = robust::kinds_of(problem, all);
  return std::set<std::uint64_t>(kinds.begin(), kinds.end()).size() == kinds.size();
}

// All that is said, save which of several is named; shares, too, where all are told apart.  Says
// whether they are.
bool say_the_same(const Negotiation& one, const Negotiation& other, std::size_t completions,
                  const std::vector<std::string>& but_for = {}) {
  const engine::Analysis answer = analysis_of(one, Packages::yes, completions);
  const engine::Analysis of_other = analysis_of(other, Packages::yes, completions);
  const bool is_exact = is_all_told_apart(answer);
  auto dropped = is_exact ? kFirstsOfPackages : firsts_and_drawn();
  dropped.insert(dropped.end(), but_for.begin(), but_for.end());
  EXPECT_EQ(testing::without_order(report::to_json(answer), dropped),
            testing::without_order(report::to_json(of_other), dropped));
  return is_exact;
}

// The same of efficient and fair packages, drawn preferences and questions, which take longer.
TEST(Neutrality, HoldsOfPackagesAndPreferencesToo) {
  std::mt19937 random(1);
  int turned = 0;
  int told_apart = 0;
  for (int k = 0; k < 100; ++k) {
    std::vector<std::uint32_t> numbers(400);
    for (auto& number : numbers) number = static_cast<std::uint32_t>(random() % 1'000'000);
    testing::Choices choices(numbers);
    const Negotiation negotiation = testing::random_case(
        choices, {.parties = 4, .issues = 3, .options = 3, .red_lines = 6, .easing = true});
    ASSERT_EQ(
        printed(testing::with_tokens(negotiation, false), Packages::yes),
        testing::tokens_turned(printed(testing::with_tokens(negotiation, true), Packages::yes)));
    const Negotiation other = testing::reordered(negotiation, random);
    told_apart += say_the_same(negotiation, other, 64) ? 1 : 0;
    if (!are_told_apart(negotiation)) continue;
    ++turned;
    std::vector<PartyId> order;
    for (std::size_t p = negotiation.parties().size(); p > 0; --p) order.emplace_back(p - 1);
    const Negotiation turned_around = testing::in_order(negotiation, order);
    ASSERT_EQ(testing::without_order(json_of(negotiation, Packages::yes), kSaid),
              testing::without_order(json_of(turned_around, Packages::yes), kSaid));
  }
  EXPECT_GT(turned, 20);
  EXPECT_GT(told_apart, 20);
}

// Of more than sixty packages some are looked at more closely: the same ones.
TEST(Neutrality, HoldsOfManyPackagesToo) {
  const Negotiation negotiation = testing::read_negotiation(R"(zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {one: X1, two: X2, three: X3, four: X4}}
  y: {name: Y, options: {one: Y1, two: Y2, three: Y3, four: Y4, five: Y5}}
  z: {name: Z, options: {one: Z1, two: Z2, three: Z3, four: Z4}}
positions:
  - {id: a-x, party: a, issue: x, prefers: one > two > three > four}
  - {id: a-y, party: a, issue: y, prefers: one > two > three > four > five}
  - {id: a-z, party: a, issue: z, prefers: one > two > three}
  - {id: a-weighs, party: a, weighs: x > y > z}
  - {id: b-x, party: b, issue: x, prefers: four > three > two}
  - {id: b-y, party: b, issue: y, prefers: two > five}
  - {id: b-z, party: b, issue: z, prefers: four > three > one}
)");
  std::mt19937 random(1);
  for (int k = 0; k < 5; ++k) {
    const Negotiation other = testing::reordered(negotiation, random);
    EXPECT_TRUE(say_the_same(negotiation, other, 256));
  }
  const engine::Analysis answer = analysis_of(negotiation, Packages::yes);
  ASSERT_EQ(answer.robustness->packages.size(), 80U);
  const auto is_looked_at = [](const auto& package) { return package.trades.has_value(); };
  EXPECT_EQ(std::count_if(answer.robustness->packages.begin(), answer.robustness->packages.end(),
                          is_looked_at),
            10);
}

class Files : public ::testing::TestWithParam<std::string> {};

TEST_P(Files, SayTheSameUnderOtherNames) {
  const Negotiation negotiation = testing::negotiation_in(GetParam());
  EXPECT_EQ(
      printed(testing::with_tokens(negotiation, false), Packages::yes),
      testing::tokens_turned(printed(testing::with_tokens(negotiation, true), Packages::yes)));
}

TEST_P(Files, SayTheSameWithTheirPartiesTurnedAround) {
  const Negotiation negotiation = testing::negotiation_in(GetParam());
  std::vector<PartyId> order;
  for (std::size_t k = negotiation.parties().size(); k > 0; --k) order.emplace_back(k - 1);
  const Negotiation turned = testing::in_order(negotiation, order);
  EXPECT_EQ(testing::without_order(json_of(negotiation, Packages::yes), kSaid),
            testing::without_order(json_of(turned, Packages::yes), kSaid));
}

TEST_P(Files, SayTheSameWithTheirIssuesAndOptionsInAnotherOrder) {
  const Negotiation negotiation = testing::negotiation_in(GetParam());
  std::mt19937 random(1);
  // States are numbered in the order of the file, and of long lists the first are listed.
  say_the_same(negotiation, testing::reordered(negotiation, random), 512,
               {"stability", "impasse_map", "zone_packages", "settlements", "red_lines.requires"});
}

// Negotiations that are over: where much is known of issues and little of preferences, draws decide
// what is worth asking.
TEST(Neutrality, HoldsOfWhatIsAskedAboutPreferences) {
  std::size_t asked = 0;
  for (const char* name : {"britain-2010", "ecuador-peru-1998", "miners-1985"}) {
    const Negotiation negotiation = testing::negotiation_in(
        testing::source_folder() + "examples/settled/" + name + "/talks.yaml");
    std::mt19937 random(1);
    Negotiation other = testing::reordered(negotiation, random);
    std::vector<PartyId> order;
    for (std::size_t k = other.parties().size(); k > 0; --k) order.emplace_back(k - 1);
    other = testing::in_order(other, order);
    say_the_same(negotiation, other, 1024, {"impasse_map.joint.thresholds"});  // the first 20
    const engine::Analysis answer = analysis_of(negotiation, Packages::yes, 1024);
    for (const auto& question : *answer.questions) {
      asked += question.kind >= engine::QuestionKind::order ? 1U : 0U;
    }
  }
  EXPECT_GT(asked, 5U);
}

// `word*` in the list stands for every ending.
std::regex loaded_words() {
  std::ifstream list(testing::source_folder() + "tests/loaded_words.txt");
  std::string pattern;
  for (std::string line; std::getline(list, line);) {
    if (line.empty() || line.front() == '#') continue;
    const bool any_ending = line.back() == '*';
    if (any_ending) line.pop_back();
    pattern += (pattern.empty() ? "" : "|") + line + (any_ending ? "[a-z]*" : "");
  }
  return std::regex("\\b(" + pattern + ")\\b", std::regex::icase);
}

std::string first_loaded_word(const std::string& text) {
  static const std::regex kWords = loaded_words();
  std::smatch match;
  return std::regex_search(text, match, kWords) ? match.str() : "";
}

TEST_P(Files, AreAnsweredWithoutLoadedWords) {
  const Negotiation negotiation = testing::with_tokens(testing::negotiation_in(GetParam()), false);
  EXPECT_EQ(first_loaded_word(printed(negotiation, Packages::yes)), "");
}

TEST(LoadedWords, AreFoundWhereTheyStand) {
  EXPECT_EQ(first_loaded_word("The Regime of x"), "Regime");
  EXPECT_EQ(first_loaded_word("a so-called offer"), "so-called");
  EXPECT_EQ(first_loaded_word("it refuses"), "refuses");
  EXPECT_EQ(first_loaded_word("it would need to accept"), "");
}

INSTANTIATE_TEST_SUITE_P(Neutrality, Files, ::testing::ValuesIn(testing::valid_files()),
                         testing::NameOfFile{});

}  // namespace
}  // namespace zopa
