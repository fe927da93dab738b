// Ways out taken step by step, each side's steps waiting for the others'.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/turns.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::deadlock {

// A step that one party takes: a line relaxed by one step, or an own move.
struct ReciprocalStep {
  std::string line;                // id of the red line; empty for an own move
  std::uint32_t number = 1;        // which of the line's steps
  std::uint32_t count = 1;         // of so many
  std::vector<OptionId> accepts;   // what the line then allows more, all steps taken
  std::optional<IssueId> issue;    // of the line where it is about one, or of the own move
  std::optional<OptionId> option;  // of the own move
  bool is_irreversible = false;    // it cannot be taken back
};

// The same with how many steps of each other party it waits for.
struct WaitingStep {
  ReciprocalStep step;
  answer::ByParty<std::size_t> waits_for;

  template <class V>
  void describe(V& v) const {
    v("waits_for", waits_for, "By other party: how many of its steps it must have taken before.");
    v("irreversible", step.is_irreversible, "Whether it cannot be taken back.");
    v.maybe("move", step.line.empty(), own_move(), "An own move: the issue and its option.");
    v.maybe("red_line", !step.line.empty(), step.line, "Else the red line that is relaxed.");
    v.maybe("step", !step.line.empty(), answer::Positive{step.number}, "Which step of the line.");
    v.maybe("of", !step.line.empty(), answer::Positive{step.count},
            "Of so many steps of the line.");
  }

  [[nodiscard]] answer::Choice own_move() const {
    if (!step.line.empty() || !step.issue || !step.option) return {};
    return {{*step.issue}, {*step.option}};
  }
};

struct ReciprocalPath {
  Package package;  // the first that the way opens
  struct OfParty {
    PartyId party;
    std::vector<ReciprocalStep> steps;  // those that cannot be taken back last
  };
  std::vector<OfParty> parties;  // who moves, in the order of the file
  // How they wait for each other; nothing where one party moves alone, or there are too many steps.
  std::optional<Reciprocal> plan;

  template <class V>
  void describe(V& v) const {
    v.about("reciprocal_path", "A way out taken step by step.");
    v("package", package, "The first package that the way opens.");
    v("parties", steps_by_party(),
      "By party that moves: its steps in order, each a step of a red line or an own move.");
    v("exposure", exposure(),
      "By how much of its way a party is ahead of the others at most, as numerator and "
      "denominator; "
      "null where one party moves alone.");
  }

  [[nodiscard]] answer::ByParty<std::vector<WaitingStep>> steps_by_party() const;
  [[nodiscard]] std::optional<std::array<std::size_t, 2>> exposure() const {
    if (!plan) return std::nullopt;
    return std::array{plan->numerator, plan->denominator};
  }
};

// Of the ways out of the first class, as many as are shown of it.
[[nodiscard]] std::vector<ReciprocalPath> reciprocal_paths(const Negotiation& in_force,
                                                           const Deadlock& deadlock);

}  // namespace zopa::deadlock
