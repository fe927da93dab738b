#include "zopa/base/exact.hpp"

#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zopa {
namespace {

using Int64 = std::numeric_limits<std::int64_t>;

TEST(Exact, KeepsNumbersAtTheEndsOf64Bits) {
  EXPECT_EQ(to_mpz(Int64::min()).get_str(), "-9223372036854775808");
  EXPECT_EQ(to_mpz(Int64::max()).get_str(), "9223372036854775807");
  EXPECT_EQ(to_mpz(std::numeric_limits<std::uint64_t>::max()).get_str(), "18446744073709551615");
  EXPECT_EQ(to_mpz(std::int64_t{1} << 32).get_str(), "4294967296");
  EXPECT_EQ(to_mpz(std::int8_t{-1}).get_str(), "-1");
  EXPECT_EQ(to_mpz(0).get_str(), "0");
}

TEST(Exact, GivesBackWhatFitsIn64BitsAndNothingElse) {
  EXPECT_EQ(to_int64(to_mpz(Int64::min())), Int64::min());
  EXPECT_EQ(to_int64(to_mpz(Int64::max())), Int64::max());
  EXPECT_EQ(to_int64(mpz_class(0)), 0);
  EXPECT_EQ(to_int64(to_mpz(Int64::max()) + 1), std::nullopt);
  EXPECT_EQ(to_int64(to_mpz(Int64::min()) - 1), std::nullopt);
  EXPECT_EQ(to_int64(mpz_class("100000000000000000000000000000000000000000")), std::nullopt);
}

TEST(Exact, ADecimalIsAFractionInLowestTerms) {
  EXPECT_EQ(to_mpq(*Decimal::parse("0.35")).get_str(), "7/20");
  EXPECT_EQ(to_mpq(*Decimal::parse("-1200")).get_str(), "-1200");
  EXPECT_EQ(to_mpq(*Decimal::parse("0.000000000000000001")).get_str(), "1/1000000000000000000");
}

TEST(Exact, AFractionIsADecimalUnlessItHasTooManyDigits) {
  EXPECT_EQ(to_decimal(mpq_class("7/20")), Decimal::parse("0.35"));
  EXPECT_EQ(to_decimal(mpq_class("-1/3")), Decimal::parse("-1/3"));
  EXPECT_EQ(to_decimal(mpq_class("1/1000000000000000001")), std::nullopt);
  EXPECT_EQ(to_decimal(mpq_class("100000000000000000000000")), std::nullopt);
}

TEST(Exact, TheNearestDoubleIsRounded) {
  EXPECT_EQ(nearest_double(mpq_class("1/10")), 0.1);
  EXPECT_EQ(nearest_double(mpq_class("-2/3")), -2.0 / 3.0);
}

RC_GTEST_PROP(ExactProperty, ThereAndBackIsTheSame, (std::int64_t number)) {
  RC_ASSERT(to_int64(to_mpz(number)) == number);
  RC_ASSERT(to_mpz(number).get_str() == std::to_string(number));
}

}  // namespace
}  // namespace zopa
