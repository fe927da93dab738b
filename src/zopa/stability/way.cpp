#include "zopa/stability/way.hpp"

#include <algorithm>

#include "zopa/stability/game/relational.hpp"
#include "zopa/stability/listed_details.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostWays = 30;
constexpr std::size_t kMostStatesOfTransitions = 2000;
constexpr std::size_t kMostSearches = 8000;  // states times coalitions, each a search

// Shortest sequences from one state to all, breadth first; steps may be several parties'.
class Routes {
 public:
  Routes(const StateList& list, std::size_t from)
      : list_(list), seen_(list.moves.states(), false), nodes_{{from, 0, {}}} {
    seen_[from] = true;
  }

  // `steps(state, add)` calls add(movers, to) for each step.
  template <class Steps>
  void spread(Steps steps) {
    for (std::size_t next = 0; next < nodes_.size() && !is_reached(list_.limits); ++next) {
      steps(nodes_[next].state, [&](const Group& movers, std::size_t to) {
        if (seen_[to]) return;
        seen_[to] = true;
        nodes_.push_back({to, next, movers});
      });
    }
  }

  [[nodiscard]] std::optional<std::vector<JointLeg>> to(std::size_t state) const {
    const auto at = std::find_if(nodes_.begin(), nodes_.end(),
                                 [&](const Node& node) { return node.state == state; });
    if (at == nodes_.end()) return std::nullopt;
    std::vector<JointLeg> legs;
    for (auto node = static_cast<std::size_t>(at - nodes_.begin()); node != 0;
         node = nodes_[node].parent) {
      legs.push_back({nodes_[node].movers, list_.number(nodes_[node].state)});
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
  const StateList& list_;
  std::vector<bool> seen_;
  std::vector<Node> nodes_;
};

// Ways of three kinds: by moves, by improvements, by improvements of parties and coalitions.
template <class Judge>
class Ways {
 public:
  Ways(const StateList& list, const Judge& judge, std::size_t from, bool with_coalitions)
      : list_(list),
        judge_(judge),
        relational_(list.moves, list.rows, judge),
        with_coalitions_(with_coalitions && can_search_coalitions()),
        moves_(list, from),
        improvements_(list, from),
        joint_(list, from) {
    moves_.spread([&](std::size_t s, auto add) { add_steps(s, false, add); });
    improvements_.spread([&](std::size_t s, auto add) { add_steps(s, true, add); });
    if (with_coalitions_) spread_jointly();
  }

  [[nodiscard]] Way to(std::uint32_t number) {
    const std::size_t state = list_.state(number);
    return {number, moves_.to(state), improvements_.to(state),
            with_coalitions_ ? joint_.to(state) : std::nullopt, with_coalitions_};
  }

 private:
  // Where moves add up a coalition's are listed, else searched.
  [[nodiscard]] bool can_search_coalitions() {
    return relational_.legal().moves_add_up() || (list_.size() << list_.rows) <= kMostSearches;
  }

  template <class Add>
  void add_steps(std::size_t s, bool improving, Add add) {
    for (const std::size_t row : relational_.legal().order()) {
      relational_.legal().any_step(row, s, [&](std::size_t t) {
        if (!improving || judge_.improves(row, s, t)) add(Group{row}, t);
        return false;
      });
    }
  }

  void spread_jointly() {
    const std::vector<Group> groups = coalitions_among(relational_.legal().order());
    joint_.spread([&](std::size_t s, auto add) {
      add_steps(s, true, add);
      for (const Group& group : groups) {
        for (const std::size_t t : relational_.improvements(group, s)) add(group, t);
      }
    });
  }

  const StateList& list_;
  const Judge& judge_;
  Relational<Judge> relational_;
  bool with_coalitions_;
  Routes moves_;
  Routes improvements_;
  Routes joint_;
};

}  // namespace

template <class Judge>
std::vector<Transition> transitions_of(const StateList& list, const Judge& judge) {
  std::vector<Transition> made;
  if (list.size() > kMostStatesOfTransitions) return made;
  for (const std::size_t s : list.feasible) {
    std::size_t stride = 1;
    for (const Digit& digit : list.moves.digits) {
      const auto own = static_cast<std::uint32_t>(s / stride % digit.size);
      for (std::uint32_t to = 0; to < digit.size; ++to) {
        const std::size_t t = s + (to - std::size_t{own}) * stride;
        if (to == own || !digit.may(own, to) || !list.moves.is_feasible(t)) continue;
        made.push_back(
            {list.number(s), list.number(t), digit.mover, judge.improves(digit.mover, s, t)});
      }
      stride *= digit.size;
    }
  }
  return made;
}

template <class Judge>
std::vector<Way> ways_of(const StateList& list, const Judge& judge, std::uint32_t status_quo,
                         const std::vector<std::uint32_t>& equilibria, bool with_coalitions) {
  Ways<Judge> all(list, judge, list.state(status_quo), with_coalitions);
  std::vector<Way> ways;
  for (const std::uint32_t equilibrium : equilibria) {
    if (equilibrium == status_quo || ways.size() == kMostWays) continue;
    ways.push_back(all.to(equilibrium));
  }
  return ways;
}

template std::vector<Transition> transitions_of(const StateList&, const Together&);
template std::vector<Transition> transitions_of(const StateList&, const Attitudes&);
template std::vector<Way> ways_of(const StateList&, const Together&, std::uint32_t,
                                  const std::vector<std::uint32_t>&, bool);
template std::vector<Way> ways_of(const StateList&, const Attitudes&, std::uint32_t,
                                  const std::vector<std::uint32_t>&, bool);

}  // namespace zopa::stability
