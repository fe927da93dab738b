// Settlement on random problems, beside a plain sweep of the same packages.
//
// Additive: every option gets a random whole number up to 1000 for each party.  Swept: additive
// terms and 40 random boxes a party, each over two to four issues, so that all issues are linked.
// The plain sweep takes the packages one by one, adds up each party's utility, and keeps a sorted
// frontier.  Draws come from std::mt19937_64, whose output the standard fixes.
#include <algorithm>
#include <map>
#include <random>

#include <benchmark/benchmark.h>

#include "zopa/settle/frontier/frontier.hpp"

namespace {

using zopa::Clause;
using zopa::Utility;
using zopa::settle::Frontier;
using zopa::settle::UtilityProblem;

constexpr std::uint32_t kBoxes = 40;

std::uint32_t draw(std::mt19937_64& random, std::uint32_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

UtilityProblem additive(std::uint32_t parties, std::uint32_t issues, std::uint32_t options,
                        std::uint64_t seed) {
  std::mt19937_64 random(seed);
  UtilityProblem problem{std::vector<std::uint32_t>(issues, options), {}, {}};
  for (std::uint32_t p = 0; p < parties; ++p) {
    Utility utility;
    utility.reservation = 0;
    for (std::uint32_t i = 0; i < issues; ++i) {
      auto& axis = utility.terms.emplace_back();
      for (std::uint32_t o = 0; o < options; ++o) axis.push_back(draw(random, 1001));
    }
    problem.parties.push_back(utility);
  }
  return problem;
}

UtilityProblem linked(std::uint32_t issues, std::uint64_t seed) {
  constexpr std::uint32_t kOptions = 10;
  UtilityProblem problem = additive(2, issues, kOptions, seed);
  std::mt19937_64 random(seed + 1);
  for (Utility& party : problem.parties) {
    for (std::uint32_t b = 0; b < kBoxes; ++b) {
      Utility::Weighted box{{}, draw(random, 1001)};
      std::vector<std::uint32_t> axes(issues);
      for (std::uint32_t i = 0; i < issues; ++i) axes[i] = i;
      std::shuffle(axes.begin(), axes.end(), random);
      axes.resize(2 + draw(random, 3));
      for (const std::uint32_t axis : axes) {
        zopa::Literal literal{axis, {}};
        const std::uint32_t low = draw(random, kOptions);
        for (std::uint32_t v = low; v < std::min(kOptions, low + 5); ++v)
          literal.values.push_back(v);
        box.clauses.push_back(Clause{{literal}});
      }
      party.formulas.push_back(std::move(box));
    }
  }
  return problem;
}

void report(benchmark::State& state, const Frontier& outcome) {
  state.counters["points"] = static_cast<double>(outcome.efficient.size());
  // 0: the frontier; 1: the fair ones, found without it.
  state.counters["extent"] = static_cast<double>(outcome.extent);
}

void settle_additive(benchmark::State& state) {
  const auto argument = [&](std::size_t i) { return static_cast<std::uint32_t>(state.range(i)); };
  const UtilityProblem problem = additive(argument(0), argument(1), argument(2), 1);
  for (auto _ : state) {
    const Frontier outcome = zopa::settle::frontier_of(problem);
    if (outcome.why) state.SkipWithError(outcome.why->key.c_str());
    report(state, outcome);
  }
}
BENCHMARK(settle_additive)
    ->ArgNames({"parties", "issues", "options"})
    ->Args({2, 10, 10})
    ->Args({2, 20, 10})
    ->Args({2, 30, 10})
    ->Args({2, 60, 10})
    ->Args({3, 6, 10})
    ->Args({3, 9, 10})
    ->Args({3, 12, 10})
    ->Args({3, 40, 10})
    ->Args({5, 5, 10})
    ->Args({4, 20, 10})
    ->Args({4, 30, 10})
    ->Args({5, 20, 10})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void settle_swept(benchmark::State& state) {
  const UtilityProblem problem = linked(static_cast<std::uint32_t>(state.range(0)), 1);
  for (auto _ : state) report(state, zopa::settle::frontier_of(problem));
}
BENCHMARK(settle_swept)
    ->ArgName("issues")
    ->Arg(4)
    ->Arg(6)
    ->Arg(8)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void settle_plainly(benchmark::State& state) {
  const UtilityProblem problem = linked(static_cast<std::uint32_t>(state.range(0)), 1);
  for (auto _ : state) {
    std::map<std::int64_t, std::int64_t> front;  // by first utility: the best second one
    std::vector<std::uint32_t> values(problem.sizes.size(), 0);
    bool more = true;
    while (more) {
      const std::int64_t first = problem.parties[0].total(values);
      const std::int64_t second = problem.parties[1].total(values);
      auto at = front.lower_bound(first);
      if (at == front.end() || at->second < second) {
        if (at != front.end() && at->first == first) at = front.erase(at);
        while (at != front.begin() && std::prev(at)->second <= second) {
          at = front.erase(std::prev(at));
        }
        front.emplace_hint(at, first, second);
      }
      std::size_t axis = values.size();
      while (axis > 0 && values[axis - 1] + 1 == problem.sizes[axis - 1]) values[--axis] = 0;
      more = axis > 0;
      if (more) ++values[axis - 1];
    }
    state.counters["points"] = static_cast<double>(front.size());
  }
}
BENCHMARK(settle_plainly)
    ->ArgName("issues")
    ->Arg(4)
    ->Arg(6)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
