#include "zopa/preference/necessity.hpp"

#include "choices.hpp"
#include "negotiations.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/preference/completions.hpp"
#include "zopa/preference/utility.hpp"

namespace zopa {
namespace {

using testing::Choices;
using Values = std::vector<std::uint32_t>;

// Two parties and the issues x, y, z with the options one, two, three each.
struct Known {
  explicit Known(const std::string& positions)
      : negotiation(testing::two_parties(positions)),
        space(negotiation),
        preference(partial_preference(negotiation, PartyId{0}, space)) {}
  Negotiation negotiation;
  PackageSpace space;
  PartialPreference preference;
};

Fraction number(const std::string& text) { return Fraction(*Decimal::parse(text)); }

TEST(Necessity, FollowsOrdersOfOptions) {
  const Known known(
      "  - {party: a, issue: x, prefers: one > two > three}\n"
      "  - {party: a, issue: y, prefers: one > two}\n");
  Necessity necessity(known.preference);
  EXPECT_EQ(necessity.least_difference({0, 0, 0}, {1, 1, 0}), Fraction{});    // better on both
  EXPECT_EQ(necessity.least_difference({0, 1, 0}, {1, 0, 0}), number("-1"));  // a trade
  EXPECT_EQ(necessity.least_difference({0, 0, 0}, {0, 2, 0}), number("-1"));  // not ordered
}

TEST(Necessity, SettlesATradeByTheOrderOfIssues) {
  const Known known(
      "  - {party: a, issue: x, prefers: one > two > three}\n"
      "  - {party: a, issue: y, prefers: one > two > three}\n"
      "  - {party: a, issue: z, prefers: one > two > three}\n"
      "  - {party: a, weighs: x > y > z}\n");
  Necessity necessity(known.preference);
  // All of x against all of y: follows.  Half of x against all of y: does not.
  EXPECT_EQ(necessity.least_difference({0, 2, 0}, {2, 0, 0}), Fraction{});
  EXPECT_EQ(necessity.least_difference({1, 2, 0}, {2, 0, 0}), number("-1/2"));
}

TEST(Necessity, TakesRatiosRangesAndComparisonsTogether) {
  const std::string orders =
      "  - {party: a, issue: x, prefers: one > two > three}\n"
      "  - {party: a, issue: y, prefers: one > two > three}\n"
      "  - {party: a, issue: z, prefers: one > two > three}\n";
  const Known ratio(orders +
                    "  - {party: a, weighs: x >= 2 y}\n"
                    "  - {party: a, issue: x, values: {one: 10, two: 5, three: 0}}\n");
  EXPECT_EQ(Necessity(ratio.preference).least_difference({1, 2, 0}, {2, 0, 0}), Fraction{});
  const Known compared(orders +
                       "  - {party: a, compares: x == two and y == three > x == three and "
                       "y == one}\n");
  EXPECT_EQ(Necessity(compared.preference).least_difference({1, 2, 1}, {2, 0, 1}), Fraction{});
  EXPECT_EQ(Necessity(compared.preference).least_difference({1, 2, 2}, {2, 0, 0}), number("-1"));
}

// One number alone has nothing to be rescaled by; equal ones say that their options are.
TEST(Necessity, TakesNumbersThatCannotDifferForATieAndNoMore) {
  const Known one("  - {party: a, issue: x, values: {one: [-1, 1]}}\n");
  Necessity nothing(one.preference);
  EXPECT_EQ(nothing.is_consistent(), true);
  EXPECT_EQ(nothing.least_difference({0, 0, 0}, {1, 0, 0}), number("-1"));
  EXPECT_EQ(nothing.least_difference({1, 0, 0}, {0, 0, 0}), number("-1"));
  const Known both(
      "  - {party: a, issue: x, prefers: one >= two}\n"
      "  - {party: a, issue: x, values: {one: 2, two: 2}}\n");
  Necessity tie(both.preference);
  EXPECT_EQ(tie.least_difference({1, 0, 0}, {0, 0, 0}), Fraction{});
  EXPECT_EQ(tie.least_difference({2, 0, 0}, {0, 0, 0}), number("-1"));
  const Known narrowed(  // 1 is all that is left for both
      "  - {party: a, issue: x, prefers: one >= two}\n"
      "  - {party: a, issue: x, values: {one: [0, 1], two: [1, 2]}}\n");
  Necessity left(narrowed.preference);
  EXPECT_EQ(left.is_consistent(), true);
  EXPECT_EQ(left.least_difference({1, 0, 0}, {0, 0, 0}), Fraction{});
}

TEST(Necessity, TakesStrictPreferencesAtTheirWord) {
  const Known known(
      "  - {party: a, issue: x, prefers: one >= two > three}\n"
      "  - {party: a, issue: y, prefers: one >= two}\n");
  Necessity necessity(known.preference);
  EXPECT_FALSE(necessity.is_better({0, 0, 0}, {1, 0, 0}));  // may be a tie
  EXPECT_TRUE(necessity.is_better({1, 0, 0}, {2, 0, 0}));   // by however little
  EXPECT_FALSE(necessity.is_better({0, 0, 0}, {0, 1, 0}));  // y may weigh nothing
  EXPECT_TRUE(necessity.is_better({0, 0, 0}, {2, 1, 0}));
  EXPECT_FALSE(necessity.is_better({0, 0, 0}, {0, 0, 0}));
}

TEST(Necessity, SeesATradeThatOnlyEqualWeightsMakeEven) {
  const std::string orders =
      "  - {party: a, issue: x, prefers: one > two}\n"
      "  - {party: a, issue: x, prefers: one > three}\n"
      "  - {party: a, issue: y, prefers: one > two}\n"
      "  - {party: a, issue: y, prefers: one > three}\n";
  const std::string swing = "  - {party: a, issue: x, prefers: two > three}\n";
  const Known weak(orders + swing + "  - {party: a, weighs: x >= y}\n");
  EXPECT_FALSE(Necessity(weak.preference).is_better({0, 1, 0}, {2, 0, 0}));
  const Known strict(orders + swing + "  - {party: a, weighs: x > y}\n");
  EXPECT_TRUE(Necessity(strict.preference).is_better({0, 1, 0}, {2, 0, 0}));
  // Where something is worse than `two` on y, its way to `one` is never the whole of y.
  const Known part(orders + swing +
                   "  - {party: a, issue: y, prefers: two > three}\n"
                   "  - {party: a, weighs: x >= y}\n");
  EXPECT_TRUE(Necessity(part.preference).is_better({0, 1, 0}, {2, 0, 0}));
}

TEST(Necessity, FindsNoContradictionInAStatedTieOfWhatIsAtLeastAsGood) {
  const Known packages(
      "  - {party: a, issue: x, prefers: one >= two > three}\n"
      "  - {party: a, compares: x == one ~ x == two}\n");
  EXPECT_EQ(Necessity(packages.preference).is_consistent(), true);
  EXPECT_TRUE(Necessity(packages.preference).is_at_least({1, 0, 0}, {0, 0, 0}));
  const Known numbers(
      "  - {party: a, issue: x, prefers: one >= two}\n"
      "  - {party: a, issue: x, values: {one: 1, two: 1, three: 0}}\n");
  EXPECT_EQ(Necessity(numbers.preference).is_consistent(), true);
  EXPECT_TRUE(Necessity(numbers.preference).is_better({1, 0, 0}, {2, 0, 0}));
}

// The weights leave it nothing, so that its order binds no package; else it would weigh something.
TEST(Necessity, TakesAnIssueWithoutWeightOutOfTheComparison) {
  const std::string orders =
      "  - {party: a, issue: x, prefers: one > two > three}\n"
      "  - {party: a, issue: y, prefers: one > two > three}\n"
      "  - {party: a, issue: z, prefers: one > two > three}\n";
  const Known idle(orders + "  - {party: a, weights: {x: 0.4, y: 0.6}}\n");
  EXPECT_EQ(Necessity(idle.preference).is_consistent(), true);
  EXPECT_FALSE(Necessity(idle.preference).is_better({0, 0, 0}, {0, 0, 1}));
  EXPECT_TRUE(Necessity(idle.preference).is_at_least({0, 0, 1}, {0, 0, 0}));
  const Known some(orders + "  - {party: a, weights: {x: [0.3, 0.4], y: 0.6}}\n");
  EXPECT_TRUE(Necessity(some.preference).is_better({0, 0, 0}, {0, 0, 1}));
}

TEST(Necessity, TellsATieFromATrillionth) {
  const std::string orders =
      "  - {party: a, issue: x, prefers: one > two > three}\n"
      "  - {party: a, issue: y, values: {one: 1, two: 2/3, three: 0}}\n"
      "  - {party: a, issue: z, prefers: one > two > three}\n";
  const Known tied(orders + "  - {party: a, weights: {x: 1/3, y: 1/2, z: 1/6}}\n");
  // All of x against two thirds of y: equal, though 1/3 and 2/3 are no doubles.
  Necessity equal(tied.preference);
  EXPECT_TRUE(equal.is_at_least({0, 2, 0}, {2, 1, 0}));
  EXPECT_TRUE(equal.is_at_least({2, 1, 0}, {0, 2, 0}));
  const Known apart(orders +
                    "  - {party: a, weights: {x: 0.333333333334, y: 0.5, z: 0.166666666666}}\n");
  Necessity above(apart.preference);
  EXPECT_TRUE(above.is_at_least({0, 2, 0}, {2, 1, 0}));
  EXPECT_FALSE(above.is_at_least({2, 1, 0}, {0, 2, 0}));
  EXPECT_EQ(above.can_be_worse({2, 1, 0}, {0, 2, 0}), true);
  EXPECT_EQ(above.can_be_worse({0, 2, 0}, {2, 1, 0}), false);
}

TEST(Necessity, ReadsNumbersOfEighteenDigits) {
  const Known known(
      "  - {party: a, issue: x, values: {one: 100000000000000002, two: 100000000000000001, "
      "three: 100000000000000000}}\n"
      "  - {party: a, weights: {x: 1}}\n");
  EXPECT_EQ(Necessity(known.preference).least_difference({1, 0, 0}, {2, 0, 0}), number("1/2"));
}

TEST(Necessity, HoldsWhatIsOnlyJustConsistent) {
  const std::string just = "  - {party: a, weights: {x: [0.5, 1], y: [0.499999999999, 1]}}\n";
  const Known fine(just + "  - {party: a, weighs: x > y}\n");
  EXPECT_EQ(Necessity(fine.preference).is_consistent(), true);
  const Known turned(just + "  - {party: a, weighs: y > x}\n");
  EXPECT_EQ(Necessity(turned.preference).is_consistent(), false);
}

TEST(Necessity, FindsContradictions) {
  const Known cycle("  - {party: a, weighs: 2 x >= y}\n  - {party: a, weighs: y > 3 x}\n");
  EXPECT_EQ(Necessity(cycle.preference).is_consistent(), false);
  const Known fine("  - {party: a, weighs: 2 x >= y}\n  - {party: a, weighs: y > x}\n");
  EXPECT_EQ(Necessity(fine.preference).is_consistent(), true);
  const Known turned(
      "  - {party: a, issue: x, values: {one: 1, two: 2, three: [0, 3]}}\n"
      "  - {party: a, issue: x, prefers: one > two}\n");
  EXPECT_EQ(Necessity(turned.preference).is_consistent(), false);
  const Known possible(
      "  - {party: a, issue: x, values: {one: 1, two: [0, 3], three: 0}}\n"
      "  - {party: a, issue: x, prefers: one > two}\n");
  EXPECT_EQ(Necessity(possible.preference).is_consistent(), true);
  const Known there_and_back(
      "  - {party: a, compares: x == one > y == one}\n"
      "  - {party: a, compares: y == one > x == one}\n");
  EXPECT_EQ(Necessity(there_and_back.preference).is_consistent(), false);
}

std::string with_excluded(const std::string& positions) {
  return "zopa: 1\nparties: {a: {name: A}, b: {name: B}}\n"
         "issues:\n"
         "  i: {name: I, options: {o0: o0, o1: o1}}\n"
         "  j: {name: J, options: {o0: o0, o1: o1, o2: o2}, excluded: {o2: law}}\n"
         "positions:\n" +
         positions;
}

TEST(Necessity, CountsExcludedOptionsAsWorstOrBest) {
  const auto least_of = [](const std::string& positions, const Values& x, const Values& y) {
    const Negotiation negotiation = testing::read_negotiation(with_excluded(positions));
    const PackageSpace space(negotiation);
    const PartialPreference known = partial_preference(negotiation, PartyId{0}, space);
    return Necessity(known).least_difference(x, y);
  };
  const std::string i = "  - {party: a, issue: i, values: {o0: 0, o1: 1}}\n";
  const std::string weights = "  - {party: a, weights: {i: 0.35, j: 0.65}}\n";
  // Of j, o1 is worth half of what the law excludes: 0.35 against 0.325.
  EXPECT_EQ(least_of(i + weights + "  - {party: a, issue: j, values: {o0: 0, o1: 0.5, o2: 1}}\n",
                     {1, 0}, {0, 1}),
            number("0.025"));
  EXPECT_EQ(least_of(i + weights + "  - {party: a, issue: j, prefers: o2 > o1 > o0}\n",  //
                     {0, 1}, {0, 0}),
            Fraction{});
  EXPECT_EQ(least_of(i + weights + "  - {party: a, issue: j, prefers: o1 > o2 > o0}\n",  //
                     {0, 1}, {0, 0}),
            number("0.65"));
  // Nothing is said of o2: it may be the best by far.
  EXPECT_EQ(least_of(i + weights + "  - {party: a, issue: j, prefers: o1 > o0}\n",  //
                     {0, 1}, {0, 0}),
            Fraction{});
}

// With complete numbers there is one completion, which settle counts, too.
RC_GTEST_PROP(Necessity, OfCompleteNumbersIsTheirDifference, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const char* const shares[] = {"0", "1", "1/3", "0.1", "-2", "0.333333333", "7/2"};
  const std::uint32_t weight = choices.below(11);
  std::string text = "  - {party: a, weights: {i: " + std::to_string(weight) +
                     "/10, j: " + std::to_string(10 - weight) + "/10}}\n";
  const auto value = [&] { return shares[choices.below(7)]; };
  text += std::string("  - {party: a, issue: i, values: {o0: ") + value() + ", o1: " + value() +
          "}}\n  - {party: a, issue: j, values: {o0: " + value() + ", o1: " + value() +
          (choices.chance(60) ? std::string(", o2: ") + value() : std::string()) + "}}\n";
  const Negotiation negotiation = testing::read_negotiation(with_excluded(text));
  const PackageSpace space(negotiation);
  const PartialPreference known = partial_preference(negotiation, PartyId{0}, space);
  const Utilities complete = complete_utilities(negotiation, space, {PartyId{0}});
  RC_ASSERT(complete.missing.empty() && complete.quantum == 1);
  const Values x = {choices.below(2), choices.below(2)};
  const Values y = {choices.below(2), choices.below(2)};
  const std::int64_t more = complete.parties[0].total(x) - complete.parties[0].total(y);
  RC_ASSERT(Necessity(known).least_difference(x, y) ==
            Fraction(*Decimal::fraction(more, complete.unit)));
}

TEST(Necessity, LetsAnIssueWeighNothing) {
  const Known known(
      "  - {party: a, issue: x, prefers: one > two > three}\n"
      "  - {party: a, weights: {x: 0, y: 1, z: 0}}\n"
      "  - {party: a, compares: x == three and y == one > x == one and y == two}\n");
  Necessity necessity(known.preference);
  EXPECT_EQ(necessity.is_consistent(), true);
  EXPECT_TRUE(necessity.is_at_least({2, 0, 0}, {0, 1, 0}));
  EXPECT_FALSE(necessity.is_at_least({2, 1, 0}, {0, 2, 0}));
}

// Sets of classes that hold, with a class, all that are at least as good; neither empty nor all.
std::vector<std::vector<bool>> upper_sets(const AxisValues& axis) {
  std::vector<std::vector<bool>> sets;
  for (std::uint32_t bits = 1; bits + 1 < (1U << axis.classes); ++bits) {
    std::vector<bool> set;
    for (std::uint32_t c = 0; c < axis.classes; ++c) set.push_back(((bits >> c) & 1U) != 0);
    bool is_upper = true;
    for (std::uint32_t a = 0; a < axis.classes; ++a) {
      for (std::uint32_t b = 0; b < axis.classes; ++b) {
        is_upper = is_upper && !(axis.is_at_least(a, b) && set[b] && !set[a]);
      }
    }
    if (is_upper) sets.push_back(set);
  }
  return sets;
}

// A corner of the weights gives the first k of the ordered issues, ties whole, the same weight; a
// corner of the values is an upper set.  The least difference is at corners of both.
double least_at_corners(const PartialPreference& preference,
                        const std::vector<std::vector<std::uint32_t>>& order, const Values& x,
                        const Values& y) {
  std::vector<double> least_of_axis;
  for (std::size_t a = 0; a < preference.axes.size(); ++a) {
    const AxisValues& axis = preference.axes[a];
    double least = axis.classes == 1 ? 0 : 1;
    for (const auto& set : upper_sets(axis)) {
      const int own = set[axis.class_of[x[a]]] ? 1 : 0;
      const int other = set[axis.class_of[y[a]]] ? 1 : 0;
      least = std::min(least, static_cast<double>(own - other));
    }
    least_of_axis.push_back(least);
  }
  double least = 1;
  double sum = 0;
  double size = 0;
  for (const auto& tied : order) {
    for (const std::uint32_t axis : tied) sum += least_of_axis[axis];
    size += static_cast<double>(tied.size());
    least = std::min(least, sum / size);
  }
  return least;
}

std::string random_orders(Choices& choices) {
  std::string text;
  const char* options[] = {"one", "two", "three"};
  for (const char* issue : {"x", "y", "z"}) {
    for (std::uint32_t rows = choices.between(0, 3); rows > 0; --rows) {
      const std::uint32_t a = choices.below(3);
      const std::uint32_t b = (a + 1 + choices.below(2)) % 3;
      // From the lower number to the higher, so that no cycle arises.
      text += std::string("  - {party: a, issue: ") + issue +
              ", prefers: " + options[std::min(a, b)] + (choices.chance(20) ? " ~ " : " > ") +
              options[std::max(a, b)] + "}\n";
    }
  }
  return text;
}

RC_GTEST_PROP(Necessity, IsTheLeastOverAllCorners, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const bool first_tie = choices.chance(30);
  const bool second_tie = choices.chance(30);
  std::string text = random_orders(choices);
  std::unique_ptr<Known> known;
  try {
    known = std::make_unique<Known>(text + "  - {party: a, weighs: x " + (first_tie ? "~" : ">") +
                                    " y " + (second_tie ? "~" : ">") + " z}\n");
  } catch (const std::runtime_error&) {
    RC_DISCARD("a tie closed a cycle");
  }
  std::vector<std::vector<std::uint32_t>> order = {{0}};
  if (first_tie)
    order.back().push_back(1);
  else
    order.push_back({1});
  if (second_tie)
    order.back().push_back(2);
  else
    order.push_back({2});
  Values x;
  Values y;
  for (int i = 0; i < 3; ++i) {
    x.push_back(choices.below(3));
    y.push_back(choices.below(3));
  }
  Necessity necessity(known->preference);
  const auto least = necessity.least_difference(x, y);
  RC_ASSERT(least.has_value());
  const double bound = least->approximate();
  RC_ASSERT(std::abs(bound - least_at_corners(known->preference, order, x, y)) < 1e-12);
  // … and no completion goes below it.
  const Completions completions(known->preference);
  std::vector<double> worth(completions.size());
  for (std::uint64_t k = 0; k < 20; ++k) {
    RC_ASSERT(completions.draw(1, {.item = k}, worth));
    double difference = 0;
    for (std::size_t a = 0; a < 3; ++a) difference += worth[3 * a + x[a]] - worth[3 * a + y[a]];
    RC_ASSERT(difference >= bound - 1e-9);
  }
}

}  // namespace
}  // namespace zopa
