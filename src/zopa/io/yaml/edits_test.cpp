#include "zopa/io/yaml/edits.hpp"

#include <fstream>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/yaml/reader.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/preference/option_preorder.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::yaml {
namespace {

using ::testing::HasSubstr;

const std::string kHead =
    "zopa: 1  # the version\n"
    "title: A case\n"
    "parties:\n"
    "  a: {name: A}\n"
    "  b: {name: B}\n"
    "issues:\n"
    "  x: {name: X, options: {p: P, q: Q, r: R}}\n"
    "  y:\n"
    "    name: Y\n"
    "    options:\n"
    "      p: P  # the first\n"
    "      q: Q\n"
    "    hypothetical: [q]\n"
    "sources: {s: {file: edits_test.md}}\n"
    "statements:\n"
    "  said: {about: [a], source: s, text: something}\n";

Negotiation read(const std::string& text) {
  std::ofstream(::testing::TempDir() + "edits_test.md") << "Nothing is quoted.\n";
  auto read = read_string(text, "case.yaml", ::testing::TempDir());
  EXPECT_TRUE(read) << (read ? "" : to_text(read.error().diagnostics.front())) << text;
  return read ? *read : Negotiation{};
}

std::string after_move(const std::string& text, const std::vector<OptionId>& allowed) {
  const auto changed = with_lines_moved(text, read(text), {{PositionId{0}, allowed}});
  EXPECT_TRUE(changed);
  return changed.value_or("");
}

std::string reordered(const std::string& text, const std::vector<std::vector<OptionId>>& classes) {
  const auto changed = with_order(text, read(text), PartyId{0}, IssueId{0}, classes);
  EXPECT_TRUE(changed);
  return changed.value_or("");
}

TEST(Edits, MovesALineInARowOfBraces) {
  const std::string rows = "positions:\n  - {party: a, requires: x == p}  # a's line\n";
  EXPECT_EQ(after_move(kHead + rows, {OptionId{0}, OptionId{1}}),
            kHead + "positions:\n  - {party: a, requires: \"x in {p, q}\"}  # a's line\n");
}

TEST(Edits, ALineThatMovesRestsOnNoStatement) {
  for (const char* before : {"{party: a, requires: x == p, because: [said]}",
                             "{party: a, requires: x == p, because: [said], inferred: true}",
                             "{because: [said], party: a, inferred: true, requires: x == p}",
                             "{inferred: true, because: [said], party: a, requires: x == p}"}) {
    EXPECT_EQ(after_move(kHead + "positions:\n  - " + before + "\n", {OptionId{1}}),
              kHead + "positions:\n  - {party: a, requires: x == q}\n");
  }
}

TEST(Edits, StatementsInLinesOfTheirOwnGoTheirCommentsStay) {
  const std::string rows =
      "positions:\n"
      "  - because: [said]\n"
      "    party: a\n"
      "    requires: x == p\n"
      "  - party: b\n"
      "    requires: y == p\n"
      "    because:\n"
      "      - said\n"
      "    # b's last word\n";
  const auto changed =
      with_lines_moved(kHead + rows, read(kHead + rows),
                       {{PositionId{0}, {OptionId{1}}}, {PositionId{1}, {OptionId{1}}}});
  EXPECT_EQ(changed.value_or(""), kHead +
                                      "positions:\n"
                                      "  - \n"
                                      "    party: a\n"
                                      "    requires: x == q\n"
                                      "  - party: b\n"
                                      "    requires: y == q\n"
                                      "    # b's last word\n");
  EXPECT_TRUE(read(*changed).positions()[1].because.empty());
}

TEST(Edits, APartyTakesAnOption) {
  const auto changed = with_taking(kHead, read(kHead), PartyId{1}, IssueId{1}, OptionId{1});
  EXPECT_EQ(changed.value_or(""), kHead + "positions:\n  - {party: b, issue: y, takes: q}\n");
}

TEST(Edits, AnOptionIsTabled) {
  const auto tabled = [](std::string text, std::size_t option) {
    return with_option_tabled(text, read(text), IssueId{1}, OptionId{option}).value_or("");
  };
  std::string without = kHead;
  without.replace(without.find("    hypothetical: [q]\n"), 22, "");
  EXPECT_EQ(tabled(kHead, 1), without);
  const auto with = [&](const std::string& list) {
    std::string text = without;
    return text.insert(text.find("sources:"), list);
  };
  EXPECT_EQ(tabled(with("    hypothetical: [p, q]\n"), 0), with("    hypothetical: [q]\n"));
  EXPECT_EQ(tabled(with("    hypothetical: [p, q]\n"), 1), with("    hypothetical: [p]\n"));
  EXPECT_EQ(tabled(with("    hypothetical:\n      - p\n      - q\n"), 1),
            with("    hypothetical:\n      - p\n"));
  const std::string line = "positions:\n  - {id: l, party: a, requires: x == q}\n";
  const std::string untabled = "    hypothetical: [p, q]\n";
  EXPECT_EQ(tabled(with(untabled + "    eases: {p: [l], q: [l]}\n") + line, 1),
            with("    hypothetical: [p]\n    eases: {p: [l]}\n") + line);
  EXPECT_EQ(tabled(with("    hypothetical: [q]\n    eases: {q: [l]}\n") + line, 1), without + line);
  EXPECT_EQ(tabled(with("    hypothetical: {q: 2020-01-02}\n"), 1), "");
  EXPECT_EQ(tabled(kHead, 0), "");
}

TEST(Edits, MovesALineInARowOfLines) {
  const std::string rows =
      "positions:\n"
      "  # why\n"
      "  - party: a\n"
      "    requires: \"x != q and\n"
      "      x != r\"\n"
      "    because: [said]  # said once\n"
      "  - {party: b, requires: y == p}\n";
  EXPECT_EQ(after_move(kHead + rows, {OptionId{0}, OptionId{2}}),
            kHead +
                "positions:\n"
                "  # why\n"
                "  - party: a\n"
                "    requires: \"x in {p, r}\"\n"
                "    # said once\n"
                "  - {party: b, requires: y == p}\n");
}

TEST(Edits, ReplacesAFoldedBlock) {
  const std::string rows =
      "positions:\n"
      "  - party: a\n"
      "    requires: >-\n"
      "      x ==\n"
      "      p\n"
      "    firmness: firm\n";
  EXPECT_EQ(after_move(kHead + rows, {OptionId{2}}),
            kHead + "positions:\n  - party: a\n    requires: x == r\n    firmness: firm\n");
}

TEST(Edits, ABlockAndTheStatementsBeforeItGoTogether) {
  const std::string rows =
      "positions:\n"
      "  - party: a\n"
      "    because: [said]\n"
      "    requires: >-  # why\n"
      "      x ==\n"
      "      p\n"
      "\n"
      "  - party: b\n"
      "    requires: y == p\n";
  EXPECT_EQ(after_move(kHead + rows, {OptionId{1}}), kHead +
                                                         "positions:\n"
                                                         "  - party: a\n"
                                                         "    requires: x == q  # why\n"
                                                         "\n"
                                                         "  - party: b\n"
                                                         "    requires: y == p\n");
}

TEST(Edits, KeepsByteOrderMarkAndLineEnds) {
  std::string text = "\xEF\xBB\xBF" + kHead + "positions:\n  - party: a\n    requires: x == p\n" +
                     "    because: [said]\n";
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const std::string changed = after_move(crlf, {OptionId{1}});
  EXPECT_THAT(changed, ::testing::EndsWith("    requires: x == q\r\n"));
  EXPECT_EQ(changed.substr(0, 3), "\xEF\xBB\xBF");
}

TEST(Edits, CountsCharactersNotBytes) {
  const std::string rows = "positions:\n  - {id: l, party: a, requires: x == p}\n";
  std::string text = kHead + rows;
  text.replace(text.find("name: A}"), 8, "name: 水の会談 Ä}");
  text.replace(text.find("- {id"), 3, "- { ");
  EXPECT_THAT(after_move(text, {OptionId{1}}), HasSubstr("requires: x == q}"));
}

TEST(Edits, RefusesALineOverTwoIssues) {
  const std::string text = kHead + "positions:\n  - {party: a, requires: x == p or y == p}\n";
  const auto changed = with_lines_moved(text, read(text), {{PositionId{0}, {OptionId{0}}}});
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().diagnostics.front().code, "cannot-edit");
}

TEST(Edits, AddsAnOrderWhereThereIsNone) {
  EXPECT_EQ(reordered(kHead, {{OptionId{1}}, {OptionId{0}, OptionId{2}}}),
            kHead + "positions:\n  - {party: a, issue: x, prefers: q > p ~ r}\n");
}

TEST(Edits, RewritesOnlyRowsThatDisagree) {
  const std::string rows =
      "positions:\n"
      "  - {party: a, issue: x, prefers: p > q, because: [said]}\n"
      "  - {party: a, issue: x, prefers: p > q > r}  # a guess\n";
  EXPECT_EQ(reordered(kHead + rows, {{OptionId{0}}, {OptionId{2}}, {OptionId{1}}}),
            kHead +
                "positions:\n"
                "  - {party: a, issue: x, prefers: p > q, because: [said]}\n"
                "  - {party: a, issue: x, prefers: p > r > q}  # a guess\n");
}

TEST(Edits, AddsAHypotheticalOptionInBraces) {
  const auto changed = with_hypothetical_option(kHead, read(kHead), IssueId{0}, "Half of \"it\"");
  ASSERT_TRUE(changed);
  EXPECT_THAT(*changed, HasSubstr("  x: {name: X, options: {p: P, q: Q, r: R, half-of-it: "
                                  "Half of \"it\"}, hypothetical: [half-of-it]}\n"));
  const Negotiation now = read(*changed);
  EXPECT_TRUE(now.issues()[0].options[3].hypothetical);
  EXPECT_EQ(now.issues()[0].options[3].name, "Half of \"it\"");
}

TEST(Edits, AddsAHypotheticalOptionInLines) {
  const auto changed = with_hypothetical_option(kHead, read(kHead), IssueId{1}, "折衷");
  ASSERT_TRUE(changed);
  EXPECT_THAT(*changed, HasSubstr("      p: P  # the first\n      q: Q\n      option: 折衷\n"
                                  "    hypothetical: [q, option]\n"));
  EXPECT_TRUE(read(*changed).issues()[1].options[2].hypothetical);
}

TEST(Edits, NeverTakesAKeywordForAnId) {
  for (const char* name : {"not", "true", "12", "P", "!!"}) {
    const auto changed = with_hypothetical_option(kHead, read(kHead), IssueId{0}, name);
    ASSERT_TRUE(changed) << name;
    EXPECT_EQ(read(*changed).issues()[0].options.size(), 4U) << name;
  }
  EXPECT_FALSE(with_hypothetical_option(kHead, read(kHead), IssueId{0}, "  "));
}

// Every red line on one issue, every order and every issue of the examples.
class Examples : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    text_ = zopa::testing::text_of_file(GetParam());
    folder_ = GetParam().substr(0, GetParam().rfind('/') + 1);
    const auto loaded = read_string(text_, "talks.yaml", folder_);
    ASSERT_TRUE(loaded);
    before_ = *loaded;
  }
  [[nodiscard]] Negotiation again(const Result<std::string>& changed) const {
    EXPECT_TRUE(changed);
    const auto loaded = read_string(*changed, "talks.yaml", folder_);
    EXPECT_TRUE(loaded) << to_text(loaded.error().diagnostics.front());
    return *loaded;
  }
  std::string text_;
  std::string folder_;
  Negotiation before_;
};

TEST_P(Examples, ALineMovesAndNothingElseDoes) {
  for (std::size_t i = 0; i < before_.positions().size(); ++i) {
    const auto* line = std::get_if<RedLine>(&before_.positions()[i].claim);
    if (line == nullptr || issues_of(line->formula).size() != 1) continue;
    const IssueId issue = issues_of(line->formula).front();
    if (before_.issue(issue).scale) continue;  // its numbers are tried below
    Contents after =
        again(with_lines_moved(text_, before_, {{PositionId{i}, {OptionId{0}, OptionId{1}}}}));
    EXPECT_EQ(std::get<RedLine>(after.positions[i].claim).formula.atom.options,
              (std::vector<OptionId>{OptionId{0}, OptionId{1}}));
    EXPECT_EQ(issues_of(after.positions[i].claim).front(), issue);
    after.positions[i] = before_.positions()[i];
    EXPECT_EQ(after, before_.contents());
  }
}

TEST_P(Examples, AnOptionIsAddedAndNothingElseChanges) {
  for (std::size_t i = 0; i < before_.issues().size(); ++i) {
    const auto changed = with_hypothetical_option(text_, before_, IssueId{i}, "Something new");
    const auto& options = before_.issues()[i].options;
    const bool may_be_left_open = !options.empty() && options.back().deferral.has_value();
    if (before_.issues()[i].scale || before_.issues()[i].order || may_be_left_open) {
      EXPECT_FALSE(changed);
      continue;
    }
    if (before_.issues()[i].options.back().id == "yes" ||
        before_.issues()[i].options.back().id == "no") {
      continue;  // refused, where the other option is the opposite
    }
    Contents after = again(changed);
    ASSERT_EQ(after.issues[i].options.size(), before_.issues()[i].options.size() + 1);
    EXPECT_TRUE(after.issues[i].options.back().hypothetical);
    after.issues[i].options.pop_back();
    EXPECT_EQ(after, before_.contents());
  }
}

TEST(Edits, ALineOnNumbersIsSaidInBounds) {
  const std::string text =
      "zopa: 1\nparties: {a: A, b: B}\n"
      "issues: {cap: {name: Cap, options: {from: 30, to: 60, step: 0.5}}}\n"
      "positions:\n  - {party: a, requires: cap <= 42.5}\n  - {party: b, requires: cap >= 49}\n";
  const auto file = read_string(text, "t.yaml", ".");
  ASSERT_TRUE(file);
  const auto range = [](const char* low, const char* high) {
    return Range{*Decimal::parse(low), *Decimal::parse(high)};
  };
  const auto moved = with_lines_moved(text, *file, {{PositionId{0}, {}, {range("30", "48.5")}}});
  ASSERT_TRUE(moved);
  EXPECT_NE(moved->find("requires: cap <= 48.5"), std::string::npos);
  EXPECT_FALSE(with_lines_moved(text, *file, {{PositionId{0}, {}, {}}}));
}

// The last option is as good as the one before it at least, and so on; a row `c >= b > a` agrees
// with that and stays.
void expect_from_last_to_first(const Negotiation& negotiation, PartyId party, IssueId issue) {
  const auto now = in_force(negotiation);
  ASSERT_TRUE(now);
  const OptionPreorder order = option_preorder(*now, party, issue);
  const std::size_t options = negotiation.issues()[issue.index()].options.size();
  for (std::size_t o = 1; o < options; ++o) {
    EXPECT_TRUE(order.is_at_least_as_good(OptionId{o}, OptionId{o - 1}) &&
                !order.is_at_least_as_good(OptionId{o - 1}, OptionId{o}))
        << negotiation.party(party).id << " on " << negotiation.issues()[issue.index()].id;
  }
}

TEST_P(Examples, AnOrderIsTurnedRound) {
  for (std::size_t p = 0; p < before_.parties().size(); ++p) {
    for (std::size_t i = 0; i < before_.issues().size(); ++i) {
      if (before_.issues()[i].scale) continue;  // refused: `more` and `less` are the only orders
      std::vector<std::vector<OptionId>> classes;
      for (std::size_t o = before_.issues()[i].options.size(); o > 0; --o) {
        classes.push_back({OptionId{o - 1}});
      }
      const auto turned = with_order(text_, before_, PartyId{p}, IssueId{i}, classes);
      const Negotiation after = again(turned);
      expect_from_last_to_first(after, PartyId{p}, IssueId{i});
      // Now every row agrees: turning it round again changes nothing.
      const auto twice = with_order(*turned, after, PartyId{p}, IssueId{i}, classes);
      EXPECT_EQ(twice.value_or(""), *turned);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Examples, ::testing::ValuesIn(zopa::testing::valid_files()));

}  // namespace
}  // namespace zopa::yaml
