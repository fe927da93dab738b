#include "zopa/io/scores/numbers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/scores/vocabulary.hpp"
#include "zopa/io/scores/xlsx.hpp"

namespace zopa::scores {
namespace {

std::string read(std::string_view cell, const NumberStyle& style = {}) {
  const auto points = read_points(cell, style);
  return points ? points->number.to_text() : "none";
}

NumberStyle style_of(const std::vector<std::string_view>& cells, bool assume_comma = false) {
  NumberStyle style;
  if (assume_comma) style.assume_comma();
  for (const std::string_view cell : cells) style.learn(cell);
  return style;
}

TEST(NumberStyle, FollowsTheNumbersThatCanBeMeantInOneWayOnly) {
  EXPECT_TRUE(style_of({"0,5"}).has_decimal_comma());
  EXPECT_TRUE(style_of({"1.250,5"}).has_decimal_comma());
  EXPECT_TRUE(style_of({"1.250.000"}).has_decimal_comma());
  EXPECT_TRUE(style_of({"0,125"}).has_decimal_comma());
  EXPECT_FALSE(style_of({"1,500"}).has_decimal_comma());
  EXPECT_TRUE(style_of({"1,500"}, true).has_decimal_comma());
  EXPECT_FALSE(style_of({"1,500", "0.5"}, true).has_decimal_comma());
  EXPECT_FALSE(style_of({"Price, or 0,5"}).has_decimal_comma());
  EXPECT_TRUE(style_of({"0,5", "0.5"}).is_mixed());
  EXPECT_FALSE(style_of({"1,500", "1.500", "12", ""}).is_mixed());
}

TEST(Points, AreReadAsPeopleTypeThem) {
  EXPECT_EQ(read("12"), "12");
  EXPECT_EQ(read("1/3"), "1/3");
  EXPECT_EQ(read("1,500"), "1500");
  EXPECT_EQ(read("1,234,567.25"), "1234567.25");
  EXPECT_EQ(read("1 500"), "1500");
  EXPECT_EQ(read("1\u00A0500"), "1500");
  EXPECT_EQ(read("1\u202F500"), "1500");
  EXPECT_EQ(read("1'500"), "1500");
  EXPECT_EQ(read("1’500"), "1500");
  EXPECT_EQ(read("−7"), "-7");
  EXPECT_EQ(read("-$2,000"), "-2000");
  EXPECT_EQ(read("$ -2"), "-2");
  EXPECT_EQ(read("€ 3"), "3");
  EXPECT_EQ(read("3 points"), "3");
  EXPECT_EQ(read("12.5%"), "0.125");
  EXPECT_EQ(read("(5)"), "-5");
  const NumberStyle comma = style_of({"0,5"});
  EXPECT_EQ(read("0,5", comma), "0.5");
  EXPECT_EQ(read("1.500", comma), "1500");
  EXPECT_EQ(read("1.500,25 €", comma), "1500.25");
}

TEST(Points, AreNotGuessedFromOtherTexts) {
  for (const char* text :
       {"",         "-",     "%",      "$",      "()",         "(-5)", "--5",  "1,5",
        "1,50,000", "12 34", "1,2345", "twelve", "3 to 5",     "3-5",  "x3",   "1.2.3",
        "0x10",     "nan",   "inf",    "- -5",   "2025-03-01", "3;4",  "5 $ €"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(Vocabulary, KnowsWordsInAnyCaseWithOrWithoutAccents) {
  EXPECT_EQ(word_of("BATNA:"), Word::reservation);
  EXPECT_EQ(word_of("Walk-away"), Word::reservation);
  EXPECT_EQ(word_of("  VALEUR DE RÉSERVATION "), Word::reservation);
  EXPECT_EQ(word_of("Pas d’accord"), Word::reservation);
  EXPECT_EQ(word_of("Thème"), Word::issue);
  EXPECT_EQ(word_of("the issue"), Word::none);
  EXPECT_EQ(word_of("№"), Word::none);
  EXPECT_EQ(word_of("'Total"), Word::none);
  EXPECT_EQ(word_of(""), Word::none);
}

TEST(Worksheets, ShowDatesAndNumbersAsPeopleSeeThem) {
  EXPECT_EQ(date_of_serial(1, false), "1900-01-01");
  EXPECT_EQ(date_of_serial(59, false), "1900-02-28");
  EXPECT_EQ(date_of_serial(61, false), "1900-03-01");
  EXPECT_EQ(date_of_serial(45717, false), "2025-03-01");
  EXPECT_EQ(date_of_serial(45717.5, false), "2025-03-01 12:00");
  EXPECT_EQ(date_of_serial(0, true), "1904-01-01");
  EXPECT_EQ(date_of_serial(-1, false), "#VALUE!");
  EXPECT_EQ(shown_number("0.30000000000000004"), "0.3");
  EXPECT_EQ(shown_number("1E-3"), "0.001");
  EXPECT_EQ(shown_number("123456789012345"), "123456789012345");
  EXPECT_EQ(shown_percent("0.29"), "29%");
  EXPECT_TRUE(is_date_format("d\\ mmm\\ yyyy"));
  EXPECT_TRUE(is_date_format("[h]:mm"));
  EXPECT_FALSE(is_date_format("\"days\" 0.00"));
  EXPECT_FALSE(is_date_format("[Red]#,##0.00"));
  EXPECT_FALSE(is_date_format("General"));
}

}  // namespace
}  // namespace zopa::scores
