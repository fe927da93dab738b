// Moves from state to state, and the ways that they make.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/stability/shown.hpp"

namespace zopa::stability {

// Somebody changes one of its own moves.
struct Transition {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::size_t row = 0;
  bool is_improvement = false;  // for who moves

  template <class V>
  void describe(V& v) const {
    v.about("edge", "A move between two states.");
    v("from", answer::Numbered{from}, "State, from 1.");
    v("to", answer::Numbered{to}, "State, from 1.");
    v("by", answer::Row{row}, "Whose move it is.");
    v("improvement", is_improvement, "Does it gain?");
  }
};

// A step on the way: who moves, and where to.
struct JointLeg {
  Group movers;
  std::uint32_t state = 0;

  template <class V>
  void describe(V& v) const {
    v.about("leg", "A step.");
    v("movers", rows_of(movers), "Who moves.");
    v("state", answer::Numbered{state}, "Where to.");
  }
};

// From the status quo to an equilibrium; the shortest ones.
struct Way {
  std::uint32_t to = 0;
  std::optional<std::vector<JointLeg>> by_moves;
  std::optional<std::vector<JointLeg>> by_improvements;  // nobody gives up something first
  std::optional<std::vector<JointLeg>> by_coalitions;    // … taking parties that gain together
  bool joint_ways_looked_at = false;                     // else `by_coalitions` says nothing

  template <class V>
  void describe(V& v) const {
    v("to", answer::Numbered{to}, "The equilibrium.");
    v("by_moves", by_moves, "The shortest sequence of moves; null where there is none.");
    v("by_improvements", by_improvements,
      "The shortest of which each step is an improvement for its mover.");
    v.maybe("by_coalitions", joint_ways_looked_at, by_coalitions,
            "The same, several parties moving together where all of them gain. Absent where it was "
            "not looked for: many states, or some of them infeasible (see `--coalitions`).");
  }
};

}  // namespace zopa::stability
