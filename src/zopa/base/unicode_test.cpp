#include "zopa/base/unicode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa {
namespace {

using ::testing::ElementsAre;

TEST(Wrap, BreaksAtSpacesWithinTheWidth) {
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_TRUE(wrap("", 10).empty());
  EXPECT_THAT(wrap("say --full, well-kept", 6), ElementsAre("say", "--full,", "well-", "kept"));
}

TEST(Wrap, CountsColumnsNotBytes) {
  EXPECT_THAT(wrap("über über über", 9), ElementsAre("über über", "über"));
  EXPECT_THAT(wrap("東京都は大きい", 6), ElementsAre("東京都", "は大き", "い"));
}

TEST(Wrap, LetsALongWordRunOver) {
  EXPECT_THAT(wrap("a pneumonoultramicroscopic b", 5),
              ElementsAre("a", "pneumonoultramicroscopic", "b"));
}

TEST(Wrap, KeepsIdsWholeAndParenthesesFree) {
  EXPECT_THAT(wrap("line `ua-crimea` holds", 12), ElementsAre("line", "`ua-crimea`", "holds"));
  EXPECT_THAT(wrap("said “so” (then)", 9), ElementsAre("said “so”", "(then)"));
}

TEST(Wrap, KeepsLineBreaks) { EXPECT_THAT(wrap("a\nb", 80), ElementsAre("a", "b")); }

TEST(CodeSpan, IsAnIdInBackticks) {
  EXPECT_EQ(code_span_at("`a-b.c_1` x", 0), 9U);
  EXPECT_EQ(code_span_at("`a b`", 0), 0U);
  EXPECT_EQ(code_span_at("`unclosed", 0), 0U);
  EXPECT_EQ(code_span_at("``", 0), 0U);
}

TEST(Utf8, FindsTheFirstInvalidByte) {
  EXPECT_EQ(first_invalid_utf8("abc"), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("ab\xFF"), 2U);
  EXPECT_EQ(first_invalid_utf8("\xC3\xA9\xC3"), 2U);
}

TEST(CodePoints, AreCountedAndCut) {
  EXPECT_EQ(code_points("naïve"), 5U);
  EXPECT_EQ(code_point_slice("naïve", 2, 2), "ïv");
  EXPECT_EQ(code_point_slice("ab", 1, 9), "b");
}

TEST(Controls, AreKeptFromTerminals) { EXPECT_EQ(printable("a\x1B[31mb\tc\u202Ed"), "a[31mb cd"); }

TEST(Controls, AreAlsoWhatUnicodeKeepsOutOfTexts) {
  EXPECT_EQ(printable("a\uFFFE\uFFFF\uFDD0\U0001FFFF\uFFFDb"), "a\uFFFDb");
}

TEST(Visible, ShowsAnyBytes) {
  EXPECT_EQ(visible("naïve\x1B[31m/\n\xFF\u202E"), "naïve\\x1B[31m/\\x0A\\xFF\\xE2\\x80\\xAE");
}

TEST(Nfc, MakesEqualTextsEqual) { EXPECT_EQ(to_nfc("e\u0301"), "é"); }

TEST(DisplayWidth, CountsWideCharactersTwiceAndMarksNot) {
  EXPECT_EQ(display_width("ab"), 2);
  EXPECT_EQ(display_width("東京"), 4);
  EXPECT_EQ(display_width("e\u0301"), 1);
}

}  // namespace
}  // namespace zopa
