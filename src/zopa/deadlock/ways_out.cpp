#include "zopa/deadlock/ways_out.hpp"

#include <algorithm>
#include <optional>

#include "zopa/deadlock/burden.hpp"
#include "zopa/deadlock/climbs.hpp"

namespace zopa::deadlock {
namespace {

using sat::Answer;
using sat::Lit;
using Lits = Encoding::Lits;

// What makes the line move: an option that breaks it, or dropping it.
Lits moving(const Encoding& encoding, LineId line) {
  const Staircase& staircase = encoding.staircases()[line.index()];
  Lits one_of;
  if (!staircase.axis && !staircase.steps.empty()) one_of.push_back(encoding.step(line, 0));
  if (!staircase.axis) return one_of;
  for (const Step& step : staircase.steps) {
    for (const std::uint32_t value : step.values) {
      one_of.push_back(encoding.takes(*staircase.axis, value));
    }
  }
  return one_of;
}

// One of the lines of a conflict moves.  The rules imply it, but not at once; on one issue they do.
void add_conflicts(Encoding& encoding, const std::vector<LineSet>& conflicts) {
  for (const LineSet& conflict : conflicts) {
    const auto axis_of = [&](LineId line) { return encoding.staircases()[line.index()].axis; };
    const bool is_on_one_axis = std::all_of(conflict.begin(), conflict.end(), [&](LineId line) {
      return axis_of(line) && axis_of(line) == axis_of(conflict.front());
    });
    if (is_on_one_axis) continue;
    Lits one_of;
    for (const LineId line : conflict) {
      const Lits more = moving(encoding, line);
      one_of.insert(one_of.end(), more.begin(), more.end());
    }
    encoding.solver().add(one_of);
  }
}

class Search {
 public:
  Search(Encoding& encoding, Scope scope, const std::vector<LineSet>& conflicts, std::size_t most)
      : encoding_(encoding), climbs_(encoding), burden_(encoding, scope), most_(most) {
    add_conflicts(encoding, conflicts);
    fixed_ = {encoding.all_rules(), encoding.all_lines(), encoding.all_settled()};
    if (scope == Scope::tabled_only) fixed_.push_back(encoding.tabled_only());
  }

  Relaxations run() && {
    ClassKey from;
    while (found_ < most_) {
      const auto next = next_class(from);
      if (!next) break;
      collect(*next);
      if (stopped_) break;
      from = *next;
    }
    // Whether anything is left is asked only where the limit cut the search off.
    relaxations_.complete = !stopped_ && (found_ < most_ || !exists(fixed_));
    return std::move(relaxations_);
  }

 private:
  bool exists(const Lits& assumptions) {
    const Answer answer = encoding_.solve(assumptions);
    stopped_ = stopped_ || answer == Answer::unknown;
    return answer == Answer::satisfiable;
  }

  // The least key, from `from` on, of a way out that is not found yet: one number after the other,
  // each from below, the earlier ones fixed.
  std::optional<ClassKey> next_class(const ClassKey& from) {
    if (!exists(fixed_)) return std::nullopt;
    ClassKey key = from;
    Lits lits = fixed_;
    bool at_start = true;  // the numbers fixed so far are those of `from`
    const auto least = [&](std::uint32_t start, std::uint32_t at_least, auto bound) {
      std::uint32_t number = std::max(at_start ? start : 0, at_least);
      while (true) {
        Lits tried = lits;
        bound(number, tried);
        if (exists(tried) || stopped_) {
          lits = std::move(tried);
          at_start = at_start && number == start;
          return number;
        }
        ++number;
      }
    };
    key.most_firm_by_one =
        least(from.most_firm_by_one, burden_.least_firm_by_one(),
              [&](std::uint32_t n, Lits& to) { burden_.bound_firm_by_one(n, to); });
    key.firm = least(from.firm, burden_.least_firm(key.most_firm_by_one),
                     [&](std::uint32_t n, Lits& to) { burden_.bound_firm(n, to); });
    key.most_soft_by_one = least(from.most_soft_by_one, 0, [&](std::uint32_t n, Lits& to) {
      burden_.bound_soft_by_one(n, to);
    });
    key.soft = least(from.soft, 0, [&](std::uint32_t n, Lits& to) { burden_.bound_soft(n, to); });
    if (stopped_) return std::nullopt;
    return key;
  }

  // All ways out of one class: those below it are all excluded, so what lies within the bounds and
  // is minimal has exactly this key.
  void collect(const ClassKey& key) {
    RelaxationClass& found = relaxations_.classes.emplace_back();
    found.key = key;
    Lits lits = fixed_;
    burden_.bound(key, lits);
    while (found_ < most_) {
      if (!exists(lits)) {
        found.complete = !stopped_;
        break;
      }
      const auto way = minimal_way(lits);
      if (!way) break;
      exclude(*way);
      found.ways.push_back(*way);
      ++found_;
    }
    if (found_ >= most_ && !found.complete) found.complete = !exists(lits) && !stopped_;
    std::sort(found.ways.begin(), found.ways.end());
  }

  // What the model's package needs of the lines of those who consent to it.
  [[nodiscard]] Relaxation needed_by_model() const {
    const LineProblem& problem = encoding_.problem();
    const std::vector<std::uint32_t> values = encoding_.model_values();
    Relaxation needed;
    for (std::size_t i = 0; i < problem.lines.size(); ++i) {
      std::vector<std::uint32_t> steps = climbs_.needed(i, values);
      if (steps.empty() || !is_bound(problem.lines[i])) continue;
      needed.push_back({LineId{i}, std::move(steps)});
    }
    return needed;
  }

  [[nodiscard]] bool is_bound(const Line& line) const {
    return std::any_of(line.binds.begin(), line.binds.end(), [&](PartyId party) {
      return encoding_.solver().value(encoding_.consents(party));
    });
  }

  // Shrinks the model's relaxation until nothing smaller works; nullopt when stopped.  What is
  // smaller moves the same lines by fewer steps: with fewer lines it would be of an earlier class,
  // and all that is as large as those is excluded.
  std::optional<Relaxation> minimal_way(const Lits& lits) {
    Relaxation way = needed_by_model();
    while (true) {
      const Lits given_back = steps_to_give_back(way);
      if (given_back.empty()) return way;
      Lits assumptions = lits;
      climbs_.forbid_more_than(way, assumptions);
      const Answer answer = encoding_.solve(assumptions, given_back);
      if (answer == Answer::unknown) {
        stopped_ = true;
        return std::nullopt;
      }
      if (answer == Answer::unsatisfiable) return way;
      way = needed_by_model();
    }
  }

  [[nodiscard]] Lits steps_to_give_back(const Relaxation& way) const {
    Lits given_back;
    for (const LineMove& move : way) {
      if (move.steps.size() < 2) continue;
      for (const std::uint32_t step : move.steps) {
        given_back.push_back(-encoding_.step(move.line, step));
      }
    }
    return given_back;
  }

  void exclude(const Relaxation& way) {
    Lits clause;
    for (const LineMove& move : way) {
      for (const std::uint32_t step : move.steps) {
        clause.push_back(-encoding_.step(move.line, step));
      }
    }
    encoding_.solver().add(clause);
  }

  Encoding& encoding_;
  Climbs climbs_;
  Burden burden_;
  std::size_t most_;
  Lits fixed_;
  Relaxations relaxations_;
  std::size_t found_ = 0;
  bool stopped_ = false;
};

}  // namespace

Relaxations find_ways_out(Encoding& encoding, Scope scope, const std::vector<LineSet>& conflicts,
                          std::size_t most) {
  return Search(encoding, scope, conflicts, most).run();
}

std::optional<std::uint32_t> fewest_lines_moved(Encoding& encoding, Scope scope,
                                                const std::vector<LineSet>& conflicts) {
  Burden burden(encoding, scope);
  add_conflicts(encoding, conflicts);
  Lits fixed = {encoding.all_rules(), encoding.all_lines(), encoding.all_settled()};
  if (scope == Scope::tabled_only) fixed.push_back(encoding.tabled_only());
  if (encoding.solve(fixed) != Answer::satisfiable) return std::nullopt;
  const auto most = static_cast<std::uint32_t>(encoding.problem().lines.size());
  for (std::uint32_t fewest = burden.least_firm(most);; ++fewest) {
    for (std::uint32_t soft = 0; soft <= fewest; ++soft) {
      Lits assumptions = fixed;
      burden.bound_firm(fewest - soft, assumptions);
      burden.bound_soft(soft, assumptions);
      const Answer answer = encoding.solve(assumptions);
      if (answer == Answer::satisfiable) return fewest;
      if (answer == Answer::unknown) return std::nullopt;
    }
  }
}

}  // namespace zopa::deadlock
