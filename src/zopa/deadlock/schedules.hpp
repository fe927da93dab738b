// Who does what in which order, in the packages that an answer speaks of.
//
//   const std::vector<Schedule> found = schedules_of(in_force, diagnose(in_force));
//   found[0].stages[0];  // what can be done at once; then comes what waits for it
//
// A package says of each pair of steps that a claim names which comes first, or that both come
// together.  A stage holds the steps whose longest chain of steps before is as long.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

// What is done at one time.
struct ScheduledSteps {
  std::vector<StepId> steps;          // one, or several at the same time
  std::vector<StepId> waits_for;      // what must be done just before: nothing lies between
  std::vector<PartyId> confirmed_by;  // of several: in stages that these confirm

  template <class V>
  void describe(V& v) const {
    v.about("scheduled_steps", "What is done at one time, and what it waits for.");
    v("steps", steps, "One step, or several at the same time.");
    v("waits_for", waits_for, "The steps that must be done just before.");
    v.maybe("confirmed_by", !confirmed_by.empty(), confirmed_by,
            "Who confirms each stage of several steps.");
  }
};

// First what waits for nothing, then what waits for that.
using Stages = std::vector<std::vector<ScheduledSteps>>;

struct Schedule {
  std::vector<IssueId> orders;    // the orders in time, as `issues` of an answer has them
  std::vector<OptionId> options;  // what is said of each
  Stages stages;
  std::size_t ways = 0;                // of those shown, how many open a package that says so
  bool is_open = false;                // does a tabled package say so that nothing excludes?
  std::vector<std::string> proposals;  // that say so of all orders

  template <class V>
  void describe(V& v) const {
    v.about("schedule", "In which order the steps would be done.");
    v("order", answer::Choice{orders, options}, "What is said of the order of each two steps.");
    v("stages", stages, "The steps: first what waits for nothing, then what waits for that.");
    v("ways", ways, "How many of the ways shown have it in the first package that they open.");
    v("open", is_open, "Whether a package shown that nothing on file excludes has it.");
    v("proposals", proposals, "The proposals that say so of every order.");
  }
};

// The stages of one package: an option of each of these orders in time.  nullopt where what it says
// goes round, which only those may say that leave the rules of time out.
[[nodiscard]] std::optional<Stages> stages_of(const Negotiation& negotiation,
                                              const std::vector<IssueId>& orders,
                                              const std::vector<OptionId>& options);

// Those of the packages that nothing excludes, of the ways and of the proposals, each once; none
// where the file speaks of no order.  Expects the deadlock of the same negotiation.
[[nodiscard]] std::vector<Schedule> schedules_of(const Negotiation& in_force,
                                                 const Deadlock& deadlock);

}  // namespace zopa::deadlock
