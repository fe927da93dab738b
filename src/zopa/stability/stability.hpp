// Stability of a negotiation's own moves: which states would last, who could move first, and why.
//
//   const StabilityAnswer answer = stability_of(in_force);
//   answer.stability->of(Concept::nash).equilibria;     // numbers of states
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/budget.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/base/result.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/stability/concepts.hpp"
#include "zopa/stability/impasse.hpp"
#include "zopa/stability/requirement.hpp"

namespace zopa::stability {

struct Options {
  static constexpr std::size_t kHorizon = 3;

  std::size_t completions = 1000;  // of preferences known in part
  std::size_t seed = 1;
  std::size_t horizon = kHorizon;      // of limited moves
  std::vector<std::string> together;   // "a,b": these parties act as one, where all of them gain
  std::vector<std::string> attitudes;  // "a:b=positive"
  std::vector<std::string> states;     // whose reasons are wanted, numbered from 1
  bool all_reasons = false;
  std::vector<std::string> inverse;  // states that are to be equilibria, numbered from 1
  std::size_t threads = 0;           // 0: as many as there are cores
  std::size_t memory = 0;            // GiB that may be used; 0: 4
  std::size_t most_states = 0;       // above it nothing is computed; 0: as memory allows
  const Limits* stop = nullptr;

  void describe(Fields& fields);
};

// The concepts that have something to say: of sanctions, coalitions, extensions, degrees.
constexpr std::array<Concept, 5> kDeterring = {Concept::general, Concept::symmetric,
                                               Concept::sequential, Concept::symmetric_sequential,
                                               Concept::simultaneous};
constexpr std::array<Concept, 5> kOfCoalitions = {Concept::nash, Concept::general,
                                                  Concept::symmetric, Concept::sequential,
                                                  Concept::symmetric_sequential};
constexpr std::array<Concept, 4> kOfExtensions = {Concept::nash, Concept::general,
                                                  Concept::symmetric, Concept::sequential};
constexpr std::array<Concept, 3> kOfDegrees = {Concept::general, Concept::symmetric,
                                               Concept::sequential};

// A key for each of the concepts, absent where `has` says so: what(concept) is its value.
template <class V, class Concepts, class Has, class What>
void describe_by_concept(V& v, const Concepts& concepts, Has has, What what) {
  for (const Concept solution : concepts) {
    v.maybe(words_of(solution)[static_cast<std::size_t>(solution)], has(solution), what(solution),
            definition_of(solution));
  }
}

// For each state a sign, by row.
[[nodiscard]] std::vector<answer::Marks> marks_of(const std::vector<std::string>& rows);
[[nodiscard]] std::vector<answer::Numbered> numbered(const std::vector<std::uint32_t>& states);
[[nodiscard]] std::vector<answer::Numbered> numbered(const std::vector<std::size_t>& states);
[[nodiscard]] std::vector<std::vector<answer::Numbered>> numbered(
    const std::vector<std::vector<std::size_t>>& lists);
[[nodiscard]] std::vector<answer::Row> rows_of(const Group& group);

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

// What of somebody's improvements from a state.
struct Improvement {
  std::uint32_t to = 0;
  // By concept (of kConcepts; none for Nash): how the others deter it, where they can.
  std::array<std::optional<Path>, kConcepts.size()> sanctions;

  template <class V>
  void describe(V& v) const {
    v("to", answer::Numbered{to}, "Where the party could go.");
    v("text", answer::Sentence{this, 0}, "The same in words.");
    v.group("sanctions",
            "By concept: how the others deter it; absent where they cannot. Under SIM each step is "
            "taken from the state itself.",
            [&](auto& inner) {
              describe_by_concept(
                  inner, kDeterring, [&](Concept by) { return sanction(by).has_value(); },
                  [&](Concept by) { return legs(sanction(by)); });
            });
  }

  [[nodiscard]] const std::optional<Path>& sanction(Concept by) const {
    return sanctions[static_cast<std::size_t>(by)];
  }
  [[nodiscard]] static std::vector<JointLeg> legs(const std::optional<Path>& path);
};

struct Reason {
  std::uint32_t state = 0;
  std::size_t row = 0;                    // who
  std::vector<Improvement> improvements;  // none: stable by every concept
  std::vector<std::uint32_t> as_good;  // what it can bring about that is neither better nor worse

  template <class V>
  void describe(V& v) const {
    v.about("reason", "Why a state is stable for a party, or not.");
    v("state", answer::Numbered{state}, "The state.");
    v("party", answer::Row{row}, "Who.");
    v("text", answer::Sentence{this, 0}, "Why the state is stable for the party, or not.");
    v("improvements", improvements, "What the party prefers and can bring about by itself.");
    v("as_good", numbered(as_good),
      "States that the party can bring about and that are neither better nor worse to it: no "
      "improvements.");
  }
};

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
            "not looked for: many states, some of them infeasible.");
  }
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

  template <class V>
  void describe(V& v) const {
    v.about("demanded", "What would make a state stable for a party.");
    v("concept", solution, "By which concept.");
    v("party", answer::Row{row}, "Who.");
    v("stable", is_stable, "Whether the state is stable for it as things are.");
    v("none_preferred", none_preferred(),
      "All of them have to be met. Each is a list of alternatives, one of which has to hold: the "
      "party prefers none of its states to the state in question.");
    v("share", share(),
      "Of all strict rankings of the states that matter, those that do; null where it takes too "
      "long.");
    v("fewest", fewest(),
      "The fewest states that would have to stop being preferred; null where not found in time.");
    v("rise", requirement.rise, "How many states the state alone would have to rise past.");
    v("without_priorities", numbered(without),
      "The smallest sets of the party's priorities, two at most, without which the state would be "
      "stable; numbered from 1.");
  }

  [[nodiscard]] std::vector<std::vector<std::vector<answer::Numbered>>> none_preferred() const;
  [[nodiscard]] std::optional<answer::Fraction> share() const {
    if (!requirement.share) return std::nullopt;
    return answer::Fraction{*requirement.share};
  }
  [[nodiscard]] std::optional<std::vector<answer::Numbered>> fewest() const {
    if (!requirement.fewest) return std::nullopt;
    return numbered(*requirement.fewest);
  }
};

struct Inverse {
  std::uint32_t state = 0;
  std::vector<Demanded> demanded;  // by concept (Nash, GMR, SMR, SEQ), then row

  template <class V>
  void describe(V& v) const {
    v("state", answer::Numbered{state}, "The state that is to be an equilibrium.");
    v("demanded", demanded, "By concept, then party.");
  }
};

// A coalition of two or more that leaves an equilibrium.
struct Upset {
  std::uint32_t state = 0;
  Group coalition;       // rows
  std::uint32_t to = 0;  // an improvement for all of them
  // By concept: is the state stable for the coalition?
  std::array<bool, kConcepts.size()> is_stable{};

  template <class V>
  void describe(V& v) const {
    v("state", answer::Numbered{state}, "An equilibrium.");
    v("coalition", rows_of(coalition), "Parties that could leave it together.");
    v("to", answer::Numbered{to}, "A state that all of them prefer.");
    v.group("stable", "By concept: whether the state is stable for the coalition all the same.",
            [&](auto& inner) {
              describe_by_concept(
                  inner, kOfCoalitions, [](Concept /*any*/) { return true; },
                  [&](Concept by) { return is_stable[static_cast<std::size_t>(by)]; });
            });
  }
};

// A state and a share of the completions.
struct PossibleState {
  std::uint32_t state = 0;
  double share = 0;

  template <class V>
  void describe(V& v) const {
    v("state", answer::Numbered{state}, "The state.");
    v("share", answer::Fraction{share}, "Of the completions.");
  }
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

  // As the answer shows them: signs, or numbers where states are not listed.
  [[nodiscard]] std::variant<std::vector<answer::Marks>, std::vector<std::size_t>> stable_states()
      const;
  [[nodiscard]] std::variant<std::vector<answer::Numbered>, std::size_t> equilibrium_states(
      bool is_listed) const;
  [[nodiscard]] std::vector<PossibleState> possible_states() const;
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
    v("status_quo", numbered_status_quo(),
      "The state where the parties are; null where the file does not say.");
    v("rests_on", rests_on, "The claims that the preferences come from.");
    v("rules_left_out", left_out,
      "Rules that say nothing about states: they name joint issues, or the status quo breaks "
      "them.");
    v.maybe("not_computed", !not_computed.empty(), not_computed,
            "Concepts that are missing, and why.");
    describe_completions(v);
    describe_details(v);
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

  template <class V>
  void describe_completions(V& v) const {
    v.maybe_group("completions", completions.has_value(),
                  "How preferences known in part were completed.", [&](auto& inner) {
                    const StateCompletions drawn = completions.value_or(StateCompletions{});
                    inner("count", answer::Positive{drawn.count},
                          "Completions of preferences known in part.");
                    inner("all", drawn.is_all,
                          "Whether they are all there are: each way of settling what is open.");
                    inner.group(
                        "possible",
                        "By concept, states that are an equilibrium in some completions and not in "
                        "all.",
                        [&](auto& possible) {
                          describe_by_concept(
                              possible, kConcepts, [](Concept /*any*/) { return true; },
                              [&](Concept by) { return of(by).possible_states(); });
                        });
                  });
    v.maybe_group("extensions", completions && !extensions.empty(),
                  "Stability with unknown preferences (Li, Hipel, Kilgour and Fang 2004), by "
                  "extension and concept, a text a party.",
                  [&](auto& inner) { describe_extensions(inner); });
  }

  template <class V>
  void describe_extensions(V& v) const {
    constexpr std::array<const char*, 4> kNames = {"a", "b", "c", "d"};
    constexpr std::array<const char*, 4> kMeanings = {
        "Parties leave for what they may prefer and are deterred only by what is surely no better.",
        "They leave only for what is surely better and are deterred only by what is surely no "
        "better.",
        "They leave for what they may prefer and are deterred by what may be no better.",
        "They leave only for what is surely better and are deterred by what may be no better."};
    for (std::size_t k = 0; k < kNames.size(); ++k) {
      v.maybe_group(kNames[k], k < extensions.size(), kMeanings[k], [&](auto& inner) {
        describe_signs(inner, kOfExtensions, k < extensions.size() ? extensions[k] : ByConcept{});
      });
    }
  }

  // Signs by concept, where there are any.
  using ByConcept = std::array<std::vector<std::string>, kConcepts.size()>;
  template <class V, class Concepts>
  static void describe_signs(V& v, const Concepts& concepts, const ByConcept& signs) {
    describe_by_concept(
        v, concepts, [&](Concept by) { return !signs[static_cast<std::size_t>(by)].empty(); },
        [&](Concept by) { return marks_of(signs[static_cast<std::size_t>(by)]); });
  }

  template <class V>
  void describe_details(V& v) const {
    const bool has_details = is_listed && !completions;
    v.maybe("reasons", has_details, reasons,
            "Of the status quo, the first equilibria and the states asked for.");
    v.maybe("ways", has_details && status_quo, ways_shown(),
            "From the status quo to each other equilibrium, the first 30.");
    v.maybe("inverse", has_details && !inverse.empty(), inverse,
            "Of the states asked for with `--inverse`: what would make each an equilibrium.");
    v.maybe_group("coalitions", has_details && coalitions_looked_at,
                  "What parties could do together.",
                  [&](auto& inner) { describe_coalitions(inner); });
    v.maybe("limited_moves", has_details && !limited_moves.empty(), limited_signs(),
            "By horizon 1, 2, …: a text a party.");
    v.maybe_group("non_myopic", has_details && !non_myopic.empty(),
                  "Stability however far parties look ahead.", [&](auto& inner) {
                    inner("from_horizon", non_myopic_horizon, "From which horizon on it holds.");
                    inner("stable", marks_of(non_myopic),
                          "A text a party; `?` where the answers go round in a cycle.");
                  });
    const bool has_strong = std::any_of(strongly_stable.begin(), strongly_stable.end(),
                                        [](const auto& signs) { return !signs.empty(); });
    v.maybe_group("strongly_stable", has_details && has_strong,
                  "Stable because what deters is strongly worse, a text a party.",
                  [&](auto& inner) { describe_signs(inner, kOfDegrees, strongly_stable); });
  }

  template <class V>
  void describe_coalitions(V& v) const {
    v("upsets", upsets,
      "Equilibria that two parties or more could leave for what all of them prefer.");
    v.group("equilibria", "By concept: equilibria that are stable for every coalition.",
            [&](auto& inner) {
              describe_by_concept(
                  inner, kOfCoalitions, [](Concept /*any*/) { return true; },
                  [&](Concept by) {
                    return numbered(coalition_equilibria[static_cast<std::size_t>(by)]);
                  });
            });
  }

  [[nodiscard]] std::vector<answer::Row> every_row() const;
  [[nodiscard]] std::vector<answer::Choice> choices() const;
  [[nodiscard]] std::vector<std::vector<answer::Marks>> limited_signs() const;
  [[nodiscard]] std::vector<Way> ways_shown() const;
  [[nodiscard]] std::optional<answer::Numbered> numbered_status_quo() const {
    if (!status_quo) return std::nullopt;
    return answer::Numbered{*status_quo};
  }
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
