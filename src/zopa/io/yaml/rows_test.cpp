#include "zopa/io/yaml/rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/yaml/tree.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::yaml {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kText =
    "# A quarrel.\n"
    "zopa: 1\n"
    "title: A case  # so called\n"
    "\n"
    "parties:\n"
    "  a:\n"
    "    name: A\n"
    "  b: {name: B}\n"
    "\n"
    "issues:\n"
    "  x:\n"
    "    name: X\n"
    "    options: {p: P, q: Q}   # two\n"
    "\n"
    "positions:\n"
    "  - {id: one, party: a, requires: x == p}  # firm?\n"
    "  - party: b\n"
    "    issue: x\n"
    "    prefers: q > p\n";

Node map(std::vector<std::pair<std::string, Node>> entries) {
  MapBuilder builder;
  for (auto& [key, value] : entries) builder.put(key, std::move(value));
  return std::move(builder).take();
}
Node ids(const std::vector<std::string>& ids) {
  std::vector<Node> items;
  for (const std::string& id : ids) items.push_back(text_node(id));
  return list_node(std::move(items));
}

Node flag() {
  Node node = text_node("true");
  node.is_plain = true;
  return node;
}

std::string put(const std::string& text, const Path& path, const Node& value) {
  const auto changed = with_put(text, "case.yaml", path, value);
  EXPECT_TRUE(changed) << (changed ? "" : to_text(changed.error().diagnostics.front()));
  return changed.value_or("");
}
std::string without(const std::string& text, const Path& path) {
  const auto changed = without_part(text, "case.yaml", path);
  EXPECT_TRUE(changed) << (changed ? "" : to_text(changed.error().diagnostics.front()));
  return changed.value_or("");
}
std::string replaced(std::string text, const std::string& what, const std::string& with) {
  return text.replace(text.find(what), what.size(), with);
}

TEST(Rows, ANewRowOfATableIsTypedInLinesOfItsOwn) {
  EXPECT_EQ(put(kText, {"parties", "us"},
                map({{"because", ids({"s"})}, {"name", text_node("United States")}})),
            replaced(kText, "  b: {name: B}\n",
                     "  b: {name: B}\n  us:\n    name: United States\n    because: [s]\n"));
}

TEST(Rows, ANewSectionStandsWhereTheFormatHasIt) {
  const Node said = map({{"source", text_node("s")}, {"quote", text_node("No: never.")}});
  EXPECT_EQ(put(kText, {"statements", "no"}, said),
            replaced(kText, "   # two\n",
                     "   # two\n\nstatements:\n  no:\n    source: s\n    quote: \"No: never.\"\n"));
}

TEST(Rows, ALongQuoteIsFolded) {
  std::string quote;
  for (int i = 0; i < 30; ++i) quote += "words ";
  quote.pop_back();
  const std::string text = put(kText, {"statements", "no"},
                               map({{"source", text_node("s")}, {"quote", text_node(quote)}}));
  EXPECT_THAT(text, HasSubstr("    quote: >-\n      words words"));
}

TEST(Rows, ARowBehindTheLastOneIsAdded) {
  const Node row = map({{"party", text_node("b")}, {"demands", text_node("x == q")}});
  EXPECT_EQ(put(kText, {"positions", "2"}, row), kText + "  - {party: b, demands: x == q}\n");
}

TEST(Rows, AnOptionIsAddedInItsBracesAndAListBesideThem) {
  EXPECT_EQ(put(kText, {"issues", "x", "options", "r"}, text_node("R, or so")),
            replaced(kText, "q: Q}", "q: Q, r: \"R, or so\"}"));
  EXPECT_EQ(put(kText, {"issues", "x", "hypothetical"}, ids({"q"})),
            replaced(kText, "   # two\n", "   # two\n    hypothetical: [q]\n"));
}

TEST(Rows, AFieldChangesAndTheCommentBehindItStays) {
  EXPECT_EQ(put(kText, {"title"}, text_node("Another")), replaced(kText, "A case", "Another"));
  EXPECT_EQ(put(kText, {"positions", "0", "requires"}, text_node("x != q")),
            replaced(kText, "x == p", "x != q"));
  EXPECT_EQ(put(kText, {"positions", "0"},
                map({{"id", text_node("one")},
                     {"party", text_node("a")},
                     {"demands", text_node("x == p")}})),
            replaced(kText, "requires", "demands"));
}

TEST(Rows, FieldsOfARowComeAndGoWhereTheyStand) {
  EXPECT_EQ(put(kText, {"positions", "1", "id"}, text_node("two")),
            replaced(kText, "  - party: b\n", "  - id: two\n    party: b\n"));
  EXPECT_EQ(
      without(put(kText, {"positions", "1", "id"}, text_node("two")), {"positions", "1", "id"}),
      kText);
  EXPECT_EQ(put(kText, {"positions", "1", "inferred"}, flag()), kText + "    inferred: true\n");
}

TEST(Rows, WhatIsTakenAwayLeavesTheRest) {
  EXPECT_EQ(without(kText, {"positions", "0"}),
            replaced(kText, "  - {id: one, party: a, requires: x == p}  # firm?\n", ""));
  EXPECT_EQ(without(kText, {"parties", "a"}), replaced(kText, "  a:\n    name: A\n", ""));
  const std::string said = put(kText, {"positions", "0", "because"}, ids({"s"}));
  EXPECT_THAT(said, HasSubstr("requires: x == p, because: [s]}  # firm?"));
  EXPECT_EQ(without(said, {"positions", "0", "because", "0"}), kText);
}

TEST(Rows, LineEndsAreThoseOfTheFile) {
  const std::string text = "zopa: 1\r\nparties:\r\n  a: {name: A}\r\n";
  EXPECT_EQ(put(text + "issues: {x: {name: X, options: {p: P, q: Q}}}\r\n", {"parties", "b"},
                map({{"name", text_node("B")}})),
            text + "  b:\r\n    name: B\r\nissues: {x: {name: X, options: {p: P, q: Q}}}\r\n");
}

TEST(Rows, WhatTheFormatDoesNotHaveIsRefused) {
  EXPECT_FALSE(with_put(kText, "", {"people", "a"}, text_node("A")));
  EXPECT_FALSE(with_put(kText, "", {"parties", "No id"}, map({{"name", text_node("A")}})));
  EXPECT_FALSE(with_put(kText, "", {"parties", "c"}, map({{"nom", text_node("A")}})));
  EXPECT_FALSE(with_put(kText, "", {"parties", "a", "name", "x"}, text_node("A")));
  EXPECT_FALSE(with_put(kText, "", {"positions", "7"}, text_node("A")));
  EXPECT_FALSE(with_put(kText, "", {}, text_node("A")));
  EXPECT_FALSE(without_part(kText, "", {"parties", "c"}));
  EXPECT_FALSE(without_part(kText, "", {"positions", "2"}));
}

TEST(Rows, WhatStandsInShortIsWrittenOutWhereMoreIsSaid) {
  const std::string text =
      "zopa: 1\nparties:\n  a: Anna\n  b: Bo\nissues:\n  x: {name: X, options: [p, q]}\n";
  EXPECT_EQ(
      put(text, {"parties", "a", "representatives", "c"}, text_node("Cy")),
      replaced(text, "  a: Anna\n", "  a:\n    name: Anna\n    representatives:\n      c: Cy\n"));
  EXPECT_EQ(put(text, {"issues", "x", "options", "r"}, text_node("R")),
            replaced(text, "[p, q]", "{p: p, q: q, r: R}"));
  const std::string three = put(text, {"issues", "x", "options"}, ids({"p", "q", "r"}));
  EXPECT_EQ(without(three, {"issues", "x", "options", "r"}), text);
}

TEST(Rows, ARemarkStandsBehindWhatIsNew) {
  const auto text = with_put(kText, "", {"statements", "no"},
                             map({{"source", text_node("s")}, {"text", text_node("No")}}), "mine");
  ASSERT_TRUE(text);
  EXPECT_THAT(*text, HasSubstr("statements:\n  no:  # mine\n    source: s\n"));
}

TEST(Rows, TheFileIsShownRowByRow) {
  const auto document =
      read_document("zopa: 1\nparties:\n  a: {name: yes}\npositions:\n  - [b]\n", "");
  ASSERT_TRUE(document);
  EXPECT_EQ(to_json(*document),
            R"({"tree":{"zopa":"1","parties":{"a":{"name":"yes"}},"positions":[["b"]]},)"
            R"("rows":[[3,"parties","a"],[5,"positions","0"]]})");
}

TEST(Rows, NoCommentIsLost) {
  const std::string text = replaced(kText, "  - party: b\n", "  - party: b  # who else\n");
  EXPECT_FALSE(without_part(text, "", {"positions", "1", "party"}));
}

TEST(Rows, ThePartThatCanGoIsANameInAListOrTheRow) {
  const std::string text = put(kText, {"positions", "0", "because"}, ids({"s", "t"}));
  const auto document = read_document(text, "");
  ASSERT_TRUE(document);
  const std::size_t at = text.find("[s, t]");
  const Place t{16, static_cast<std::uint32_t>(at - text.rfind('\n', at) + 4)};
  EXPECT_THAT(*part_at(*document, t), ElementsAre("positions", "0", "because", "1"));
  EXPECT_THAT(*part_at(*document, {18, 12}), ElementsAre("positions", "1"));
  EXPECT_THAT(*part_at(*document, {3, 8}), ElementsAre("title"));
}

}  // namespace
}  // namespace zopa::yaml
