// One solver holds a package for every party whose consent counts, and one for the rules alone; on
// the settled issues all of them agree.
#include "zopa/deadlock/islands.hpp"

#include <algorithm>

#include "zopa/deadlock/consent.hpp"
#include "zopa/sat/cardinality.hpp"
#include "zopa/sat/solver.hpp"
#include "zopa/sat/subsets.hpp"

namespace zopa::deadlock {
namespace {

using sat::Lit;
using Lits = std::vector<Lit>;

// Which options a clause on one axis alone leaves.  A look that needs no search: on thousands of
// issues each of two parties may rule out what the other asks for.
class Left {
 public:
  explicit Left(const PackageSpace& space) {
    for (const Axis& axis : space.axes()) options_.emplace_back(axis.options.size(), true);
  }

  void keep_to(const std::vector<Clause>& clauses) {
    for (const Clause& clause : clauses) {
      if (clause.literals.size() != 1) continue;
      const auto& [axis, values] = clause.literals.front();
      if (axis >= options_.size()) continue;  // an auxiliary variable
      auto& options = options_[axis];
      for (std::uint32_t v = 0; v < options.size(); ++v) {
        options[v] = options[v] && std::binary_search(values.begin(), values.end(), v);
      }
    }
  }

  [[nodiscard]] bool is_none(std::size_t axis) const {
    const auto& options = options_[axis];
    return std::find(options.begin(), options.end(), true) == options.end();
  }

 private:
  std::vector<std::vector<bool>> options_;  // by axis
};

// Axes on which no option is left to those without whom there is no agreement, each as a set.
std::vector<sat::Subset> never_settled(const LineProblem& problem) {
  Left left(problem.space);
  left.keep_to(tabled_clauses(problem.space));
  for (const auto& rule : problem.rules) left.keep_to(rule);
  const std::vector<bool> must = parties_that_must_consent(problem);
  for (const Line& line : problem.lines) {
    const bool binds = std::any_of(line.binds.begin(), line.binds.end(),
                                   [&](PartyId party) { return must[party.index()]; });
    if (binds) left.keep_to(line.clauses_alone());
  }
  std::vector<sat::Subset> never;
  for (std::uint32_t a = 0; a < problem.space.axes().size(); ++a) {
    if (left.is_none(a)) never.push_back({a});
  }
  return never;
}

class Search {
 public:
  Search(const LineProblem& problem, const Limits* limits) : problem_(problem), solver_(limits) {
    settled_ = solver_.new_lits(problem.space.axes().size());
    consents_ = solver_.new_lits(problem.counts.size());
    const Lit agreed = solver_.new_lit();
    solver_.add({agreed});
    encode_agreement(problem.agreement, consents_, agreed, solver_);
    add_copy(std::nullopt);
    for (std::size_t i = 0; i < problem.counts.size(); ++i) {
      if (problem.counts[i]) add_copy(PartyId{i});
    }
  }

  void leave_open(std::size_t axis) { solver_.add({-settled_[axis]}); }

  // A sat::Ask: can these axes be settled?
  std::optional<bool> can_settle(const std::vector<bool>& chosen, bool and_more,
                                 std::vector<bool>& witness) {
    Lits assumptions;
    Lits others;
    for (std::size_t a = 0; a < settled_.size(); ++a) {
      (chosen[a] ? assumptions : others).push_back(settled_[a]);
    }
    if (!and_more) others.clear();
    sat::Answer answer = solver_.solve(assumptions, others);
    while (answer == sat::Answer::satisfiable && learn()) {
      answer = solver_.solve(assumptions, others);
    }
    if (answer == sat::Answer::unknown) return std::nullopt;
    const bool can = answer == sat::Answer::satisfiable;
    for (std::size_t a = 0; !(and_more && !can) && a < settled_.size(); ++a) {
      witness[a] = can ? chosen[a] || all_agree_on(a) : chosen[a] && solver_.failed(settled_[a]);
    }
    return can;
  }

 private:
  struct Copy {
    std::optional<PartyId> party;
    std::vector<Lits> values;  // by variable and value
  };

  void add_copy(std::optional<PartyId> party) {
    Copy copy{party, {}};
    for (const std::uint32_t size : problem_.sizes) {
      copy.values.push_back(solver_.new_lits(size));
      solver_.add(copy.values.back());
      if (size > 1) sat::add_at_most_one(solver_, copy.values.back());
    }
    add(copy, problem_.definitions, 0);
    add(copy, tabled_clauses(problem_.space), 0);
    for (const auto& rule : problem_.rules) add(copy, rule, 0);
    if (party) {
      for (const Line& line : problem_.lines) {
        if (binds(line, *party)) add(copy, line.clauses, -consents_[party->index()]);
      }
      for (std::size_t a = 0; a < settled_.size(); ++a) agree_on(a, copies_.front(), copy);
    }
    copies_.push_back(std::move(copy));
  }

  static bool binds(const Line& line, PartyId party) {
    return std::find(line.binds.begin(), line.binds.end(), party) != line.binds.end();
  }

  // Clauses over the copy's package; with `unless`, only where that literal does not hold.
  void add(const Copy& copy, const std::vector<Clause>& clauses, Lit unless) {
    for (const Clause& clause : clauses) {
      Lits lits;
      if (unless != 0) lits.push_back(unless);
      for (const Literal& literal : clause.literals) {
        for (const std::uint32_t value : literal.values) {
          lits.push_back(copy.values[literal.variable][value]);
        }
      }
      solver_.add(lits);
    }
  }

  void agree_on(std::size_t axis, const Copy& a, const Copy& b) {
    for (std::size_t v = 0; v < a.values[axis].size(); ++v) {
      solver_.add({-settled_[axis], -a.values[axis][v], b.values[axis][v]});
    }
  }

  [[nodiscard]] std::uint32_t value_of(const Copy& copy, std::size_t axis) const {
    std::uint32_t value = 0;
    while (!solver_.value(copy.values[axis][value])) ++value;
    return value;
  }

  [[nodiscard]] bool all_agree_on(std::size_t axis) const {
    const std::uint32_t value = value_of(copies_.front(), axis);
    return std::all_of(copies_.begin(), copies_.end(),
                       [&](const Copy& copy) { return value_of(copy, axis) == value; });
  }

  // A reservation and the package, in one party's copy, that it is to be held against.
  struct Held {
    const Line* line;
    const Copy* copy;
    std::vector<std::optional<std::uint32_t>> values;
  };

  // Of the parties that the model lets consent.
  [[nodiscard]] std::vector<Held> held_reservations() const {
    std::vector<Held> held;
    for (const Line& line : problem_.lines) {
      if (!line.reservation) continue;
      for (const Copy& copy : copies_) {
        if (!copy.party || !binds(line, *copy.party)) continue;
        if (!solver_.value(consents_[copy.party->index()])) continue;
        Held& one = held.emplace_back(Held{&line, &copy, {}});
        for (std::size_t a = 0; a < settled_.size(); ++a) one.values.push_back(value_of(copy, a));
      }
    }
    return held;
  }

  // Adds what the model overlooked: reservations are no clauses.  False if it overlooked nothing.
  bool learn() {
    bool learned = false;
    for (const Held& held : held_reservations()) {
      const UtilityBounds& bounds = *held.line->reservation;
      if (bounds.may_reach(held.values, *bounds.reservation())) continue;
      add(*held.copy, {Clause{bounds.must_improve(held.values, *bounds.reservation())}},
          -consents_[held.copy->party->index()]);
      learned = true;
    }
    return learned;
  }

  const LineProblem& problem_;
  sat::Solver solver_;
  Lits settled_, consents_;
  std::vector<Copy> copies_;
};

}  // namespace

Islands find_islands(const LineProblem& problem, std::size_t most, const Limits* limits) {
  const auto& axes = problem.space.axes();
  const std::vector<sat::Subset> never = never_settled(problem);
  Search search(problem, limits);
  for (const sat::Subset& axis : never) search.leave_open(axis.front());
  const sat::Ask ask = [&](const std::vector<bool>& chosen, bool and_more,
                           std::vector<bool>& witness) {
    return search.can_settle(chosen, and_more, witness);
  };
  constexpr std::uint64_t kQuestions = 20'000;
  Budget budget(kQuestions, limits);
  const sat::Subsets subsets =
      sat::explore_subsets(axes.size(), ask, {.most_met = most}, budget, never);
  Islands islands;
  islands.complete = subsets.complete;
  for (const auto& subset : subsets.maximal_met) {
    if (subset.empty()) continue;
    auto& island = islands.sets.emplace_back();
    for (const std::uint32_t axis : subset) island.push_back(axes[axis].issue);
  }
  return islands;
}

}  // namespace zopa::deadlock
