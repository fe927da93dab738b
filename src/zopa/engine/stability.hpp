// Stability of a negotiation's own moves: its moves, rules and priorities handed to the graph
// model's engine, and the answer in the negotiation's own terms.
//
//   const StabilityAnswer answer = stability(in_force);
//   answer.stability->of(Concept::nash).equilibria;     // numbers of states
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa::engine {

struct StabilityOptions {
  const Limits* stop = nullptr;
};

// A feasible state: an option of each move, in the order of `moves`.
using State = std::vector<OptionId>;

struct ConceptAnswer {
  std::vector<std::vector<bool>> stable;  // by party, then by state
  std::vector<std::uint32_t> equilibria;  // states that are stable for every party
};

struct Stability {
  std::vector<IssueId> moves;  // issues that are somebody's own, in the order of the file
  std::vector<PartyId> parties;
  std::vector<State> states;  // feasible ones; numbered by their moves, the first move lowest
  std::array<ConceptAnswer, stability::kConcepts.size()> concepts;
  std::optional<std::uint32_t> status_quo;  // where the file gives an option for every move
  // Of the status quo, by party: a state that it can bring about by itself and prefers.
  std::vector<std::optional<std::uint32_t>> temptation;
  // … and whether the others can then leave it no better off than before (by general
  // metarationality).
  std::vector<bool> is_deterred;
  std::vector<PositionId> rests_on;
  // Rules that say nothing of states: they name joint issues, or the status quo breaks them (then
  // they are about agreements).
  std::vector<RuleId> left_out;

  [[nodiscard]] const ConceptAnswer& of(stability::Concept solution) const {
    return concepts[static_cast<std::size_t>(solution)];
  }
};

struct StabilityAnswer {
  std::optional<Stability> stability;
  std::string why_not;  // where there is none
  bool stopped = false;
};

// At most 2^22 states, infeasible ones included.
[[nodiscard]] StabilityAnswer stability(const Negotiation& in_force,
                                        const StabilityOptions& options = {});

}  // namespace zopa::engine
