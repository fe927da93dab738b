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
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

// Everything is listed, so that no choice of what to show hides a difference.
enum class Packages : bool { no, yes };

engine::Analysis analysis_of(const Negotiation& negotiation, Packages packages = Packages::no) {
  engine::Options options;
  if (packages == Packages::no) options.parts = engine::parts_shown_first();
  options.robust.completions = 64;
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
// … and what depends on the order in which preferences are drawn.
const std::vector<std::string> kFirstsAndDrawn = {"support",
                                                  "blocked_by",
                                                  "warnings",
                                                  "not_computed",
                                                  "dominated_by",
                                                  "beaten_by",
                                                  "schedules",
                                                  "efficient_share",
                                                  "central_weights",
                                                  "first",
                                                  "confidence",
                                                  "ranks",
                                                  "acceptable",
                                                  "nash",
                                                  "egalitarian",
                                                  "utilitarian",
                                                  "better",
                                                  "trades",
                                                  "trades_count",
                                                  "questions",
                                                  "brief"};

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

// The same of efficient and fair packages, drawn preferences and questions, which take longer.
TEST(Neutrality, HoldsOfPackagesAndPreferencesToo) {
  std::mt19937 random(1);
  int turned = 0;
  for (int k = 0; k < 100; ++k) {
    std::vector<std::uint32_t> numbers(400);
    for (auto& number : numbers) number = static_cast<std::uint32_t>(random() % 1'000'000);
    testing::Choices choices(numbers);
    const Negotiation negotiation =
        testing::random_case(choices, {.parties = 4, .issues = 3, .options = 3, .red_lines = 6});
    ASSERT_EQ(
        printed(testing::with_tokens(negotiation, false), Packages::yes),
        testing::tokens_turned(printed(testing::with_tokens(negotiation, true), Packages::yes)));
    const Negotiation other = testing::reordered(negotiation, random);
    ASSERT_EQ(testing::without_order(json_of(negotiation, Packages::yes), kFirstsAndDrawn),
              testing::without_order(json_of(other, Packages::yes), kFirstsAndDrawn));
    if (!are_told_apart(negotiation)) continue;
    ++turned;
    std::vector<PartyId> order;
    for (std::size_t p = negotiation.parties().size(); p > 0; --p) order.emplace_back(p - 1);
    const Negotiation turned_around = testing::in_order(negotiation, order);
    ASSERT_EQ(testing::without_order(json_of(negotiation, Packages::yes), kSaid),
              testing::without_order(json_of(turned_around, Packages::yes), kSaid));
  }
  EXPECT_GT(turned, 20);
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
