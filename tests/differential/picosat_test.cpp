// Conflicts and ways out of negotiations too large for the brute-force oracle, against PicoSAT's
// own minimal unsatisfiable subsets and minimal correcting sets (Biere 2008).  The clauses are made
// here from the formulas, not by the engine's clausifier.
#include <algorithm>
#include <memory>
#include <random>
#include <set>

#include <gtest/gtest.h>
extern "C" {
#include <picosat/picosat.h>
}

#include "random_negotiation.hpp"

#include "zopa/deadlock/deadlock.hpp"

namespace zopa {
namespace {

using LineSet = std::set<std::string>;

// One selector a red line; assuming it demands the line.
class Picosat {
 public:
  explicit Picosat(const Negotiation& negotiation) : solver_(picosat_init(), picosat_reset) {
    for (const Issue& issue : negotiation.issues()) {
      auto& options = takes_.emplace_back();
      for (std::size_t o = 0; o < issue.options.size(); ++o) options.push_back(new_variable());
      add(options);
      for (std::size_t a = 0; a < options.size(); ++a) {
        for (std::size_t b = a + 1; b < options.size(); ++b) add({-options[a], -options[b]});
      }
    }
    for (const Rule& rule : negotiation.rules()) {  // a == x implies b in {…}
      std::vector<int> clause = allowed(rule.formula.parts[1].atom);
      clause.push_back(-allowed(rule.formula.parts[0].atom).front());
      add(clause);
    }
    for (const Position& position : negotiation.positions()) {
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (line == nullptr) continue;
      std::vector<int> clause = allowed(line->formula.atom);
      const int selector = new_variable();
      clause.push_back(-selector);
      add(clause);
      lines_.emplace_back(selector, position.id);
    }
  }

  [[nodiscard]] bool can_meet(const LineSet& lines) {
    for (const auto& [selector, id] : lines_) {
      if (lines.count(id) == 1) picosat_assume(solver_.get(), selector);
    }
    return picosat_sat(solver_.get(), -1) == PICOSAT_SATISFIABLE;
  }

  // All minimal sets of lines without which the rest can be met.  The solver is of no use after.
  [[nodiscard]] std::set<LineSet> correcting_sets() {
    std::set<LineSet> sets;
    for (const auto& [selector, id] : lines_) picosat_assume(solver_.get(), selector);
    while (const int* next = picosat_next_minimal_correcting_subset_of_assumptions(solver_.get())) {
      sets.insert(named(next));
    }
    return sets;
  }

  // One minimal unsatisfiable subset of these lines, which cannot be met.
  [[nodiscard]] LineSet conflict_among(const LineSet& lines) {
    EXPECT_FALSE(can_meet(lines));
    return named(picosat_mus_assumptions(solver_.get(), nullptr, nullptr, 0));
  }

 private:
  int new_variable() { return picosat_inc_max_var(solver_.get()); }
  void add(const std::vector<int>& clause) {
    for (const int literal : clause) picosat_add(solver_.get(), literal);
    picosat_add(solver_.get(), 0);
  }
  [[nodiscard]] std::vector<int> allowed(const Atom& atom) const {
    std::vector<int> literals;
    for (const OptionId option : atom.options) {
      literals.push_back(takes_[atom.issue.index()][option.index()]);
    }
    return literals;
  }
  [[nodiscard]] LineSet named(const int* selectors) const {
    LineSet names;
    for (; *selectors != 0; ++selectors) {
      const auto line = std::find_if(lines_.begin(), lines_.end(), [&](const auto& candidate) {
        return candidate.first == *selectors;
      });
      if (line != lines_.end()) names.insert(line->second);
    }
    return names;
  }

  std::unique_ptr<PicoSAT, decltype(&picosat_reset)> solver_;
  std::vector<std::vector<int>> takes_;
  std::vector<std::pair<int, std::string>> lines_;
};

deadlock::Deadlock diagnosed(const Negotiation& negotiation, std::size_t most_ways) {
  deadlock::Options options;
  options.ways_shown = most_ways;
  options.most_ways = most_ways;
  return deadlock::diagnose(negotiation, options);
}

std::set<LineSet> conflicts_of(const deadlock::Deadlock& answer) {
  std::set<LineSet> sets;
  for (const auto& conflict : answer.conflicts) {
    sets.emplace(conflict.lines.begin(), conflict.lines.end());
  }
  return sets;
}

// Those of the sets that contain no other.
std::set<LineSet> smallest(const std::set<LineSet>& sets) {
  std::set<LineSet> kept;
  for (const LineSet& set : sets) {
    const bool contains_other = std::any_of(sets.begin(), sets.end(), [&](const LineSet& other) {
      return other.size() < set.size() &&
             std::includes(set.begin(), set.end(), other.begin(), other.end());
    });
    if (!contains_other) kept.insert(set);
  }
  return kept;
}

// The lines that each way out moves.  A way may move more lines than a correcting set that it
// contains, each of them a shorter way; the smallest are the correcting sets.
std::set<LineSet> lines_moved(const deadlock::WayGroup& ways) {
  std::set<LineSet> moved;
  for (const auto& relaxations : ways.classes) {
    for (const auto& way : relaxations.ways) {
      LineSet lines;
      for (const auto& move : way.moves) lines.insert(move.line);
      moved.insert(std::move(lines));
    }
  }
  return moved;
}

// All minimal sets that meet each of `sets` (Berge 1989, p. 53): the conflicts are those of the
// correcting sets, and the other way round (Reiter 1987).
std::set<LineSet> hitting_sets(const std::set<LineSet>& sets) {
  std::set<LineSet> hitting = {{}};
  for (const LineSet& set : sets) {
    std::set<LineSet> next;
    for (const LineSet& partial : hitting) {
      const bool hits = std::any_of(set.begin(), set.end(), [&](const std::string& line) {
        return partial.count(line) == 1;
      });
      if (hits) {
        next.insert(partial);
        continue;
      }
      for (const std::string& line : set) {
        LineSet larger = partial;
        larger.insert(line);
        next.insert(std::move(larger));
      }
    }
    hitting = smallest(next);
  }
  return hitting;
}

class LargeNegotiations : public ::testing::TestWithParam<std::uint64_t> {};

// Up to some thousands of correcting sets: both lists are equal.
TEST_P(LargeNegotiations, HaveTheWaysOutAndConflictsThatPicosatFinds) {
  const Negotiation negotiation = testing::random_negotiation(
      {.parties = 4, .issues = 9, .options = 4, .density = 0.5, .rules = 8}, GetParam());
  const deadlock::Deadlock answer = diagnosed(negotiation, 1'000'000);
  ASSERT_TRUE(answer.ways.by_moves.complete);
  ASSERT_TRUE(answer.conflicts_complete);
  const std::set<LineSet> correcting = Picosat(negotiation).correcting_sets();
  if (answer.verdict != deadlock::Verdict::deadlock) {
    EXPECT_EQ(correcting, (std::set<LineSet>{{}}));
    return;
  }
  EXPECT_EQ(smallest(lines_moved(answer.ways.by_moves)), correcting);
  EXPECT_EQ(conflicts_of(answer), hitting_sets(correcting));
}

// 6 parties, 12 issues: each conflict is one, and whatever conflict PicoSAT finds is among ours.
TEST_P(LargeNegotiations, HaveEachConflictThatPicosatComesUpon) {
  const Negotiation negotiation = testing::random_negotiation(
      {.parties = 6, .issues = 12, .options = 5, .density = 0.3, .rules = 10}, GetParam());
  const deadlock::Deadlock answer = diagnosed(negotiation, 10);
  ASSERT_TRUE(answer.conflicts_complete);
  const std::set<LineSet> conflicts = conflicts_of(answer);
  Picosat picosat(negotiation);
  for (const LineSet& conflict : conflicts) {
    EXPECT_FALSE(picosat.can_meet(conflict));
    for (const std::string& line : conflict) {
      LineSet fewer = conflict;
      fewer.erase(line);
      EXPECT_TRUE(picosat.can_meet(fewer)) << line;
    }
  }
  LineSet all;
  for (const auto& line : answer.lines) all.insert(line.id);
  std::mt19937_64 random(GetParam());
  std::set<LineSet> found;
  for (int i = 0; i < 200; ++i) {
    LineSet some;
    for (const std::string& line : all) {
      if (testing::draw(random, 4) > 0) some.insert(line);
    }
    if (!picosat.can_meet(some)) found.insert(picosat.conflict_among(some));
  }
  EXPECT_EQ(found.empty(), conflicts.empty());
  for (const LineSet& conflict : found) EXPECT_EQ(conflicts.count(conflict), 1U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, LargeNegotiations, ::testing::Range<std::uint64_t>(1, 31));

}  // namespace
}  // namespace zopa
