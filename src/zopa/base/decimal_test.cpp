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

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "-", ".", "1.2.3", "1,5", "0x10", "1e", "e3", "nan", "1e999", "１",
                           "1234567890123456789", "0.1234567890123456789"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, ComparesAcrossScales) {
  EXPECT_EQ(number("0.50"), number("0.5"));
  EXPECT_LT(number("0.3"), number("0.35"));
  EXPECT_LT(number("-1"), number("-0.999999999999999999"));
  EXPECT_GT(number("999999999999999999"), number("0.000000000000000001"));
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
