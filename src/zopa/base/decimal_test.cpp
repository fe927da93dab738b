#include "zopa/base/decimal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zopa {
namespace {

Decimal number(const char* text) { return Decimal::parse(text).value(); }

TEST(Decimal, KeepsWhatIsWrittenExactly) {
  EXPECT_EQ(number("0.1").to_text(), "0.1");
  EXPECT_EQ(number("-12.50").to_text(), "-12.5");
  EXPECT_EQ(number("007").to_text(), "7");
  EXPECT_EQ(number("+.5").to_text(), "0.5");
  EXPECT_EQ(number("1e3").to_text(), "1000");
  EXPECT_EQ(number("2.5e-3").to_text(), "0.0025");
  EXPECT_EQ(number("-0.0").to_text(), "0");
}

TEST(Decimal, KeepsFractionsExactly) {
  EXPECT_EQ(number("1/3").to_text(), "1/3");
  EXPECT_EQ(number("-26/180").to_text(), "-13/90");
  EXPECT_EQ(number("+3/4").to_text(), "0.75");
  EXPECT_EQ(number("6/3").to_text(), "2");
  EXPECT_EQ(number("0/7"), Decimal{});
  EXPECT_EQ(number("999999999999999999/7").to_text(), "142857142857142857");
  EXPECT_EQ(number("1/1099511627776").to_text(), "1/1099511627776");  // 40 digits after the point
  EXPECT_DOUBLE_EQ(number("1/3").approximate(), 1.0 / 3.0);
}

TEST(Decimal, ComputesExactlyOrNotAtAll) {
  const Decimal third = number("1/3");
  EXPECT_EQ(Decimal::sum(third, third), Decimal::fraction(2, 3));
  EXPECT_EQ(Decimal::sum(number("0.1"), number("0.2")), number("0.3"));
  EXPECT_EQ(Decimal::difference(third, number("0.5")), Decimal::fraction(-1, 6));
  EXPECT_EQ(Decimal::product(number("-1.5"), third), number("-0.5"));
  EXPECT_EQ(Decimal::quotient(number("1"), number("-3")), number("-1/3"));
  EXPECT_EQ(Decimal::quotient(third, Decimal{}), std::nullopt);
  const Decimal large = number("999999999999999999");
  EXPECT_EQ(Decimal::sum(large, Decimal{1}), std::nullopt);
  EXPECT_EQ(Decimal::product(large, large), std::nullopt);
  EXPECT_EQ(Decimal::difference(number("1/999999999999999999"), number("1/999999999999999989")),
            std::nullopt);
}

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const char* text : {"",
                           "-",
                           ".",
                           "1.2.3",
                           "1,5",
                           "0x10",
                           "1e",
                           "e3",
                           "nan",
                           "1e999",
                           "１",
                           "1/0",
                           "1/",
                           "/3",
                           "1/-3",
                           "1/3/5",
                           "0.5/2",
                           "1 / 3",
                           "1/3e2",
                           "1/1234567890123456789",
                           "1234567890123456789",
                           "0.1234567890123456789"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, ComparesAcrossScales) {
  EXPECT_EQ(number("0.50"), number("0.5"));
  EXPECT_LT(number("0.3"), number("0.35"));
  EXPECT_LT(number("0.333333333333333333"), number("1/3"));
  EXPECT_LT(number("1/3"), number("0.333333333333333334"));
  EXPECT_LT(number("-1"), number("-0.999999999999999999"));
  EXPECT_GT(number("999999999999999999"), number("0.000000000000000001"));
}

RC_GTEST_PROP(DecimalProperty, AFractionReadsBackAsTheSameNumber, ()) {
  const auto below = std::int64_t{1'000'000'000'000'000'000};
  const auto numerator = *rc::gen::inRange<std::int64_t>(1 - below, below);
  const auto denominator = *rc::gen::inRange<std::int64_t>(1, below);
  const Decimal once = *Decimal::fraction(numerator, denominator);
  RC_ASSERT(*Decimal::parse(once.to_text()) == once);
}

RC_GTEST_PROP(DecimalProperty, TextReadsBackAsTheSameNumber, ()) {
  const auto units = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
  const auto scale = *rc::gen::inRange(0, 9);
  const auto written = std::to_string(units) + "e-" + std::to_string(scale);
  const Decimal once = *Decimal::parse(written);
  RC_ASSERT(*Decimal::parse(once.to_text()) == once);
}

}  // namespace
}  // namespace zopa
