#include "zopa/io/documents/text_of.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/base/unicode.hpp"
#include "zopa/io/documents/encoding.hpp"
#include "zopa/io/documents/right_to_left.hpp"
#include "zopa/io/documents/subtitles.hpp"

namespace zopa::documents {
namespace {

using ::testing::HasSubstr;

std::string read(const std::string& bytes, const std::string& encoding = {}) {
  const auto text = text_of(bytes, {encoding});
  return text ? text->text : text.error().diagnostics.front().code;
}

// What pdftotext prints of a page most of whose lines run from the left.
TEST(LinesFromTheRight, AreReadAsTheyStandOnThePage) {
  const auto right = [](const std::string& text) { return "\u202B" + text + "\u202C"; };
  EXPECT_EQ(in_reading_order("." + right(" أيام") + "3 " + right(" وقالت إنها ستنتظر") + "." +
                             right("قال المفوض إن الميناء مدين")),
            "قال المفوض إن الميناء مدين. وقالت إنها ستنتظر 3 أيام.");
  EXPECT_EQ(in_reading_order(right("הנמל") + " (1974) " + right("אמר") + "\nPlain.\n"),
            "אמר (1974) הנמל\nPlain.\n");
  EXPECT_EQ(in_reading_order("(" + right("הנמל") + ") 10.5%"), "10.5% (הנמל)");
  EXPECT_EQ(in_reading_order("He said “" + right("הנמל") + "” and went home."),
            "He said “הנמל” and went home.");
  EXPECT_EQ(in_reading_order(right("קו \u202A3\u202C עוד")), "קו 3 עוד");
  EXPECT_EQ(in_reading_order("\u202Ba\u202C\u202C\u202B"), "a");
  EXPECT_EQ(in_reading_order("one\ntwo"), "one\ntwo");
}

TEST(KindOfDocument, FollowsFromWhatStandsInIt) {
  EXPECT_EQ(kind_of("A ferry runs at 8:00.\n"), Kind::text);
  EXPECT_EQ(kind_of("# A heading\n\nText with <b>a mark</b>.\n"), Kind::text);
  EXPECT_EQ(kind_of("%PDF-1.7\n"), Kind::pdf);
  EXPECT_EQ(kind_of("\xEF\xBB\xBF <!DOCTYPE HTML><title>x</title>"), Kind::html);
  EXPECT_EQ(kind_of("<?xml version=\"1.0\"?><html><body/></html>"), Kind::html);
  EXPECT_EQ(kind_of("<?xml version=\"1.0\"?><negotiation/>"), Kind::text);
  EXPECT_EQ(kind_of("{\\rtf1 x}"), Kind::rtf);
  EXPECT_EQ(kind_of("PK\x03\x04 [Content_Types].xml word/document.xml"), Kind::word);
  EXPECT_EQ(kind_of("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"),
            Kind::open_document);
  EXPECT_EQ(kind_of("PK\x03\x04 xl/workbook.xml"), Kind::sheet);
  EXPECT_EQ(kind_of("PK\x03\x04 song.mp3"), Kind::archive);
  EXPECT_EQ(kind_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Kind::old_word);
  EXPECT_EQ(kind_of(std::string("\x89PNG\r\n\x1A\n\0\0", 10)), Kind::picture);
  EXPECT_EQ(kind_of("BMW and Mercedes met."), Kind::text);
  EXPECT_EQ(kind_of("WEBVTT\n\n00:01.000 --> 00:02.000\nYes\n"), Kind::subtitles);
  EXPECT_EQ(kind_of("1\n00:00:01,000 --> 00:00:02,000\nYes\n"), Kind::subtitles);
  EXPECT_EQ(kind_of("Route: a --> b\n"), Kind::text);
  EXPECT_EQ(kind_of("Received: from x\nFrom: a@b.c\nSubject: Talks\n\nYes\n"), Kind::mail);
  EXPECT_EQ(kind_of("From: the town\nTo: the port\n\nA letter.\n"), Kind::text);
}

TEST(TextOfADocument, HasLineFeedsNoControlsAndNoEmptyEnds) {
  EXPECT_EQ(read("\r\n\r\nOne  \r\ntwo\fthree\x01.\r\n\r\n\r\n\r\nfour\r\n\r\n"),
            "One\ntwo\nthree.\n\nfour\n");
  EXPECT_EQ(read("\xEF\xBB\xBFOne"), "One\n");
  EXPECT_EQ(read(" \n\t\n"), "bad-document");
  EXPECT_EQ(read(""), "bad-document");
}

TEST(TextOfADocument, IsInTheEncodingThatIsNamedOrMarked) {
  EXPECT_EQ(read("caf\xE9"), "bad-character");
  EXPECT_EQ(read("caf\xE9", "windows-1252"), "café\n");
  EXPECT_EQ(read("\xEC\xE8\xF0", "windows-1251"), "мир\n");
  EXPECT_EQ(read("caf\xE9", "no-such-thing"), "bad-option");
  EXPECT_EQ(read(std::string("\xFF\xFE\x3C\x04\x38\x04\x40\x04", 8)), "мир\n");
  EXPECT_EQ(read(std::string("\xFE\xFF\x04\x3C\x04\x38\x04\x40", 8)), "мир\n");
  EXPECT_EQ(read("caf\xC3", "UTF-16LE"), "慣썦\n");
  EXPECT_EQ(read("abc", "UTF-16LE"), "bad-character");
}

TEST(TextOfADocument, SaysWhatItIsInsteadAndWhatToDo) {
  const auto sheet = text_of("PK\x03\x04 xl/workbook.xml", {});
  ASSERT_FALSE(sheet);
  EXPECT_EQ(sheet.error().diagnostics.front().message.key, "fault.not_a_text");
}

TEST(Subtitles, AreWhatIsSaidWithoutTimesAndNumbers) {
  EXPECT_EQ(text_of_subtitles("1\n00:00:01,000 --> 00:00:02,500\nWe <i>will</i> not\nsign.\n\n"
                              "2\n00:00:03,000 --> 00:00:04,000\n- Never?\n"),
            "We will not sign.\n- Never?\n");
  EXPECT_EQ(
      text_of_subtitles("WEBVTT - talks\nKind: captions\n\nNOTE by hand\nmore\n\n"
                        "STYLE\n::cue { color: red }\n\n"
                        "intro\n00:01.000 --> 00:02.000 align:start\n<v Ann Reed>If a < b</v>\n"),
      "Ann Reed: If a < b\n");
}

// Whatever comes in, what comes out is a text that every reader of ours takes.
RC_GTEST_PROP(TextOfADocument, IsAlwaysAText, (const std::string& bytes)) {
  const Kind kind = kind_of(bytes);
  RC_PRE(kind == Kind::text || kind == Kind::subtitles);
  const auto text = text_of(bytes, {"ISO-8859-1"});
  if (!text) return;
  RC_ASSERT(!first_invalid_utf8(text->text));
  RC_ASSERT(text->text.back() == '\n');
  RC_ASSERT(text->text.find('\r') == std::string::npos);
  // Reading it once more changes nothing.
  const auto again = text_of(text->text, {});
  RC_ASSERT(again);
  if (again->kind == Kind::text) RC_ASSERT(again->text == text->text);
}

}  // namespace
}  // namespace zopa::documents
