#include "zopa/deadlock/ways_out.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "zopa/deadlock/consent.hpp"
#include "zopa/sat/cardinality.hpp"

namespace zopa::deadlock {
namespace {

using sat::Answer;
using sat::Lit;
using Lits = Encoding::Lits;

// Lines as literals "this line moves", counted.
class Counters {
 public:
  Counters(Encoding& encoding, const std::vector<LineSet>& conflicts) : encoding_(encoding) {
    const auto& lines = encoding.problem().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Lit moves = encoding.solver().new_lit();
      encoding.solver().prefer(-moves);
      for (std::size_t s = 0; s < encoding.staircases()[i].steps.size(); ++s) {
        encoding.solver().add({-encoding.step(LineId{i}, s), moves});
      }
      if (encoding.staircases()[i].steps.empty()) encoding.solver().add({-moves});
      moves_.push_back(moves);
    }
    std::vector<bool> must(encoding.problem().negotiation->parties().size(), false);
    const auto blocking = blocking_sets(encoding.problem().agreement, 500);
    if (blocking)
      for (const auto& set : *blocking)
        if (set.size() == 1) must[set[0].index()] = true;
    for (const auto& line : lines)
      must_hold_.push_back(std::any_of(line.binds.begin(), line.binds.end(),
                                       [&](PartyId p) { return must[p.index()]; }));
    for (const LineSet& conflict : conflicts) {
      Lits one_of;
      for (const LineId line : conflict) one_of.push_back(moves_[line.index()]);
      encoding.solver().add(one_of);
    }
  }

  [[nodiscard]] Lit moves(std::size_t line) const { return moves_[line]; }

  // Redundant, but seen at once: more than n of these lines on the axis move, or it takes a value
  // that breaks at most n of them.  Only where every line binds a party that must consent.
  void relate(std::size_t axis, const std::vector<std::size_t>& lines,
              const sat::Totalizer& total) const {
    const auto bound =
        std::all_of(lines.begin(), lines.end(), [&](std::size_t line) { return must_hold_[line]; });
    if (!bound) return;
    std::vector<std::size_t> broken(encoding_.problem().space.axes()[axis].options.size(), 0);
    for (const std::size_t line : lines) {
      for (const Step& step : encoding_.staircases()[line].steps) {
        for (const std::uint32_t value : step.values) ++broken[value];
      }
    }
    for (std::size_t n = 0; n < total.size(); ++n) {
      Lits clause = {total.outputs()[n]};
      for (std::uint32_t value = 0; value < broken.size(); ++value) {
        if (broken[value] <= n) clause.push_back(encoding_.takes(axis, value));
      }
      encoding_.solver().add(clause);
    }
  }

 private:
  Encoding& encoding_;
  Lits moves_;
  std::vector<bool> must_hold_;
};

// How many of the lines for which `include` holds move: summed issue by issue, so that the least
// number that any option of an issue moves is known to the solver at once.
template <class Include>
sat::Totalizer total_by_issue(Encoding& encoding, const Counters& counters, Include include) {
  const auto& axes = encoding.problem().space.axes();
  std::vector<std::vector<std::size_t>> on_axis(axes.size() + 1);  // last: over several issues
  for (std::size_t i = 0; i < encoding.problem().lines.size(); ++i) {
    if (encoding.staircases()[i].steps.empty() || !include(encoding.problem().lines[i])) continue;
    on_axis[encoding.staircases()[i].axis.value_or(axes.size())].push_back(i);
  }
  std::vector<sat::Totalizer> totals;
  for (std::size_t a = 0; a < on_axis.size(); ++a) {
    Lits moves;
    for (const std::size_t line : on_axis[a]) moves.push_back(counters.moves(line));
    totals.emplace_back(encoding.solver(), moves);
    if (a < axes.size()) counters.relate(a, on_axis[a], totals.back());
  }
  return {encoding.solver(), totals};
}

// Bounds on the four numbers of a class key.
class KeyBounds {
 public:
  KeyBounds(Encoding& encoding, const Counters& counters) {
    firm_ = total_by_issue(encoding, counters, [](const Line& line) { return !line.is_soft(); });
    soft_ = total_by_issue(encoding, counters, [](const Line& line) { return line.is_soft(); });
    std::map<PartyId, std::pair<Lits, Lits>> by_party;  // firm lines, soft lines
    const auto& lines = encoding.problem().lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (encoding.staircases()[i].steps.empty()) continue;
      auto& party = by_party[lines[i].party];
      (lines[i].is_soft() ? party.second : party.first).push_back(counters.moves(i));
    }
    for (const auto& [party, lits] : by_party) {
      firm_by_party_.emplace_back(encoding.solver(), lits.first);
      soft_by_party_.emplace_back(encoding.solver(), lits.second);
    }
  }

  void bound_firm_by_one(std::uint32_t most, Lits& lits) const {
    for (const auto& total : firm_by_party_) bound(total, most, lits);
  }
  void bound_firm(std::uint32_t most, Lits& lits) const { bound(firm_, most, lits); }
  void bound_soft_by_one(std::uint32_t most, Lits& lits) const {
    for (const auto& total : soft_by_party_) bound(total, most, lits);
  }
  void bound_soft(std::uint32_t most, Lits& lits) const { bound(soft_, most, lits); }

  void bound(const ClassKey& key, Lits& lits) const {
    bound_firm_by_one(key.most_firm_by_one, lits);
    bound_firm(key.firm, lits);
    bound_soft_by_one(key.most_soft_by_one, lits);
    bound_soft(key.soft, lits);
  }

 private:
  static void bound(const sat::Totalizer& total, std::uint32_t most, Lits& lits) {
    if (most < total.size()) lits.push_back(total.at_most(most));
  }

  sat::Totalizer firm_, soft_;
  std::vector<sat::Totalizer> firm_by_party_, soft_by_party_;
};

class Search {
 public:
  Search(Encoding& encoding, Scope scope, const std::vector<LineSet>& conflicts, std::size_t most)
      : encoding_(encoding),
        counters_(encoding, conflicts),
        bounds_(encoding, counters_),
        most_(most) {
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
    const auto least = [&](std::uint32_t start, auto bound) {
      std::uint32_t number = at_start ? start : 0;
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
    key.most_firm_by_one = least(from.most_firm_by_one, [&](std::uint32_t n, Lits& to) {
      bounds_.bound_firm_by_one(n, to);
    });
    key.firm = least(from.firm, [&](std::uint32_t n, Lits& to) { bounds_.bound_firm(n, to); });
    key.most_soft_by_one = least(from.most_soft_by_one, [&](std::uint32_t n, Lits& to) {
      bounds_.bound_soft_by_one(n, to);
    });
    key.soft = least(from.soft, [&](std::uint32_t n, Lits& to) { bounds_.bound_soft(n, to); });
    if (stopped_) return std::nullopt;
    return key;
  }

  // All ways out of one class: those below it are all excluded, so what lies within the bounds and
  // is minimal has exactly this key.
  void collect(const ClassKey& key) {
    RelaxationClass& found = relaxations_.classes.emplace_back();
    found.key = key;
    Lits lits = fixed_;
    bounds_.bound(key, lits);
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
      const Line& line = problem.lines[i];
      const bool binds = std::any_of(line.binds.begin(), line.binds.end(), [&](PartyId party) {
        return encoding_.solver().value(encoding_.consents(party));
      });
      if (!binds || truth_of(problem, line, values) != Truth::no) continue;
      needed.push_back({LineId{i}, needed_steps(encoding_.staircases()[i], values)});
    }
    return needed;
  }

  static std::vector<std::uint32_t> needed_steps(const Staircase& staircase,
                                                 const std::vector<std::uint32_t>& values) {
    if (!staircase.axis) return {0};
    const std::uint32_t value = values[*staircase.axis];
    for (std::uint32_t s = 0; s < staircase.steps.size(); ++s) {
      const Step& step = staircase.steps[s];
      if (std::find(step.values.begin(), step.values.end(), value) == step.values.end()) continue;
      std::vector<std::uint32_t> steps = step.needs;
      steps.push_back(s);
      std::sort(steps.begin(), steps.end());
      return steps;
    }
    return {};
  }

  // Shrinks the model's relaxation until nothing smaller works; nullopt when stopped.
  std::optional<Relaxation> minimal_way(const Lits& lits) {
    Relaxation way = needed_by_model();
    while (true) {
      Lits assumptions = lits;
      const Lits given_back = bound_by(way, assumptions);
      if (given_back.empty()) return way;  // there is a zone: nothing has to move
      const Answer answer = encoding_.solve(assumptions, given_back);
      if (answer == Answer::unknown) {
        stopped_ = true;
        return std::nullopt;
      }
      if (answer == Answer::unsatisfiable) return way;
      way = needed_by_model();
    }
  }

  // Assumes that nothing beyond `way` moves; returns what giving back a step of it means.
  Lits bound_by(const Relaxation& way, Lits& assumptions) const {
    Lits given_back;
    auto move = way.begin();
    for (std::size_t i = 0; i < encoding_.problem().lines.size(); ++i) {
      const bool moves = move != way.end() && move->line.index() == i;
      for (std::uint32_t s = 0; s < encoding_.staircases()[i].steps.size(); ++s) {
        const bool taken = moves && std::binary_search(move->steps.begin(), move->steps.end(), s);
        (taken ? given_back : assumptions).push_back(-encoding_.step(LineId{i}, s));
      }
      if (moves) ++move;
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
  Counters counters_;
  KeyBounds bounds_;
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
  const Counters counters(encoding, conflicts);
  const sat::Totalizer total = total_by_issue(encoding, counters, [](const Line&) { return true; });
  Lits fixed = {encoding.all_rules(), encoding.all_lines(), encoding.all_settled()};
  if (scope == Scope::tabled_only) fixed.push_back(encoding.tabled_only());
  if (encoding.solve(fixed) != Answer::satisfiable) return std::nullopt;
  for (std::uint32_t fewest = 0; fewest < total.size(); ++fewest) {
    Lits assumptions = fixed;
    assumptions.push_back(total.at_most(fewest));
    const Answer answer = encoding.solve(assumptions);
    if (answer == Answer::satisfiable) return fewest;
    if (answer == Answer::unknown) return std::nullopt;
  }
  return static_cast<std::uint32_t>(total.size());
}

}  // namespace zopa::deadlock
