// The deadlock engine on random negotiations, beside Z3's `optimize` (de Moura and Bjørner 2008;
// MaxSAT by core-guided resolution, Narodytska and Bacchus 2014) for the least number of lines that
// have to move.  Cases: parties x issues x options, density of red lines, linking rules; seeds 1 to
// 3 of tests/support/random_negotiation.  The two answers are compared in the same run.
#include <array>
#include <optional>

#include "random_negotiation.hpp"
#include <benchmark/benchmark.h>
#include <z3++.h>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/ways_out.hpp"

namespace zopa {
namespace {

using deadlock::ConflictSets;
using deadlock::Encoding;
using deadlock::LineProblem;

constexpr std::array<testing::RandomShape, 4> kShapes = {{
    {.parties = 6, .issues = 12, .options = 5, .density = 0.3, .rules = 10},
    {.parties = 8, .issues = 12, .options = 5, .density = 0.25, .rules = 16},
    {.parties = 5, .issues = 15, .options = 6, .density = 0.9, .rules = 30},
    {.parties = 8, .issues = 20, .options = 6, .density = 0.7, .rules = 40},
}};

Negotiation negotiation_of(const benchmark::State& state) {
  const auto shape = kShapes.at(static_cast<std::size_t>(state.range(0)));
  return testing::random_negotiation(shape, static_cast<std::uint64_t>(state.range(1)));
}

// Everything that a search needs, made anew: from the negotiation to the answer is what counts.
struct Search {
  explicit Search(const Negotiation& negotiation)
      : problem(deadlock::red_line_problem(negotiation)),
        encoding(problem, deadlock::staircases_of(problem, Scope::tabled_only)) {}

  ConflictSets conflicts() {
    return deadlock::find_conflicts(encoding, Scope::tabled_only, {}, nullptr);
  }

  LineProblem problem;
  Encoding encoding;
};

void find_all_conflicts(benchmark::State& state) {
  const Negotiation negotiation = negotiation_of(state);
  ConflictSets found;
  for (auto _ : state) found = Search(negotiation).conflicts();
  state.counters["conflicts"] = static_cast<double>(found.sets.size());
  state.counters["complete"] = found.complete ? 1 : 0;
}

// The conflicts are found first, as the program does.
void find_first_ten_ways_out(benchmark::State& state) {
  const Negotiation negotiation = negotiation_of(state);
  std::size_t ways = 0;
  for (auto _ : state) {
    Search search(negotiation);
    const ConflictSets conflicts = search.conflicts();
    const auto found =
        deadlock::find_ways_out(search.encoding, Scope::tabled_only, conflicts.sets, 10);
    ways = 0;
    for (const auto& relaxations : found.classes) ways += relaxations.ways.size();
  }
  state.counters["ways"] = static_cast<double>(ways);
}

std::optional<std::uint32_t> fewest_moved(const Negotiation& negotiation) {
  Search search(negotiation);
  return deadlock::fewest_lines_moved(search.encoding, Scope::tabled_only, search.conflicts().sets);
}

// The same question to Z3: soft constraints of weight 1, one a red line.  Its context is made once,
// outside the time.
class Z3Question {
 public:
  Z3Question(z3::context& context, const Negotiation& negotiation)
      : context_(context), optimize_(context) {
    for (const Issue& issue : negotiation.issues()) {
      z3::expr_vector options(context_);
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        const std::string name = issue.id + "." + issue.options[o].id;
        options.push_back(context_.bool_const(name.c_str()));
      }
      optimize_.add(z3::mk_or(options));
      optimize_.add(z3::atmost(options, 1));
      takes_.push_back(options);
    }
    for (const Rule& rule : negotiation.rules()) {
      optimize_.add(
          z3::implies(allowed(rule.formula.parts[0].atom), allowed(rule.formula.parts[1].atom)));
    }
    for (const Position& position : negotiation.positions()) {
      if (const auto* line = std::get_if<RedLine>(&position.claim)) {
        lines_.push_back(allowed(line->formula.atom));
        optimize_.add_soft(lines_.back(), 1);
      }
    }
  }

  std::optional<std::uint32_t> fewest_moved() {
    if (optimize_.check() != z3::sat) return std::nullopt;
    const z3::model model = optimize_.get_model();
    std::uint32_t moved = 0;
    for (unsigned i = 0; i < lines_.size(); ++i) {
      if (!model.eval(lines_[static_cast<int>(i)], true).is_true()) ++moved;
    }
    return moved;
  }

 private:
  z3::expr allowed(const Atom& atom) {
    z3::expr_vector any(context_);
    for (const OptionId option : atom.options) {
      any.push_back(takes_[atom.issue.index()][static_cast<int>(option.index())]);
    }
    return z3::mk_or(any);
  }

  z3::context& context_;
  z3::optimize optimize_;
  std::vector<z3::expr_vector> takes_;
  z3::expr_vector lines_{context_};
};

void count_fewest_moved(benchmark::State& state) {
  const Negotiation negotiation = negotiation_of(state);
  std::optional<std::uint32_t> moved;
  for (auto _ : state) moved = fewest_moved(negotiation);
  state.counters["moved"] = static_cast<double>(moved.value_or(0));
  z3::context context;
  if (Z3Question(context, negotiation).fewest_moved() != moved)
    state.SkipWithError("Z3 says otherwise");
}

void count_fewest_moved_z3(benchmark::State& state) {
  const Negotiation negotiation = negotiation_of(state);
  z3::context context;
  std::optional<std::uint32_t> moved;
  for (auto _ : state) moved = Z3Question(context, negotiation).fewest_moved();
  state.counters["moved"] = static_cast<double>(moved.value_or(0));
}

void cases(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"case", "seed"})->Unit(benchmark::kMillisecond)->MinTime(0.2);
  for (std::size_t shape = 0; shape < kShapes.size(); ++shape) {
    for (int seed = 1; seed <= 3; ++seed) benchmark->Args({static_cast<long>(shape), seed});
  }
}

BENCHMARK(find_all_conflicts)->Apply(cases);
BENCHMARK(find_first_ten_ways_out)->Apply(cases);
BENCHMARK(count_fewest_moved)->Apply(cases);
BENCHMARK(count_fewest_moved_z3)->Apply(cases);

}  // namespace
}  // namespace zopa
