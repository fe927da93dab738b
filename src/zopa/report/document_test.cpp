#include "zopa/report/document.hpp"

#include <gtest/gtest.h>

namespace zopa::report {
namespace {

Block item(std::string text, int level = 0, std::string label = {}) {
  return {Block::Kind::item, std::move(text), level, std::move(label)};
}

TEST(Text, UnderlinesHeadingsAndIndentsLists) {
  const Document document = {{Block::Kind::title, "Talks"},
                             {Block::Kind::heading, "Why"},
                             item("First"),
                             item("Deeper", 1),
                             {Block::Kind::paragraph, "End."}};
  EXPECT_EQ(to_text(document), "Talks\n=====\n\nWhy\n---\n- First\n  - Deeper\n\nEnd.\n");
}

TEST(Text, WrapsItemsUnderTheirText) {
  EXPECT_EQ(to_text({item("one two three four five six", 0, "1.")}, {.width = 24}),
            "1. one two three four\n   five six\n");
}

TEST(Text, CountsTheColumnsOfWideCharacters) {
  EXPECT_EQ(to_text({{Block::Kind::heading, "水の会談"}}), "水の会談\n--------\n");
}

TEST(Text, LetsNoControlCharacterReachTheTerminal) {
  EXPECT_EQ(to_text({item("red \x1B[31m and \xC2\x9B")}), "- red [31m and\n");
}

TEST(Text, GivesALongNameInATableALineOfItsOwn) {
  Block table{Block::Kind::table, {}};
  table.rows = {
      {"Claims about", "stated"}, {"A", "1"}, {"A name of more than twenty columns", "2"}};
  EXPECT_EQ(to_text({table}, {.width = 30}),
            "Claims about            stated\nA                            1\n"
            "A name of more than twenty\n  columns\n                             2\n");
}

TEST(Markdown, HasHeadingsListsAndTables) {
  Block table{Block::Kind::table, {}};
  table.rows = {{"Party", "stated"}, {"A", "1"}};
  EXPECT_EQ(
      to_markdown({{Block::Kind::title, "Talks"}, item("First", 0, "1."), item("In", 1), table}),
      "# Talks\n\n- **1.** First\n  - In\n\n| Party | stated |\n| --- | ---: |\n| A | 1 |\n");
}

TEST(Markdown, TakesNothingFromAFileForMarkup) {
  EXPECT_EQ(to_markdown({item("<b>*x*</b> [y](z) `id` `a b` & #1")}),
            "- &lt;b&gt;\\*x\\*&lt;/b&gt; \\[y\\](z) `id` \\`a b\\` &amp; \\#1\n");
}

}  // namespace
}  // namespace zopa::report
