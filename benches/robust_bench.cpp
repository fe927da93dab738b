// Completions: how fast they are drawn, and how fast packages are ranked by them.  And how fast a
// long order of options is known.
//
// Packages are random ones of ten issues with four options each, in a known order for every party;
// the weights are known in order for half of the parties.  The plain version of acceptability adds
// up each package's utility from the completion as it is drawn, one at a time.
#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "random_negotiation.hpp"
#include <benchmark/benchmark.h>

#include "zopa/io/yaml/reader.hpp"
#include "zopa/preference/option_preorder.hpp"
#include "zopa/robust/sample/assess.hpp"

namespace {

using zopa::Completions;
using zopa::Negotiation;
using zopa::PackageSpace;
using zopa::PartyId;

Negotiation negotiation(std::uint32_t parties, std::uint32_t issues, const std::string& more) {
  std::string text = "zopa: 1\nparties:\n";
  for (std::uint32_t p = 0; p < parties; ++p) {
    text += "  p" + std::to_string(p) + ": {name: P}\n";
  }
  text += "issues:\n";
  for (std::uint32_t i = 0; i < issues; ++i) {
    text += "  i" + std::to_string(i) + ": {name: I, options: {a: A, b: B, c: C, d: D}}\n";
  }
  text += "positions:\n";
  for (std::uint32_t p = 0; p < parties; ++p) {
    for (std::uint32_t i = 0; i < issues; ++i) {
      text += "  - {party: p" + std::to_string(p) + ", issue: i" + std::to_string(i) +
              ", prefers: " + (p % 2 == 0 ? "a > b > c > d" : "d > c > b > a") + "}\n";
    }
  }
  return *zopa::yaml::read_string(text + more, "bench.yaml", "");
}

std::string chain(std::uint32_t issues, const char* relation) {
  std::string text = "i0";
  for (std::uint32_t i = 1; i < issues; ++i) text += relation + ("i" + std::to_string(i));
  return text;
}

zopa::robust::PartialProblem problem(std::uint32_t parties, std::size_t packages) {
  const Negotiation file =
      negotiation(parties, 10, "  - {party: p0, weighs: " + chain(10, " > ") + "}\n");
  const PackageSpace space(file);
  zopa::robust::PartialProblem problem;
  for (std::uint32_t p = 0; p < parties; ++p) {
    problem.parties.push_back(zopa::partial_preference(file, PartyId{p}, space));
  }
  problem.reservations.resize(parties);
  std::mt19937_64 random(1);
  for (std::size_t i = 0; i < packages; ++i) {
    auto& values = problem.packages.emplace_back();
    for (int a = 0; a < 10; ++a) values.push_back(zopa::testing::draw(random, 4));
  }
  return problem;
}

void first_ranks(benchmark::State& state) {
  const auto given = problem(4, 1000);
  zopa::robust::SampleOptions options;
  options.completions = static_cast<std::size_t>(state.range(0));
  options.efficiency = false;
  options.conclusions = false;
  options.full_ranks = state.range(1) != 0;
  options.other_priors = false;
  for (auto _ : state) benchmark::DoNotOptimize(zopa::robust::assess(given, options));
}
BENCHMARK(first_ranks)
    ->ArgNames({"completions", "full"})
    ->Args({100'000, 0})
    ->Args({100'000, 1})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void first_ranks_plainly(benchmark::State& state) {
  const auto given = problem(4, 1000);
  for (auto _ : state) {
    std::vector<std::uint64_t> first(1000, 0);
    for (const auto& known : given.parties) {
      const Completions completions(known);
      std::vector<double> worth(completions.size());
      std::vector<double> utilities(1000);
      for (std::int64_t k = 0; k < state.range(0); ++k) {
        completions.draw(1, {.item = static_cast<std::uint64_t>(k)}, worth);
        for (std::size_t i = 0; i < 1000; ++i) {
          utilities[i] = 0;
          for (std::size_t a = 0; a < 10; ++a) {
            utilities[i] += worth[a * 4 + given.packages[i][a]];
          }
        }
        const auto best = std::max_element(utilities.begin(), utilities.end());
        ++first[static_cast<std::size_t>(best - utilities.begin())];
      }
    }
    benchmark::DoNotOptimize(first);
  }
}
BENCHMARK(first_ranks_plainly)
    ->ArgName("completions")
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// How often each of so many packages is efficient, 1,000 completions: by sets of packages, 64 at
// once, and by looking at every two.
void efficiency(benchmark::State& state) {
  const auto given = problem(4, static_cast<std::size_t>(state.range(0)));
  zopa::robust::SampleOptions options;
  options.completions = 1000;
  options.conclusions = false;
  options.other_priors = false;
  options.threads = 1;
  for (auto _ : state) benchmark::DoNotOptimize(zopa::robust::assess(given, options));
}
BENCHMARK(efficiency)->ArgName("packages")->Arg(200)->Arg(1000)->Unit(benchmark::kMillisecond);

bool is_dominated(const std::vector<std::vector<double>>& utilities, std::size_t i) {
  for (std::size_t j = 0; j < utilities[0].size(); ++j) {
    const auto is_at_least = [&](const auto& own) { return own[j] >= own[i]; };
    const auto is_better = [&](const auto& own) { return own[j] > own[i]; };
    if (std::all_of(utilities.begin(), utilities.end(), is_at_least) &&
        std::any_of(utilities.begin(), utilities.end(), is_better)) {
      return true;
    }
  }
  return false;
}

void efficiency_plainly(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const auto given = problem(4, count);
  std::vector<Completions> completions;
  for (const auto& known : given.parties) completions.emplace_back(known);
  std::vector<double> worth(completions[0].size());
  std::vector<std::vector<double>> utilities(4, std::vector<double>(count));
  const auto draw = [&](std::uint32_t p, std::uint64_t k) {
    completions[p].draw(1, {p, k}, worth);
    for (std::size_t i = 0; i < count; ++i) {
      utilities[p][i] = 0;
      for (std::size_t a = 0; a < 10; ++a) utilities[p][i] += worth[a * 4 + given.packages[i][a]];
    }
  };
  for (auto _ : state) {
    std::vector<std::uint64_t> efficient(count, 0);
    for (std::uint64_t k = 0; k < 1000; ++k) {
      for (std::uint32_t p = 0; p < 4; ++p) draw(p, k);
      for (std::size_t i = 0; i < count; ++i) {
        if (!is_dominated(utilities, i)) ++efficient[i];
      }
    }
    benchmark::DoNotOptimize(efficient);
  }
}
BENCHMARK(efficiency_plainly)->ArgName("packages")->Arg(200)->Unit(benchmark::kMillisecond);

// A chain of so many options, the best first: rows of bits joined from the last up, and by way of
// every option (Warshall 1962), on the same rows.
void order_of_options(benchmark::State& state) {
  const auto options = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) {
    zopa::OptionPreorder order(options);
    for (std::size_t k = 1; k < options; ++k) {
      order.add(zopa::OptionId{k - 1}, zopa::Relation::better, zopa::OptionId{k});
    }
    order.close();
    benchmark::DoNotOptimize(order.is_better(zopa::OptionId{0}, zopa::OptionId{options - 1}));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(order_of_options)
    ->RangeMultiplier(10)
    ->Range(100, 10'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

void order_of_options_plainly(benchmark::State& state) {
  const auto options = static_cast<std::size_t>(state.range(0));
  const std::size_t words = (options + 63) / 64;
  for (auto _ : state) {
    std::vector<std::uint64_t> below(options * words, 0);
    for (std::size_t k = 1; k < options; ++k) {
      below[(k - 1) * words + k / 64] |= std::uint64_t{1} << (k % 64);
    }
    for (std::size_t via = 0; via < options; ++via) {
      for (std::size_t a = 0; a < options; ++a) {
        if (((below[a * words + via / 64] >> (via % 64)) & 1U) == 0) continue;
        for (std::size_t w = 0; w < words; ++w) below[a * words + w] |= below[via * words + w];
      }
    }
    benchmark::DoNotOptimize(below);
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(order_of_options_plainly)
    ->RangeMultiplier(10)
    ->Range(100, 10'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

// Twenty issues in a full order with ties, and five ratios or ranges on top: by rejection, 43, 57
// and 75 ms before spacings were sorted and random blocks used up, by prior; 37, 27 and 49 since.
const char* const kBound =
    "  - {party: p0, weighs: i0 > i1 > i2 ~ i3 > i4 > i5 > i6 ~ i7 > i8 > i9 > i10 > i11 > i12 > "
    "i13 > i14 > i15 > i16 > i17 ~ i18 > i19}\n"
    "  - {party: p0, weighs: i0 >= 2 i3}\n"
    "  - {party: p0, weighs: 3 i8 >= i4}\n"
    "  - {party: p0, weighs: 4 i16 >= i10}\n"
    "  - {party: p0, weights: {i0: [0.15, 0.3], i5: [0.05, 0.1]}}\n";

void draw_weights(benchmark::State& state) {
  const Negotiation file = negotiation(1, 20, kBound);
  const auto known = zopa::partial_preference(file, PartyId{0}, PackageSpace(file));
  for (auto _ : state) {
    const Completions completions(known, static_cast<zopa::Prior>(state.range(0)));
    std::vector<double> worth(completions.size() * Completions::kLanes);
    std::array<zopa::Draw::For, Completions::kLanes> which;
    for (std::uint64_t k = 0; k < 10'000; k += which.size()) {
      for (std::size_t lane = 0; lane < which.size(); ++lane) which[lane] = {0, k + lane};
      completions.draw_several(1, which, worth);
    }
    state.SetLabel(completions.method());
  }
}
BENCHMARK(draw_weights)
    ->ArgName("prior")
    ->DenseRange(0, 2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// What follows, of 720 packages and six parties: options in known orders, weights in an order with
// a ratio, or besides with ranges of weights and values, or besides with comparisons of packages.
void conclusions(benchmark::State& state) {
  std::string more;
  for (int p = 0; p < 6; ++p) {
    const std::string party = "  - {party: p" + std::to_string(p) + ", ";
    const std::string best = p % 2 == 0 ? "a" : "d";
    const std::string worst = p % 2 == 0 ? "d" : "a";
    more += party + "weighs: " + chain(10, " > ") + "}\n" + party + "weighs: i0 >= 2 i3}\n";
    if (state.range(0) > 0) {
      more += party + "weights: {i0: [0.05, 0.3], i2: [0.05, 0.3], i5: [0.05, 0.3]}}\n";
      more += party + "issue: i1, values: {" + best + ": [10, 12], b: 5, c: [4.5, 5.5], " + worst +
              ": [0, 1/3]}}\n";
    }
    if (state.range(0) > 1) {
      more += party + "compares: i0 == " + best + " and i5 == " + worst + " > i0 == " + worst +
              " and i5 == " + best + "}\n";
    }
  }
  const Negotiation file = negotiation(6, 10, more);
  const PackageSpace space(file);
  auto given = problem(6, 720);
  given.parties.clear();
  for (std::uint32_t p = 0; p < 6; ++p) {
    given.parties.push_back(zopa::partial_preference(file, PartyId{p}, space));
  }
  zopa::robust::SampleOptions options;
  options.completions = 64;
  options.efficiency = false;
  options.other_priors = false;
  for (auto _ : state) benchmark::DoNotOptimize(zopa::robust::assess(given, options));
}
BENCHMARK(conclusions)
    ->ArgName("known")
    ->DenseRange(0, 2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
