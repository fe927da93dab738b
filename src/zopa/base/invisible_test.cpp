#include "zopa/base/invisible.hpp"

#include <gtest/gtest.h>

namespace zopa {
namespace {

TEST(Invisible, HasNoPlaceInAText) {
  for (const char* text : {"a\u200Bb", "a\uFEFFb", "a\u00ADb", "a\u3164b", "a\U000E0041b",
                           "a\uFFF9b", "a\u200Eb", "a\u061Cb", "a\u2060b", "a\u202Eb",
                           "a\x1B"
                           "b",
                           "a\u200Db",
                           "\u200C"
                           "a",
                           "é\u200Dé", "б\u200Cб", " \uFE0F", "a\u034Fb"}) {
    EXPECT_TRUE(first_invisible(text)) << text;
    EXPECT_FALSE(first_invisible(without_invisible(text))) << text;
  }
  EXPECT_EQ(first_invisible("ab\u200B"), 2U);
  EXPECT_EQ(without_invisible("\u200Bt\u00ADwo\uFEFF"), "two");
  EXPECT_EQ(without_invisible("\u200B"), "");
  EXPECT_TRUE(is_plain_ascii("two words ~"));
  for (const char* text : {"\t", "\x7F", "\u00E9", "a\u200Bb"}) EXPECT_FALSE(is_plain_ascii(text));
}

TEST(Invisible, HasAPlaceWhereScriptsNeedIt) {
  for (const char* text :
       {"می\u200Cخواهم",  // Persian: letters that do not join
        "ක්\u200Dර",       // Sinhala: letters that do
        "ന്\u200D",        // Malayalam, at the end of a word
        "👩\u200D🚀",     // an emoji of two
        "❤\uFE0F\u200D🔥", "1\uFE0F\u20E3",
        "葛\U000E0100",  // a form of a Chinese character
        "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",  // Scotland
        "two\nlines\tand a tab", "עברית", "naïve"}) {
    EXPECT_FALSE(first_invisible(text)) << text;
    EXPECT_EQ(without_invisible(text), text);
  }
}

TEST(Invisible, IsNamed) {
  EXPECT_EQ(character_name("a\u200B", 1), "U+200B (ZERO WIDTH SPACE)");
  EXPECT_EQ(character_name("\u00AD", 0), "U+00AD (SOFT HYPHEN)");
}

}  // namespace
}  // namespace zopa
