// The deadlock engine on random negotiations, beside Z3's `optimize` (de Moura and Bjørner 2008)
// for the fewest lines that the party has to move that moves most.  Cases: parties x issues x
// options, density of red lines, linking rules, and in the last a fifth of the options untabled;
// seeds 1 to 3 of tests/support/random_negotiation.  The two answers are compared in the same run,
// where all options are tabled.
#include <array>
#include <optional>

#include "random_negotiation.hpp"
#include <benchmark/benchmark.h>
#include <z3++.h>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/ways.hpp"

namespace zopa {
namespace {

using deadlock::ConflictSets;
using deadlock::Encoding;
using deadlock::LineProblem;

constexpr std::array<testing::RandomShape, 5> kShapes = {{
    {.parties = 6, .issues = 12, .options = 5, .density = 0.3, .rules = 10},
    {.parties = 8, .issues = 12, .options = 5, .density = 0.25, .rules = 16},
    {.parties = 5, .issues = 15, .options = 6, .density = 0.9, .rules = 30},
    {.parties = 8, .issues = 20, .options = 6, .density = 0.7, .rules = 40},
    {.parties = 8, .issues = 20, .options = 6, .density = 0.7, .rules = 40},
}};
constexpr std::array kUntabled = {0.0, 0.0, 0.0, 0.0, 0.2};

// Everything that a search needs, made anew: from the negotiation to the answer is what counts.
struct Search {
  explicit Search(const Negotiation& negotiation)
      : problem(deadlock::red_line_problem(negotiation)),
        encoding(problem, deadlock::staircases_of(problem, Scope::all)) {}

  ConflictSets conflicts() {
    return deadlock::find_conflicts(encoding, Scope::tabled_only, {}, nullptr);
  }

  // The conflicts are found first, as the program does; without any there is nothing to ask.
  deadlock::FoundWays ways(std::size_t most) {
    const ConflictSets known = conflicts();
    if (known.sets.empty()) return {};
    const deadlock::Needs needs(encoding);
    return deadlock::find_ways(encoding, needs, known.sets, most);
  }

  LineProblem problem;
  Encoding encoding;
};

// A deadlock: elsewhere nothing is searched.
Negotiation negotiation_of(const benchmark::State& state) {
  const auto shape = static_cast<std::size_t>(state.range(0));
  for (auto seed = 1000 * static_cast<std::uint64_t>(state.range(1));; ++seed) {
    Negotiation drawn = testing::random_negotiation(kShapes.at(shape), seed, kUntabled.at(shape));
    if (!Search(drawn).conflicts().sets.empty()) return drawn;
  }
}

void find_all_conflicts(benchmark::State& state) {
  const Negotiation negotiation = negotiation_of(state);
  ConflictSets found;
  for (auto _ : state) found = Search(negotiation).conflicts();
  state.counters["conflicts"] = static_cast<double>(found.sets.size());
  state.counters["complete"] = found.complete ? 1 : 0;
}

void find_first_ten_ways(benchmark::State& state) {
  const Negotiation negotiation = negotiation_of(state);
  std::size_t ways = 0;
  for (auto _ : state) {
    ways = 0;
    for (const auto& group : Search(negotiation).ways(10)) {
      for (const auto& one : group.classes) ways += one.ways.size();
    }
  }
  state.counters["ways"] = static_cast<double>(ways);
}

std::optional<std::uint32_t> fewest_moved(const Negotiation& negotiation) {
  const deadlock::FoundWays ways = Search(negotiation).ways(1);
  const auto& by_moves = ways.front().classes;
  if (by_moves.empty()) return std::nullopt;
  return by_moves.front().key.most_firm_by_one;
}

// The same question to Z3: a number that no party's lines moved exceed, made small.  Its context is
// made once, outside the time.
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
    std::vector<z3::expr> moved(negotiation.parties().size(), context_.int_val(0));
    for (const Position& position : negotiation.positions()) {
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (line == nullptr) continue;
      z3::expr& own = moved[position.party.index()];
      own = own + z3::ite(allowed(line->formula.atom), context_.int_val(0), context_.int_val(1));
    }
    for (const z3::expr& own : moved) optimize_.add(own <= most_);
    optimize_.minimize(most_);
  }

  std::optional<std::uint32_t> fewest_moved() {
    if (optimize_.check() != z3::sat) return std::nullopt;
    return optimize_.get_model().eval(most_, true).get_numeral_uint();
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
  z3::expr most_{context_.int_const("most")};
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

void cases(benchmark::internal::Benchmark* benchmark, bool with_untabled) {
  benchmark->ArgNames({"case", "seed"})->Unit(benchmark::kMillisecond)->MinTime(0.2);
  for (std::size_t shape = 0; shape < kShapes.size(); ++shape) {
    if (kUntabled.at(shape) > 0 && !with_untabled) continue;
    for (int seed = 1; seed <= 3; ++seed) benchmark->Args({static_cast<long>(shape), seed});
  }
}
void all_cases(benchmark::internal::Benchmark* benchmark) { cases(benchmark, true); }
void tabled_cases(benchmark::internal::Benchmark* benchmark) { cases(benchmark, false); }

BENCHMARK(find_all_conflicts)->Apply(all_cases);
BENCHMARK(find_first_ten_ways)->Apply(all_cases);
BENCHMARK(count_fewest_moved)->Apply(tabled_cases);
BENCHMARK(count_fewest_moved_z3)->Apply(tabled_cases);

}  // namespace
}  // namespace zopa
