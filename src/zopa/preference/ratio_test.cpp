#include "zopa/preference/ratio.hpp"

#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/base/contracts.hpp"
#include "zopa/base/exact.hpp"

namespace zopa {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

// Over 1 to a large number, above and below 64 bits.
mpq_class drawn() {
  const auto whole = [] {
    const auto bits = *rc::gen::inRange(0, 63);
    return *rc::gen::inRange<std::int64_t>(-1, 2) * (*rc::gen::arbitrary<std::int64_t>() >> bits);
  };
  mpz_class bottom = to_mpz(whole());
  if (bottom == 0) bottom = 1;
  mpq_class number(to_mpz(whole()), bottom);
  number.canonicalize();
  return *rc::gen::inRange(0, 8) == 0 ? mpq_class(number * number) : number;
}

Ratio ratio(const mpq_class& number) { return Ratio(to_fraction(number)); }
mpq_class value(const Ratio& number) { return to_mpq(number.fraction()); }

RC_GTEST_PROP(Ratio, ComputesAsExactFractionsOfAnySizeDo, ()) {
  const mpq_class a = drawn();
  const mpq_class b = drawn();
  const mpq_class c = drawn();
  RC_ASSERT(value(ratio(a)) == a);
  RC_ASSERT(value(ratio(a) + ratio(b)) == a + b);
  RC_ASSERT(value(ratio(a) - ratio(b)) == a - b);
  RC_ASSERT(value(ratio(a) * ratio(b)) == a * b);
  RC_ASSERT(value(-ratio(a)) == -a);
  if (b != 0) RC_ASSERT(value(ratio(a) / ratio(b)) == a / b);
  Ratio sum = ratio(c);
  sum.add_product(ratio(a), ratio(b));
  RC_ASSERT(value(sum) == c + a * b);
  // The same number is the same, whichever way it came about.
  sum.add_product(-ratio(a), ratio(b));
  RC_ASSERT(sum == ratio(c));
  RC_ASSERT(sum.sign() == sgn(c));
  RC_ASSERT((ratio(a) < ratio(b)) == (a < b));
  RC_ASSERT((ratio(a) == ratio(b)) == (a == b));
}

TEST(Ratio, GoesOnBeyond64BitsAndComesBack) {
  const Ratio most(to_fraction(to_mpz(kMost)));
  const Ratio beyond = most + Ratio(1);
  EXPECT_EQ(value(beyond), to_mpz(kMost) + 1);
  EXPECT_GT(beyond, most);
  EXPECT_EQ(beyond - Ratio(1), most);
  EXPECT_EQ(-beyond + Ratio(1), -most);
  EXPECT_EQ(value(most * most / most), to_mpz(kMost));
  EXPECT_EQ(Ratio(1) / most * most, Ratio(1));
  EXPECT_EQ((beyond - beyond).sign(), 0);
  EXPECT_EQ((-beyond).sign(), -1);
}

TEST(Ratio, IsNotDividedByNothing) { EXPECT_THROW((void)(Ratio(1) / Ratio()), ContractViolation); }

}  // namespace
}  // namespace zopa
