#include "zopa/stability/in_part.hpp"

#include <algorithm>
#include <memory>

#include "zopa/base/draw.hpp"
#include "zopa/preference/completions.hpp"
#include "zopa/stability/game/relational.hpp"
#include "zopa/stability/game/solver.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostOpen = 10;  // statements: 1,024 completions, all of them

// Completions of every party's preferences, one after the other.
class Drawing {
 public:
  Drawing(const StateModel& conflict, std::uint64_t seed, bool is_all)
      : conflict_(conflict), seed_(seed), is_all_(is_all) {
    for (const StatePreference& preference : conflict.preferences) {
      of_party_.push_back(preference.partial ? std::make_unique<Completions>(*preference.partial)
                                             : nullptr);
    }
  }

  // The scores of one completion: the answers to open statements are the bits of `item` where all
  // are gone through; else each party's are drawn from a stream of its own, however many.  False
  // where a party has none.
  [[nodiscard]] bool draw(std::uint64_t item, Game& game) const {
    game.scores.clear();
    std::uint64_t rest = item;
    for (std::size_t p = 0; p < of_party_.size(); ++p) {
      if (!of_party_[p]) {
        game.scores.push_back(scores_by_answers(p, item, rest));
        continue;
      }
      std::vector<double> worth(of_party_[p]->size());
      const std::uint64_t own = fingerprint(*conflict_.preferences[p].partial);
      if (!of_party_[p]->draw(seed_, {static_cast<std::uint32_t>(own), item}, worth)) return false;
      game.scores.push_back(conflict_.scores_of(worth));
    }
    return true;
  }

 private:
  [[nodiscard]] std::vector<std::int32_t> scores_by_answers(std::size_t party, std::uint64_t item,
                                                            std::uint64_t& rest) const {
    Draw draw(seed_, {static_cast<std::uint32_t>(party), item});
    const auto& is_open = conflict_.preferences[party].is_open;
    std::vector<bool> answers(
        static_cast<std::size_t>(std::count(is_open.begin(), is_open.end(), true)));
    for (auto answer : answers) {
      answer = is_all_ ? (rest & 1U) != 0 : draw.uniform() < 0.5;
      rest >>= 1U;
    }
    return conflict_.scores(party, &answers);
  }

  const StateModel& conflict_;
  std::uint64_t seed_;
  bool is_all_;
  std::vector<std::unique_ptr<Completions>> of_party_;  // null: by statements
};

// In how many completions a state is stable.
class Tally {
 public:
  Tally() = default;
  Tally(std::size_t rows, std::size_t states)
      : by_row_(rows, std::vector<std::uint32_t>(states, 0)), for_all_(states, 0) {}

  void add(const std::vector<StateSet>& stable, const std::vector<std::size_t>& feasible) {
    for (std::size_t k = 0; k < feasible.size(); ++k) {
      bool all = true;
      for (std::size_t row = 0; row < stable.size(); ++row) {
        const bool is_stable = stable[row].has(feasible[k]);
        by_row_[row][k] += is_stable ? 1U : 0U;
        all = all && is_stable;
      }
      for_all_[k] += all ? 1U : 0U;
    }
  }

  void conclude(std::size_t total, ConceptAnswer& answer) const {
    for (const auto& counts : by_row_) {
      Signs& signs = answer.stable.emplace_back();
      for (const std::uint32_t count : counts) {
        signs.add(count == total ? Sign::yes : count == 0 ? Sign::no : Sign::open);
      }
      answer.counts.push_back(signs.count());
    }
    for (std::uint32_t k = 0; k < for_all_.size(); ++k) {
      if (for_all_[k] == total) answer.equilibria.push_back(k);
      if (for_all_[k] == 0 || for_all_[k] == total) continue;
      answer.possible.push_back({k, static_cast<double>(for_all_[k]) / static_cast<double>(total)});
    }
    answer.equilibria_count = answer.equilibria.size();
    answer.is_computed = true;
  }

 private:
  std::vector<std::vector<std::uint32_t>> by_row_;  // by row and number of the state
  std::vector<std::uint32_t> for_all_;
};

// By concept, then row; empty where the concept is out of reach.
ByConcept<std::vector<StateSet>> stable_states(const Task& task, const Game& game) {
  ConceptSolver<std::int32_t> solver(game, task.run.limits);
  ByConcept<std::vector<StateSet>> stable;
  for (const Concept by : kConcepts) {
    if (!is_within_reach(game, by)) continue;
    for (std::size_t row = 0; row < task.rows.size(); ++row) {
      stable.of(by).push_back(solver.stable(row, by));
    }
  }
  return stable;
}

// Two states are compared by the first statement on which they differ, if that is known.
class Comparing {
 public:
  explicit Comparing(const StateModel& conflict) : conflict_(conflict) {
    for (const StatePreference& preference : conflict.preferences) {
      auto& own = holds_.emplace_back();
      for (const Condition& statement : preference.statements) {
        own.push_back(statement.states(conflict.digits));
      }
    }
  }

  [[nodiscard]] Comparison compare(std::size_t party, std::size_t from, std::size_t to) const {
    const auto& holds = holds_[party];
    for (std::size_t k = 0; k < holds.size(); ++k) {
      if (holds[k].has(from) == holds[k].has(to)) continue;
      if (conflict_.preferences[party].is_open[k]) return Comparison::unknown;
      return holds[k].has(to) ? Comparison::better : Comparison::worse;
    }
    return Comparison::equal;
  }

 private:
  const StateModel& conflict_;
  std::vector<std::vector<StateSet>> holds_;  // by party and statement
};

// Of priorities alone.
std::vector<ByConcept<SignsByRow>> extensions_of(const Task& task) {
  std::vector<ByConcept<SignsByRow>> all;
  if (task.conflict.has_partial() || task.conflict.states() > kMostStatesRelated) return all;
  const Moves moves = task.moves();
  const Comparing comparing(task.conflict);
  const auto compare = [&](std::size_t party, std::size_t from, std::size_t to) {
    return comparing.compare(party, from, to);
  };
  for (const auto extension : {Extension::a, Extension::b, Extension::c, Extension::d}) {
    Relational<PartlyKnown> relational(moves, task.rows.size(), PartlyKnown(compare, extension));
    auto& found = all.emplace_back();
    for (const Concept by : kOfExtensions) {
      for (std::size_t row = 0; row < task.rows.size(); ++row) {
        Signs& signs = found.of(by).emplace_back();
        for (const std::size_t s : task.feasible) signs.add(relational.is_stable({row}, s, by));
      }
    }
  }
  return all;
}

}  // namespace

std::optional<Message> solve_in_part(const Task& task, Stability& result) {
  const std::size_t open = task.conflict.open_statements();
  const bool is_all = !task.conflict.has_partial() && open <= kMostOpen;
  const std::size_t count =
      is_all ? std::size_t{1} << open : std::max<std::size_t>(task.options.completions, 1);
  const Drawing drawing(task.conflict, task.run.seed, is_all);
  ByConcept<Tally> tallies;
  tallies.fill(Tally(task.rows.size(), task.feasible.size()));
  begin(task.run.limits, "trying completions", count);
  Game game{task.moves(), {}};
  std::size_t done = 0;
  while (done < count) {
    if (!drawing.draw(done, game)) return Message("stability.no_completion");
    const auto stable = stable_states(task, game);
    if (is_reached(task.run.limits)) break;  // what is stable is not known then
    for (const Concept by : kConcepts) tallies.of(by).add(stable.of(by), task.feasible);
    ++done;
    advance(task.run.limits);
  }
  if (done == 0) return Message("why.stopped");
  result.not_computed = too_large_for_some(task.conflict);
  for (const Concept by : kConcepts) {
    if (!too_large_for(by, task.conflict)) tallies.of(by).conclude(done, result.of(by));
  }
  result.completions = StateCompletions{done, is_all && done == count, extensions_of(task)};
  return std::nullopt;
}

}  // namespace zopa::stability
