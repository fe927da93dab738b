// The impasse map of a million packages: ten issues of four options, random complete orders of each
// issue's options, half of them not known; each party excludes nine packages of ten.
#include <algorithm>
#include <random>

#include <benchmark/benchmark.h>

#include "zopa/stability/game/impasse_map.hpp"

namespace {

using zopa::stability::ImpasseProblem;

ImpasseProblem problem_of(std::size_t issues, std::size_t parties) {
  std::mt19937_64 random(1);
  ImpasseProblem problem;
  for (std::size_t i = 0; i < issues; ++i) problem.packages.digits.push_back({0, 4, {}});
  const std::size_t packages = problem.packages.states();
  for (std::size_t p = 0; p < parties; ++p) {
    auto& excluded = problem.excluded.emplace_back(packages);
    for (std::size_t x = 0; x < packages; ++x) {
      if (random() % 10 != 0) excluded.add(x);
    }
    auto& orders = problem.orders.emplace_back();
    for (std::size_t i = 0; i < issues; ++i) {
      std::vector<std::size_t> place = {0, 1, 2, 3};
      std::shuffle(place.begin(), place.end(), random);
      const bool is_partial = random() % 2 == 0;  // then the middle two are not compared
      auto& order = orders.emplace_back(16, 0);
      for (std::size_t a = 0; a < 4; ++a) {
        for (std::size_t b = 0; b < 4; ++b) {
          const bool is_open = is_partial && place[a] + place[b] == 3 && place[a] % 3 != 0;
          order[a * 4 + b] = a == b || (place[a] < place[b] && !is_open) ? 1 : 0;
        }
      }
    }
  }
  problem.suffices = [](const std::vector<bool>& consents) {
    return std::find(consents.begin(), consents.end(), false) == consents.end();
  };
  return problem;
}

void impasse_map(benchmark::State& state) {
  const ImpasseProblem problem = problem_of(static_cast<std::size_t>(state.range(0)),
                                            static_cast<std::size_t>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(zopa::stability::impasse_map(problem));
}
BENCHMARK(impasse_map)
    ->ArgNames({"issues", "parties"})
    ->ArgsProduct({{8, 10}, {2, 3, 4}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
