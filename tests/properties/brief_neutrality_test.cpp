// The brief takes no side: the order of parties, of issues and of options changes nothing of it but
// order; and the page of text says nothing that its parts do not.
#include <algorithm>
#include <cctype>
#include <iterator>
#include <numeric>
#include <random>
#include <regex>
#include <set>
#include <sstream>

#include "drawn_case.hpp"
#include "finished.hpp"
#include "negotiations.hpp"
#include "reordered.hpp"
#include "transforms.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/engine/analysis.hpp"
#include "zopa/report/brief.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::report {
namespace {

engine::Analysis analysis_of(const Negotiation& negotiation) {
  engine::Options options;
  options.parts = engine::parts_shown_first();
  options.deadlock.ways_shown = 100'000;
  options.deadlock.most_ways = 100'000;
  options.deadlock.most_listed = 100'000;
  auto answer = engine::analyze(negotiation, options);
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics.front()));
  return std::move(*answer);
}

std::mt19937 drawn_lot() { return std::mt19937(*rc::gen::arbitrary<unsigned>()); }

std::vector<PartyId> shuffled_parties(const Negotiation& negotiation, std::mt19937& random) {
  std::vector<std::size_t> order(negotiation.parties().size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), random);
  return {order.begin(), order.end()};
}

// The words of a text, without their order and the signs between them.
std::string words_in(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; },
      ' ');
  std::istringstream in(text);
  std::multiset<std::string> words{std::istream_iterator<std::string>(in), {}};
  std::string all;
  for (const std::string& word : words) all += word + " ";
  return all;
}

// The brief without the order of its lines, and of the words in them.
std::string brief_without_order(const Negotiation& negotiation) {
  const Brief brief = brief_of(analysis_of(negotiation), words::english());
  std::string all = words_in(brief.headline) + "\n" + words_in(brief.verdict) + "\n";
  for (const BriefPart& part : brief.parts) {
    std::multiset<std::string> lines;
    for (const BriefLine& line : part.lines) {
      lines.insert(std::to_string(line.level) + " " + words_in(line.text));
    }
    all += part.title + "\n";
    for (const std::string& line : lines) all += line + "\n";
  }
  return all;
}

// By part, how many lines there are of each level.
std::string shape_of(const Negotiation& negotiation) {
  std::string shape;
  for (const BriefPart& part : brief_of(analysis_of(negotiation), words::english()).parts) {
    std::vector<std::size_t> lines(4);
    for (const BriefLine& line : part.lines) ++lines.at(line.level);
    shape += part.id + ":";
    for (const std::size_t count : lines) shape += " " + std::to_string(count);
    shape += "\n";
  }
  return shape;
}

RC_GTEST_PROP(BriefNeutrality, TheOrderOfThePartiesChangesNothingButOrder, ()) {
  const Negotiation negotiation = testing::drawn_case();
  std::mt19937 random = drawn_lot();
  const Negotiation other = testing::in_order(negotiation, shuffled_parties(negotiation, random));
  RC_ASSERT(shape_of(negotiation) == shape_of(other));
  RC_ASSERT(brief_without_order(negotiation) == brief_without_order(other));
}

RC_GTEST_PROP(BriefNeutrality, TheOrderOfTheIssuesAndOptionsChangesNothingButOrder, ()) {
  const Negotiation negotiation = testing::drawn_case();
  std::mt19937 random = drawn_lot();
  const Negotiation other = testing::reordered(negotiation, random);
  RC_ASSERT(shape_of(negotiation) == shape_of(other));
  RC_ASSERT(brief_without_order(negotiation) == brief_without_order(other));
}

// Two parties in each other's place, where nothing but the names tells their roles apart.
RC_GTEST_PROP(BriefNeutrality, WhatIsSaidOfOnePartyIsSaidOfAnotherInItsPlace, ()) {
  Contents contents = testing::drawn_case().contents();
  contents.agreement.reset();
  const Negotiation negotiation = testing::finished(std::move(contents));
  const auto& parties = negotiation.parties();
  const bool are_alike = parties.size() > 1 && parties[0].role == parties[1].role &&
                         parties[0].at_the_table == parties[1].at_the_table;
  RC_PRE(are_alike);
  RC_ASSERT(shape_of(negotiation) ==
            shape_of(testing::mirrored(negotiation, PartyId{0}, PartyId{1})));
}

// What a block says beside the lines of the brief that it is made of.
std::string beside(std::string text, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    for (std::size_t at = text.find(line); at != std::string::npos; at = text.find(line)) {
      text.erase(at, line.size());
    }
  }
  return text;
}

// How many there are of what is not shown, and what is not on the page at all.
bool is_a_count(const std::string& text, const Brief& brief) {
  static const std::regex kCounts(
      "(One|[0-9]+) (more|claims?) .*|(One|[0-9]+) more|(One|[0-9]+), not shown here");
  if (std::regex_match(text, kCounts)) return true;
  const std::string left_out = "Not on this page: ";
  if (text.rfind(left_out, 0) != 0) return text.rfind("All of it, with the quotes", 0) == 0;
  return std::any_of(brief.parts.begin(), brief.parts.end(), [&](const BriefPart& part) {
    return text.find(part.title) != std::string::npos;
  });
}

void expect_said_in_the_brief(const engine::Analysis& analysis) {
  const Brief brief = brief_of(analysis, words::english());
  std::vector<std::string> lines = {brief.headline, brief.verdict, brief.scope.value_or(""),
                                    brief.as_of.value_or(""), analysis.negotiation.title()};
  for (const BriefPart& part : brief.parts) {
    lines.push_back(part.title);
    for (const BriefLine& line : part.lines) lines.push_back(line.text);
  }
  lines.erase(std::remove(lines.begin(), lines.end(), ""), lines.end());
  std::sort(lines.begin(), lines.end(),
            [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const Medium medium : {Medium::terminal, Medium::document}) {
    for (const Block& block : to_brief(analysis, words::english(), medium)) {
      if (block.kind == Block::Kind::table) {
        EXPECT_EQ(block.rows.front().size(), analysis.deadlock->ways.count() + 1);
        continue;
      }
      if (block.text.find("one a column. A letter:") != std::string::npos) continue;
      const std::string rest = beside(block.text, lines);
      const bool is_said = std::none_of(rest.begin(), rest.end(),
                                        [](unsigned char c) { return std::isalnum(c) != 0; });
      EXPECT_TRUE(is_said || is_a_count(block.text, brief)) << block.text << "\nbeside: " << rest;
    }
  }
}

RC_GTEST_PROP(Brief, EveryFactOfThePageOfTextStandsInItsParts, ()) {
  expect_said_in_the_brief(analysis_of(testing::drawn_case()));
}

class BriefOfFiles : public ::testing::TestWithParam<std::string> {};

TEST_P(BriefOfFiles, SayOnThePageOfTextWhatStandsInTheBrief) {
  expect_said_in_the_brief(analysis_of(testing::negotiation_in(GetParam())));
}

TEST_P(BriefOfFiles, HaveABriefOfOneShapeWhateverTheOrder) {
  const Negotiation negotiation = testing::negotiation_in(GetParam());
  std::vector<PartyId> order;
  for (std::size_t k = negotiation.parties().size(); k > 0; --k) order.emplace_back(k - 1);
  EXPECT_EQ(shape_of(negotiation), shape_of(testing::in_order(negotiation, order)));
  std::mt19937 random(1);
  EXPECT_EQ(shape_of(negotiation), shape_of(testing::reordered(negotiation, random)));
}

INSTANTIATE_TEST_SUITE_P(Brief, BriefOfFiles, ::testing::ValuesIn(testing::valid_files()),
                         testing::NameOfFile{});

}  // namespace
}  // namespace zopa::report
