#include "zopa/deadlock/first_by_order.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "negotiations.hpp"
#include <gtest/gtest.h>

#include "zopa/base/draw.hpp"
#include "zopa/deadlock/listing.hpp"

namespace zopa::deadlock {
namespace {

using Values = std::vector<std::uint32_t>;

std::vector<std::uint32_t> shuffled(std::uint32_t count, Draw& draw) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0U);
  for (std::uint32_t i = count; i > 1; --i) std::swap(numbers[i - 1], numbers[draw.below(i)]);
  return numbers;
}

// Red lines and rules that leave some of five issues' packages, or none.
std::string five_issues(Draw& draw) {
  const auto option = [&](char issue) {
    return std::string(1, issue) + (draw.below(3) == 0 ? " != " : " == ") + "o" +
           std::to_string(draw.below(3));
  };
  std::string text = "zopa: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n";
  for (const char issue : {'p', 'q', 'r', 's', 't'}) {
    text += std::string("  ") + issue + ": {name: I, options: {o0: A, o1: B, o2: C}}\n";
  }
  text += "rules:\n";
  for (int k = 0; k < 3; ++k) {
    text += "  - {rule: " + option(static_cast<char>('p' + draw.below(5))) + " or " +
            option(static_cast<char>('p' + draw.below(5))) + "}\n";
  }
  text += "positions:\n  - {party: a, requires: " + option('q') + " or " + option('r') + "}\n";
  text += "  - {party: b, requires: " + option('s') + " or " + option('p') + "}\n";
  return text;
}

std::vector<Values> in_order(std::vector<Values> packages, const Order& order) {
  const auto ranks = [&](const Values& values) {
    Values ranked;
    for (const std::uint32_t axis : order.axes) {
      const auto& options = order.options[axis];
      const auto at = std::find(options.begin(), options.end(), values[axis]);
      ranked.push_back(static_cast<std::uint32_t>(at - options.begin()));
    }
    return ranked;
  };
  std::sort(packages.begin(), packages.end(),
            [&](const Values& a, const Values& b) { return ranks(a) < ranks(b); });
  return packages;
}

TEST(FirstByOrder, IsTheFirstOfAllPackagesThatThereAre) {
  std::size_t compared = 0;
  for (std::uint64_t k = 0; k < 60; ++k) {
    Draw draw(14, {.stream = 2, .item = k});
    const Negotiation talks = testing::read_negotiation(five_issues(draw));
    const LineProblem problem = red_line_problem(talks);
    Encoding encoding(problem, std::vector<Staircase>(problem.lines.size()));
    Order order{shuffled(5, draw), {}};
    for (int axis = 0; axis < 5; ++axis) order.options.push_back(shuffled(3, draw));
    Encoding other(problem, std::vector<Staircase>(problem.lines.size()));
    const auto all = first_packages(other, other.as_stated(Scope::all), 1'000);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
    std::vector<Values> by_order;
    Encoding::Lits assumptions = encoding.as_stated(Scope::all);
    while (encoding.solve(assumptions) == sat::Answer::satisfiable) {
      by_order.push_back(first_by_order(encoding, order, assumptions, {}, encoding.model_values()));
      Encoding::Lits others;
      for (std::size_t a = 0; a < 5; ++a) others.push_back(-encoding.takes(a, by_order.back()[a]));
      encoding.solver().add(others);
    }
    EXPECT_EQ(by_order, in_order(all, order));
    compared += all.size();
  }
  EXPECT_GT(compared, 1'000U);
}

TEST(FirstByOrder, HoldsOneOfWhatIsAskedFor) {
  const Negotiation talks = testing::two_parties("  - {party: a, requires: x != one}\n");
  const LineProblem problem = red_line_problem(talks);
  Encoding encoding(problem, std::vector<Staircase>(problem.lines.size()));
  const Order order{{0, 1, 2}, {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}}};
  const Encoding::Lits one_of = {encoding.takes(0, 0), encoding.takes(1, 2), encoding.takes(2, 1)};
  ASSERT_EQ(encoding.solve(encoding.as_stated(Scope::all), one_of), sat::Answer::satisfiable);
  EXPECT_EQ(first_by_order(encoding, order, encoding.as_stated(Scope::all), one_of,
                           encoding.model_values()),
            (Values{1, 0, 1}));
}

}  // namespace
}  // namespace zopa::deadlock
