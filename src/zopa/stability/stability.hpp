// Stability of a negotiation's own moves: which states would last, who could move first, and why.
//
//   const StabilityAnswer answer = stability_of(in_force);
//   answer.stability->of(Concept::nash).equilibria;     // numbers of states
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/base/result.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/stability/concepts.hpp"
#include "zopa/stability/impasse.hpp"
#include "zopa/stability/requirement.hpp"

namespace zopa::stability {

struct Options {
  std::size_t completions = 1000;  // of preferences known in part
  std::size_t seed = 1;
  std::size_t horizon = 3;             // of limited moves
  std::vector<std::string> together;   // "a,b": these parties act as one, where all of them gain
  std::vector<std::string> attitudes;  // "a:b=positive"
  std::vector<std::string> states;     // whose reasons are wanted, numbered from 1
  bool all_reasons = false;
  std::vector<std::string> inverse;  // states that are to be equilibria, numbered from 1
  std::size_t threads = 0;           // 0: as many as there are cores
  std::size_t memory = 0;            // GiB that may be used; 0: most of what is free
  std::size_t most_states = 0;       // above it nothing is computed; 0: as memory allows
  const Limits* stop = nullptr;

  void describe(Fields& fields);
};

// What of somebody's improvements from a state.
struct Improvement {
  std::uint32_t to = 0;
  // By concept (of kConcepts; none for Nash): how the others deter it, where they can.
  std::array<std::optional<Path>, kConcepts.size()> sanctions;
};

struct Reason {
  std::uint32_t state = 0;
  std::size_t row = 0;                    // who
  std::vector<Improvement> improvements;  // none: stable by every concept
  std::vector<std::uint32_t> as_good;  // what it can bring about that is neither better nor worse
};

struct JointLeg {
  Group movers;
  std::uint32_t state = 0;
};

// Somebody changes one of its own moves.
struct Transition {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::size_t row = 0;
  bool is_improvement = false;  // for who moves
};

// From the status quo to an equilibrium; the shortest ones.
struct Way {
  std::uint32_t to = 0;
  std::optional<std::vector<JointLeg>> by_moves;
  std::optional<std::vector<JointLeg>> by_improvements;  // nobody gives up something first
  std::optional<std::vector<JointLeg>> by_coalitions;    // … taking parties that gain together
};

// What would make a state stable for somebody.
struct Demanded {
  std::size_t row = 0;
  Concept solution = Concept::nash;
  bool is_stable = false;   // as things are
  Requirement requirement;  // states by their number in the list
  // Of priorities: the smallest sets of them (by position, two at most) without which the state
  // would be stable.
  std::vector<std::vector<std::size_t>> without;
};

struct Inverse {
  std::uint32_t state = 0;
  std::vector<Demanded> demanded;  // by concept (Nash, GMR, SMR, SEQ), then row
};

// A coalition of two or more that leaves an equilibrium.
struct Upset {
  std::uint32_t state = 0;
  Group coalition;       // rows
  std::uint32_t to = 0;  // an improvement for all of them
  // By concept: is the state stable for the coalition?
  std::array<bool, kConcepts.size()> is_stable{};
};

struct ConceptAnswer {
  // By row, then by state: '1' stable, '0' not, '?' in some completions; empty where not listed.
  std::vector<std::string> stable;
  std::vector<std::size_t> counts;        // by row: states that are stable (for sure)
  std::vector<std::uint32_t> equilibria;  // stable for everyone
  std::size_t equilibria_count = 0;
  std::vector<State> first;  // where states are not listed: the first 30 equilibria
  // Where preferences are known in part: states that are an equilibrium in some completions, each
  // with the share of them.
  std::vector<std::pair<std::uint32_t, double>> possible;
  bool is_computed = false;
};

// Preferences known in part: what was drawn.
struct StateCompletions {
  std::size_t count = 0;
  bool is_all = false;  // each way of settling what is open, once
};

struct Stability {
  std::vector<IssueId> moves;  // issues that are somebody's own, in the order of the file
  std::vector<std::vector<PartyId>> rows;  // who acts: a party, or some together
  std::size_t state_count = 0;             // feasible ones
  // In the order of their moves, the first move lowest; numbered so.  Empty above 10,000: then the
  // numbers below count infeasible states too.
  std::vector<State> states;
  bool is_listed = false;
  std::array<ConceptAnswer, kConcepts.size()> concepts;
  std::optional<StateCompletions> completions;
  std::optional<std::uint32_t> status_quo;
  std::vector<PositionId> rests_on;
  std::vector<RuleId> left_out;
  std::string not_computed;  // concepts that are missing, and why

  // The rest for complete preferences and listed states only.
  std::vector<Reason> reasons;    // of the status quo, the equilibria and what was asked for
  std::vector<Transition> steps;  // of one move each; up to 2,000 states
  std::vector<Way> ways;          // to each equilibrium of any concept, where there is a status quo
  bool joint_ways_looked_at = false;  // else `by_coalitions` says nothing
  std::vector<Inverse> inverse;       // of the states asked for
  std::vector<Upset> upsets;
  bool coalitions_looked_at = false;
  // By concept: equilibria that are stable for every coalition.
  std::array<std::vector<std::uint32_t>, kConcepts.size()> coalition_equilibria;
  // By horizon 1, 2, …: by row, as digits; and non-myopic stability with '?' where it goes round.
  std::vector<std::vector<std::string>> limited_moves;
  std::vector<std::string> non_myopic;
  std::uint32_t non_myopic_horizon = 0;
  // Degrees: stable because what deters is strongly worse; by concept (not Nash and SIM) and row.
  std::array<std::vector<std::string>, kConcepts.size()> strongly_stable;
  // Unknown preferences, by Li et al.'s extension a to d, concept (Nash, GMR, SMR, SEQ) and row.
  std::vector<std::array<std::vector<std::string>, kConcepts.size()>> extensions;

  [[nodiscard]] const ConceptAnswer& of(Concept solution) const {
    return concepts[static_cast<std::size_t>(solution)];
  }
  [[nodiscard]] ConceptAnswer& of(Concept solution) {
    return concepts[static_cast<std::size_t>(solution)];
  }
  // By any concept, in order.
  [[nodiscard]] std::vector<std::uint32_t> equilibria() const;
};

struct StabilityAnswer {
  std::optional<Stability> stability;
  std::optional<Impasse> impasse;  // without own moves: where a deadlock would give way
  std::string why_not;             // where there is no stability
  std::string why_not_impasse;
  bool stopped = false;
};

// A fault: an option that names nothing.
[[nodiscard]] Result<StabilityAnswer> stability_of(const Negotiation& in_force,
                                                   const Options& options = {});

}  // namespace zopa::stability
