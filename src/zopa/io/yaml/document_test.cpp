#include "zopa/io/yaml/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/text_file.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::yaml {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Document document_of(std::string_view text) { return read_document(text, "f.yaml").value(); }

Diagnostic fault_of(std::string_view text) {
  const auto document = read_document(text, "f.yaml");
  return document ? Diagnostic{} : document.error().diagnostics.front();
}

std::string said_of(std::string_view text) { return to_english(fault_of(text).message); }

TEST(Document, KeepsTextsAsTheyAre) {
  const Document document = document_of("no: 1e3\non: 012\ndate: 2026-01-01\nyes: ~\n");
  ASSERT_EQ(document.root.entries.size(), 4U);
  EXPECT_EQ(document.root.entries[0].key, "no");
  EXPECT_EQ(document.root.entries[0].value.text, "1e3");
  EXPECT_EQ(document.root.entries[1].value.text, "012");
  EXPECT_EQ(document.root.entries[2].value.text, "2026-01-01");
}

TEST(Document, KnowsPlacesInCodePoints) {
  const Document document = document_of("été: [à, \"ça\"]\n");
  const Node& list = document.root.entries[0].value;
  EXPECT_EQ(list.items[0].place.column, 7U);
  EXPECT_EQ(list.items[1].place.column, 10U);
  EXPECT_EQ(place_within(list.items[1], 2).column, 12U);  // after `ça`'s first letter of two bytes
}

TEST(Document, GivesTheStartOfATextThatIsFoldedOrEscaped) {
  const Document document = document_of("a: >-\n  one\n  two\nb: \"o\\u006Ee\"\n");
  EXPECT_EQ(document.root.entries[0].value.text, "one two");
  EXPECT_EQ(place_within(document.root.entries[0].value, 5).column, 4U);
  EXPECT_EQ(place_within(document.root.entries[1].value, 2).column, 4U);
}

TEST(Document, KeepsDuplicateKeysToBeReported) {
  EXPECT_EQ(document_of("a: 1\na: 2\n").root.entries.size(), 2U);
}

TEST(Document, FindsCommentsAndWhereTheyBelong) {
  const Document document = document_of(R"(# top

# about a
a: one  # after a
# about the list
list:  # after list
  - {x: 1}  # after x
  # about y
  - y: 2

  - z: "# no comment"  # after z
# below
)");
  const auto& entries = document.root.entries;
  EXPECT_THAT(entries[0].notes.before, ElementsAre("# top", "", "# about a"));
  EXPECT_EQ(entries[0].notes.after, "# after a");
  EXPECT_THAT(entries[1].notes.before, ElementsAre("# about the list"));
  EXPECT_EQ(entries[1].notes.after, "# after list");
  const auto& items = entries[1].value.items;
  EXPECT_EQ(items[0].notes.after, "# after x");
  EXPECT_THAT(items[1].notes.before, ElementsAre("# about y"));
  EXPECT_TRUE(items[2].notes.blank_before);
  EXPECT_EQ(items[2].notes.after, "# after z");
  EXPECT_THAT(document.comments_after, ElementsAre("# below"));
}

TEST(Document, RefusesWhatTheFormatHasNoUseFor) {
  EXPECT_EQ(fault_of("a: &x 1\n").code, "alias");
  EXPECT_EQ(fault_of("a: *x\n").code, "alias");
  EXPECT_EQ(fault_of("a: !!int 1\n").code, "tag");
  EXPECT_EQ(fault_of("a: 1\n---\nb: 2\n").code, "syntax");
  EXPECT_EQ(fault_of("[a, b]: 1\n").code, "syntax");
  EXPECT_EQ(fault_of("").code, "empty-file");
  EXPECT_EQ(fault_of("# nothing\n").code, "empty-file");
}

TEST(Document, RefusesUnreadableBytesAtTheirPlace) {
  EXPECT_EQ(fault_of("a: b\nc: \xFFx\n").code, "bad-character");
  EXPECT_EQ(fault_of("a: b\nc: \xFFx\n").place.line, 2U);
  EXPECT_EQ(fault_of("a: b\nc: \xFFx\n").place.column, 4U);
  EXPECT_THAT(said_of(std::string_view("a: \0b", 5)), HasSubstr("U+0000"));
  EXPECT_THAT(said_of(std::string_view("\xFF\xFE"
                                       "a\0",
                                       4)),
              HasSubstr("UTF-16"));
}

TEST(Document, RefusesAttacks) {
  std::string laughs = "a0: &a0 [x, x]\n";
  for (const char* more : {"a1: &a1 [*a0, *a0]\n", "a2: &a2 [*a1, *a1]\n"}) laughs += more;
  EXPECT_EQ(fault_of(laughs).code, "alias");
  EXPECT_EQ(fault_of(std::string(60'000, '[')).code, "too-deep");
  EXPECT_EQ(fault_of("a: " + std::string(60'000, '{')).code, "too-deep");
  EXPECT_EQ(fault_of("a: " + std::string(kMostBytes, 'x')).code, "too-large");
}

TEST(Document, TellsAboutTabsColonsAndOpenQuotes) {
  EXPECT_THAT(said_of("a:\n\tb: 1\n"), HasSubstr("not tabs"));
  EXPECT_THAT(said_of("a: b: c\n"), HasSubstr("needs quotes"));
  const Diagnostic open = fault_of("a: 1\nb: \"never closed\n\n");
  EXPECT_THAT(to_english(open.message), HasSubstr("not closed"));
  EXPECT_EQ(open.place.line, 2U);
}

TEST(ReadText, SaysWhatIsWrongWithAPath) {
  EXPECT_EQ(read_text("/no/such/file", 10).error().diagnostics[0].code, "no-file");
  EXPECT_EQ(read_text("/", 10).error().diagnostics[0].code, "no-file");
  EXPECT_EQ(read_text("/dev/zero", 1000).error().diagnostics[0].code, "no-file");
}

}  // namespace
}  // namespace zopa::yaml
