// Stability of a negotiation's own moves: which states would last, who could move first, and why.
//
//   const Result<Part<Stability>> part = stability_of(in_force, {}, run);
//   if (!part) return show(part.error());                              // a wrong option
//   if (part->value) show(part->value->of(Concept::nash).equilibria);  // numbers of states
//   if (part->why) show(catalogue.text(*part->why));                   // no own move, no order, …
//
// Where a negotiation has no own moves, impasse.hpp says where its deadlock would give way.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/message.hpp"
#include "zopa/base/result.hpp"
#include "zopa/base/run.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/stability/completed.hpp"
#include "zopa/stability/concept_answer.hpp"
#include "zopa/stability/details.hpp"
#include "zopa/stability/options.hpp"

namespace zopa::stability {

struct Stability {
  std::vector<IssueId> moves;  // issues that are somebody's own, in the order of the file
  std::vector<std::vector<PartyId>> rows;  // who acts: a party, or some together
  std::size_t state_count = 0;             // feasible ones
  // In the order of their moves, the first move lowest; numbered so.  Empty above 10,000: then the
  // numbers below count infeasible states too.
  std::vector<State> states;
  bool is_listed = false;
  ByConcept<ConceptAnswer> concepts;
  std::optional<std::uint32_t> status_quo;
  std::vector<PositionId> rests_on;
  std::vector<RuleId> left_out;
  std::vector<Message> not_computed;  // what is missing, concepts or coalitions, and why

  std::optional<StateCompletions> completions;  // of preferences known in part
  std::optional<Details> details;               // of complete ones, where states are listed

  [[nodiscard]] const ConceptAnswer& of(Concept by) const { return concepts.of(by); }
  [[nodiscard]] ConceptAnswer& of(Concept by) { return concepts.of(by); }
  // By any concept, in order.
  [[nodiscard]] std::vector<std::uint32_t> equilibria() const;

  template <class V>
  void describe(V& v) const {
    v.about("stability", "Which states of the parties' own moves are stable.");
    v.acting(rows);
    v("states", answer::Positive{state_count},
      "How many feasible states there are; they are numbered from 1 in the order of their moves, "
      "the "
      "first move lowest.");
    v("parties", every_row(), "Who acts: principals, and whoever else has a move.");
    v("moves", moves, "The issues that are somebody's own move.");
    v("state_list", choices(), "What each state is; empty above 10,000 states.");
    describe_concepts(v);
    v("status_quo", numbered(status_quo),
      "The state where the parties are; null where the file does not say.");
    v("rests_on", rests_on, "The claims that the preferences come from.");
    v("rules_left_out", left_out,
      "Rules that say nothing about states: they name joint issues, or the status quo breaks "
      "them.");
    v.maybe("not_computed", !not_computed.empty(), answer::Sentence{&not_computed, 0},
            "What is missing, concepts or coalitions, why, and how to get it.");
    (completions ? *completions : answer::none<StateCompletions>())
        .describe_keys(v, completions.has_value(), concepts);
    (details ? *details : answer::none<Details>())
        .describe_keys(v, details.has_value(), status_quo.has_value());
  }

  template <class V>
  void describe_concepts(V& v) const {
    const auto is_computed = [&](Concept by) { return of(by).is_computed; };
    v.group(
        "stable",
        "By concept, for each party a text with a sign for each state: `1` stable, `0` not, `?` "
        "in some completions; above 10,000 states how many are stable.",
        [&](auto& inner) {
          describe_by_concept(inner, kConcepts, is_computed,
                              [&](Concept by) { return of(by).stable_states(); });
        });
    v.group("equilibria",
            "By concept, the states that are stable for every party; above 10,000 states how many.",
            [&](auto& inner) {
              describe_by_concept(inner, kConcepts, is_computed,
                                  [&](Concept by) { return of(by).equilibrium_states(is_listed); });
            });
  }

  [[nodiscard]] std::vector<answer::Row> every_row() const;
  [[nodiscard]] std::vector<answer::Choice> choices() const;
};

// Principals, and whoever else has a move: those that options may name.
[[nodiscard]] std::vector<PartyId> acting_parties(const Negotiation& in_force);

// A fault: an option that names nothing, or that a conflict of this kind has no answer to.  Without
// states that are ordered there is nothing to ask about, and the part says why.
[[nodiscard]] Result<Part<Stability>> stability_of(const Negotiation& in_force,
                                                   const Options& options = {},
                                                   const Run& run = {});

}  // namespace zopa::stability
