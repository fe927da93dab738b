#include "zopa/io/quote/quote.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zopa::quote {
namespace {

constexpr const char* kArticle =
    "First line.\nThe town’s delegation — led by “Mrs. Ø” — said:\n\n  • it can live with\n"
    "350 metres, not more.\n";

TEST(Quote, StandsInItsSourceWhateverTheWhiteSpace) {
  const SourceText source(kArticle);
  EXPECT_TRUE(source.contains("it can live with 350 metres"));
  EXPECT_TRUE(source.contains("  it  can\nlive\u00A0with 350 metres "));
}

TEST(Quote, MayHavePlainQuotesAndDashes) {
  const SourceText source(kArticle);
  EXPECT_TRUE(source.contains("The town's delegation - led by \"Mrs. Ø\" - said:"));
  EXPECT_TRUE(source.contains("The town’s delegation – led by «Mrs. Ø» ― said:"));
}

TEST(Quote, MayHaveComposedOrLooseAccents) {
  EXPECT_TRUE(SourceText("le trait\u00E9").contains("le traite\u0301"));
  EXPECT_TRUE(SourceText("le traite\u0301").contains("le trait\u00E9"));
}

// Soft hyphens and the like come with what is copied from pages, and nobody sees them.
TEST(Quote, MayHaveInvisibleCharacters) {
  EXPECT_TRUE(SourceText("The settle\u00ADment \u200B of May").contains("The settlement of May"));
  EXPECT_TRUE(SourceText("\uFEFFThe settlement").contains("The settle\u00ADment"));
  EXPECT_TRUE(SourceText("می\u200Cخواهم").contains("می\u200Cخواهم"));
  EXPECT_FALSE(SourceText("a").contains("\u200B"));
}

TEST(Quote, DiffersInNothingElse) {
  const SourceText source(kArticle);
  EXPECT_FALSE(source.contains("It can live with 350 metres"));
  EXPECT_FALSE(source.contains("it can live with 350 meters"));
  EXPECT_FALSE(source.contains("it can live with350 metres"));
  EXPECT_FALSE(source.contains(" \n "));
  EXPECT_FALSE(source.contains(""));
}

TEST(Quote, MayHaveGapsBetweenPassagesInOrder) {
  const SourceText source(kArticle);
  for (const char* gap : {"…", "[…]", "...", " [...] "}) {
    const auto spans = source.find(std::string("led by \"Mrs. Ø\" ") + gap + " 350 metres");
    ASSERT_EQ(spans.size(), 2U) << gap;
    const auto& [begin, end] = spans[1];
    EXPECT_EQ(source.text().substr(begin, end - begin), "350 metres");
  }
  EXPECT_EQ(source.find("First … delegation … metres").size(), 3U);
  EXPECT_FALSE(source.contains("350 metres … First line"));  // the wrong way round
  EXPECT_FALSE(source.contains("350 metres … 350 metres"));  // it stands there once
  EXPECT_FALSE(source.contains("350 metres …"));             // a gap stands between passages
  EXPECT_FALSE(source.contains("… 350 metres"));
  EXPECT_FALSE(source.contains("First … … line"));
  EXPECT_FALSE(source.contains("…"));
  EXPECT_EQ(SourceText("He said: wait … and see.").find("wait … and").size(), 1U);  // not a gap
}

TEST(Quote, SaysWhatDiffersWhereItIsLittle) {
  const SourceText source("The union will not sign. It said so.");
  const auto slip = [&](const char* quote) {
    const auto found = source.slip_in(quote);
    if (!found) return std::string("none");
    return std::string(found->marks ? "m" : "") + (found->ellipsis ? "e" : "") +
           (found->capitals ? "c" : "");
  };
  EXPECT_EQ(slip("“will not sign”"), "m");
  EXPECT_EQ(slip("the union will not sign"), "c");
  EXPECT_EQ(slip("will not sign…"), "e");
  EXPECT_EQ(slip("[...] will not sign"), "e");
  EXPECT_EQ(slip("“The Union will …”"), "mec");
  EXPECT_EQ(slip("“will not sign …”"), "me");
  EXPECT_EQ(slip("will sign"), "none");
  EXPECT_EQ(slip("…"), "none");
  EXPECT_EQ(slip(""), "none");
}

TEST(Quote, HasANearestPassageWithItsLine) {
  const auto nearest = SourceText(kArticle).nearest("they can live with 350 meters");
  ASSERT_TRUE(nearest);
  EXPECT_EQ(nearest->text, "it can live with 350 metres,");
  EXPECT_EQ(nearest->line, 4U);
  EXPECT_FALSE(SourceText("").nearest("a"));
  EXPECT_FALSE(SourceText("a").nearest(""));
}

TEST(Quote, CutsALongPassage) {
  const std::string text(2000, 'x');
  EXPECT_LT(SourceText(text).nearest(text + "y")->text.size(), 200U);
}

RC_GTEST_PROP(QuoteProperty, EveryPartOfASourceStandsInIt, (const std::string& text)) {
  std::string clean;  // printable ASCII, cut anywhere
  for (const char c : text) clean += static_cast<char>(' ' + (static_cast<unsigned char>(c) % 95));
  const SourceText source(clean);
  const auto begin = *rc::gen::inRange<std::size_t>(0, clean.size() + 1);
  const auto length = *rc::gen::inRange<std::size_t>(0, clean.size() - begin + 1);
  const std::string part = clean.substr(begin, length);
  RC_ASSERT(source.contains(part) == !folded(part).empty());
  if (!folded(part).empty()) RC_ASSERT(source.nearest(part).has_value());
}

}  // namespace
}  // namespace zopa::quote
