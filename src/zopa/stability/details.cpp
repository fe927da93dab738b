#include "zopa/stability/details.hpp"

#include <algorithm>

#include "zopa/stability/game/foresight.hpp"
#include "zopa/stability/game/inverse.hpp"
#include "zopa/stability/game/legal_moves.hpp"
#include "zopa/stability/game/relational.hpp"
#include "zopa/stability/game/solver.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostWays = 30;
constexpr std::size_t kMostStatesDrawn = 2000;
constexpr std::size_t kMostRowsOfCoalitions = 8;  // 247 coalitions
constexpr std::size_t kMostStatesOfCoalitions = 4096;
constexpr std::uint32_t kMostHorizons = 100;
constexpr std::size_t kMostSearches = 8000;  // states times coalitions, each a search

class Numbering {
 public:
  explicit Numbering(const std::vector<std::size_t>& feasible) : feasible_(feasible) {}
  [[nodiscard]] std::size_t state(std::uint32_t number) const { return feasible_[number]; }
  [[nodiscard]] std::uint32_t number(std::size_t state) const {
    return static_cast<std::uint32_t>(std::lower_bound(feasible_.begin(), feasible_.end(), state) -
                                      feasible_.begin());
  }
  [[nodiscard]] Path numbered(Path path) const {
    for (Leg& leg : path) leg.state = number(leg.state);
    return path;
  }

 private:
  const std::vector<std::size_t>& feasible_;
};

// Shortest sequences from one state to all, breadth first; steps may be several parties'.
class Routes {
 public:
  Routes(std::size_t states, std::size_t from) : seen_(states, false), nodes_{{from, 0, {}}} {
    seen_[from] = true;
  }

  // `steps(state, add)` calls add(movers, to) for each step.
  template <class Steps>
  void spread(Steps steps, const Limits* stop) {
    for (std::size_t next = 0; next < nodes_.size() && !is_reached(stop); ++next) {
      steps(nodes_[next].state, [&](const Group& movers, std::size_t to) {
        if (seen_[to]) return;
        seen_[to] = true;
        nodes_.push_back({to, next, movers});
      });
    }
  }

  [[nodiscard]] std::optional<std::vector<JointLeg>> to(std::size_t state,
                                                        const Numbering& numbering) const {
    const auto at = std::find_if(nodes_.begin(), nodes_.end(),
                                 [&](const Node& node) { return node.state == state; });
    if (at == nodes_.end()) return std::nullopt;
    std::vector<JointLeg> legs;
    for (auto node = static_cast<std::size_t>(at - nodes_.begin()); node != 0;
         node = nodes_[node].parent) {
      legs.push_back({nodes_[node].movers, numbering.number(nodes_[node].state)});
    }
    std::reverse(legs.begin(), legs.end());
    return legs;
  }

 private:
  struct Node {
    std::size_t state;
    std::size_t parent;
    Group movers;
  };
  std::vector<bool> seen_;
  std::vector<Node> nodes_;
};

// Those of two rows or more, smaller ones first.
std::vector<Group> coalitions(const std::vector<std::size_t>& rows) {
  std::vector<Group> all;
  for (std::uint32_t mask = 1; mask < std::uint32_t{1} << rows.size(); ++mask) {
    Group group;
    for (std::size_t k = 0; k < rows.size(); ++k) {
      if (((mask >> k) & 1U) != 0) group.push_back(rows[k]);
    }
    if (group.size() > 1) all.push_back(std::move(group));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Group& a, const Group& b) { return a.size() < b.size(); });
  return all;
}

// By improvements of one party, and of several that all gain.
template <class Relations, class ByOne>
void spread_jointly(Relations& relational, ByOne by_one, const Limits* stop, Routes& routes) {
  const std::vector<Group> groups = coalitions(relational.legal().order());
  routes.spread(
      [&](std::size_t s, auto add) {
        by_one(s, add);
        for (const Group& group : groups) {
          for (const std::size_t t : relational.improvements(group, s)) add(group, t);
        }
      },
      stop);
}

std::string digits_of(const StateSet& stable, const std::vector<std::size_t>& feasible) {
  std::string digits;
  for (const std::size_t s : feasible) digits += stable.has(s) ? '1' : '0';
  return digits;
}

}  // namespace

template <class Judge>
void add_reasons(const DetailsInput& input, const Judge& judge, std::vector<std::uint32_t> states,
                 Stability& result) {
  const Numbering numbering(input.feasible);
  Relational<Judge> relational(input.moves, input.rows, judge);
  const auto improvement = [&](std::size_t row, std::size_t s, std::size_t t) {
    Improvement made{numbering.number(t), {}};
    for (const Concept solution : kConcepts) {
      auto path = relational.sanction({row}, s, t, solution);
      if (!path) continue;
      made.sanctions[static_cast<std::size_t>(solution)] = numbering.numbered(std::move(*path));
    }
    return made;
  };
  const auto reason = [&](std::size_t row, std::uint32_t number) {
    const std::size_t s = numbering.state(number);
    Reason made{number, row, {}, {}};
    relational.legal().any_step(row, s, [&](std::size_t t) {
      const bool is_tie = !judge.improves(row, s, t) && !judge.improves(row, t, s);
      if (is_tie) made.as_good.push_back(numbering.number(t));
      return false;
    });
    std::sort(made.as_good.begin(), made.as_good.end());
    std::vector<std::size_t> improvements = relational.improvements({row}, s);
    std::sort(improvements.begin(), improvements.end());
    for (const std::size_t t : improvements) made.improvements.push_back(improvement(row, s, t));
    return made;
  };
  std::sort(states.begin(), states.end());
  states.erase(std::unique(states.begin(), states.end()), states.end());
  for (const std::uint32_t number : states) {
    for (std::size_t row = 0; row < input.rows && !is_reached(input.stop); ++row) {
      result.reasons.push_back(reason(row, number));
    }
  }
}

template <class Judge>
void add_steps(const DetailsInput& input, const Judge& judge, Stability& result) {
  if (input.feasible.size() > kMostStatesDrawn) return;
  const Numbering numbering(input.feasible);
  for (const std::size_t s : input.feasible) {
    std::size_t stride = 1;
    for (const Digit& digit : input.moves.digits) {
      const auto own = static_cast<std::uint32_t>(s / stride % digit.size);
      for (std::uint32_t to = 0; to < digit.size; ++to) {
        const std::size_t t = s + (to - std::size_t{own}) * stride;
        if (to == own || !digit.may(own, to) || !input.moves.is_feasible(t)) continue;
        result.steps.push_back({numbering.number(s), numbering.number(t), digit.mover,
                                judge.improves(digit.mover, s, t)});
      }
      stride *= digit.size;
    }
  }
}

template <class Judge>
void add_ways(const DetailsInput& input, const Judge& judge, Stability& result) {
  if (!result.status_quo) return;
  const Numbering numbering(input.feasible);
  const std::size_t from = numbering.state(*result.status_quo);
  Relational<Judge> relational(input.moves, input.rows, judge);
  const auto& legal = relational.legal();
  Routes moves(input.moves.states(), from);
  Routes improvements(input.moves.states(), from);
  Routes joint(input.moves.states(), from);
  const auto by_one = [&](bool improving) {
    return [&, improving](std::size_t s, auto add) {
      for (const std::size_t row : legal.order()) {
        legal.any_step(row, s, [&](std::size_t t) {
          if (!improving || judge.improves(row, s, t)) add(Group{row}, t);
          return false;
        });
      }
    };
  };
  moves.spread(by_one(false), input.stop);
  improvements.spread(by_one(true), input.stop);
  // Where moves add up a coalition's are listed, else searched.
  const bool with_coalitions =
      input.rows <= kMostRowsOfCoalitions && input.feasible.size() <= kMostStatesOfCoalitions &&
      (legal.moves_add_up() || (input.feasible.size() << input.rows) <= kMostSearches);
  result.joint_ways_looked_at = with_coalitions;
  if (with_coalitions) {
    spread_jointly(relational, by_one(true), input.stop, joint);
  }
  for (const std::uint32_t equilibrium : result.equilibria()) {
    if (equilibrium == *result.status_quo || result.ways.size() == kMostWays) continue;
    const std::size_t to = numbering.state(equilibrium);
    result.ways.push_back({equilibrium, moves.to(to, numbering), improvements.to(to, numbering),
                           with_coalitions ? joint.to(to, numbering) : std::nullopt});
  }
}

template <class Judge>
void add_coalitions(const DetailsInput& input, const Judge& judge, Stability& result) {
  if (input.rows < 2 || input.rows > kMostRowsOfCoalitions ||
      input.feasible.size() > kMostStatesOfCoalitions) {
    return;
  }
  const Numbering numbering(input.feasible);
  Relational<Judge> relational(input.moves, input.rows, judge);
  const std::vector<Group> groups = coalitions(relational.legal().order());
  const auto look_at = [&](std::uint32_t number, const Group& group) {
    const std::size_t s = numbering.state(number);
    const std::vector<std::size_t> improvements = relational.improvements(group, s);
    if (improvements.empty()) return;
    const std::size_t first = *std::min_element(improvements.begin(), improvements.end());
    Upset upset{number, group, numbering.number(first), {}};
    // Whatever is stable by another concept is so by GMR; by Nash nothing is.
    const bool any = relational.are_sanctioned(group, s, improvements, Concept::general);
    for (const Concept solution : kOfCoalitions) {
      upset.is_stable[static_cast<std::size_t>(solution)] =
          any && (solution == Concept::general ||
                  relational.are_sanctioned(group, s, improvements, solution));
    }
    result.upsets.push_back(std::move(upset));
  };
  for (const std::uint32_t number : result.equilibria()) {
    for (const Group& group : groups) {
      if (is_reached(input.stop)) return;
      look_at(number, group);
    }
  }
  for (const Concept solution : kOfCoalitions) {
    const auto k = static_cast<std::size_t>(solution);
    auto& left = result.coalition_equilibria[k];
    left = result.of(solution).equilibria;
    for (const Upset& upset : result.upsets) {
      if (!upset.is_stable[k]) std::erase(left, upset.state);
    }
  }
  result.coalitions_looked_at = true;
}

namespace {

// Numbers of states in place of states.
void renumber(const Numbering& numbering, std::vector<std::size_t>& states) {
  for (std::size_t& state : states) state = numbering.number(state);
}

void renumber(const Numbering& numbering, Requirement& wanted) {
  for (auto& obligation : wanted.obligations) {
    for (auto& own : obligation.alternatives) renumber(numbering, own);
  }
  renumber(numbering, wanted.states);
  if (wanted.fewest) renumber(numbering, *wanted.fewest);
}

// The smallest sets of a party's priorities without which the state is stable for it.
std::vector<std::vector<std::size_t>> dispensable(const StateModel& conflict, const Game& game,
                                                  std::size_t party, std::size_t state,
                                                  Concept solution) {
  const std::size_t count = conflict.preferences[party].statements.size();
  std::vector<std::vector<std::size_t>> found;
  Game changed = game;
  const auto is_stable_without = [&](const std::vector<std::size_t>& left_out) {
    changed.scores[party] = conflict.scores_without(party, left_out);
    return ConceptSolver<std::int32_t>(changed).stable(party, solution).has(state);
  };
  for (std::size_t a = 0; a < count; ++a) {
    if (is_stable_without({a})) found.push_back({a});
  }
  for (std::size_t a = 0; a < count && found.empty(); ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      if (is_stable_without({a, b})) found.push_back({a, b});
    }
  }
  return found;
}

}  // namespace

void add_inverse(const DetailsInput& input, const StateModel& conflict, const Game& game,
                 const std::vector<std::uint32_t>& states, Stability& result) {
  const Numbering numbering(input.feasible);
  const auto demanded = [&](std::uint32_t number, std::size_t row, Concept solution) {
    Demanded one;
    one.row = row;
    one.solution = solution;
    const auto& stable = result.of(solution).stable;
    one.is_stable = !stable.empty() && stable[row][number] == '1';
    const std::size_t state = numbering.state(number);
    one.requirement = requirement(game, row, state, solution);
    renumber(numbering, one.requirement);
    if (!one.is_stable && !conflict.preferences[row].utility) {
      one.without = dispensable(conflict, game, row, state, solution);
    }
    return one;
  };
  for (const std::uint32_t number : states) {
    Inverse& inverse = result.inverse.emplace_back();
    inverse.state = number;
    for (const Concept solution :
         {Concept::nash, Concept::general, Concept::symmetric, Concept::sequential}) {
      for (std::size_t row = 0; row < input.rows && !is_reached(input.stop); ++row) {
        inverse.demanded.push_back(demanded(number, row, solution));
      }
    }
  }
}

void add_limited_moves(const DetailsInput& input, const Game& game, std::size_t horizon,
                       Stability& result) {
  if (input.feasible.size() > kMostStatesLookedAhead) return;
  const auto horizons = limited_move(game, static_cast<std::uint32_t>(horizon), input.stop);
  for (const Foresight& foresight : horizons) {
    auto& rows = result.limited_moves.emplace_back();
    for (const auto& stable : foresight.stable) rows.push_back(digits_of(stable, input.feasible));
  }
  const auto lasting = non_myopic(game, kMostHorizons, input.stop);
  if (!lasting) return;
  result.non_myopic_horizon = lasting->horizon;
  for (std::size_t row = 0; row < input.rows; ++row) {
    std::string& digits =
        result.non_myopic.emplace_back(digits_of(lasting->stable[row], input.feasible));
    for (std::size_t k = 0; k < digits.size(); ++k) {
      if (lasting->changes[row].has(input.feasible[k])) digits[k] = '?';
    }
  }
}

template void add_reasons(const DetailsInput&, const Together&, std::vector<std::uint32_t>,
                          Stability&);
template void add_reasons(const DetailsInput&, const Attitudes&, std::vector<std::uint32_t>,
                          Stability&);
template void add_steps(const DetailsInput&, const Together&, Stability&);
template void add_steps(const DetailsInput&, const Attitudes&, Stability&);
template void add_ways(const DetailsInput&, const Together&, Stability&);
template void add_ways(const DetailsInput&, const Attitudes&, Stability&);
template void add_coalitions(const DetailsInput&, const Together&, Stability&);

}  // namespace zopa::stability
