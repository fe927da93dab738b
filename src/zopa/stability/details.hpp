// What is said of states that are listed and completely ordered, beside which of them are stable.
#pragma once

#include <vector>

#include "zopa/stability/coalitions.hpp"
#include "zopa/stability/inverse.hpp"
#include "zopa/stability/looking_ahead.hpp"
#include "zopa/stability/reason.hpp"
#include "zopa/stability/way.hpp"

namespace zopa::stability {

// Keys for signs by concept, of those that have any.
template <class V, class Concepts>
void describe_signs(V& v, const Concepts& concepts, const ByConcept<SignsByRow>& signs) {
  describe_by_concept(
      v, concepts, [&](Concept by) { return !signs.of(by).empty(); },
      [&](Concept by) { return signs.of(by); });
}

struct Details {
  std::vector<Reason> reasons;    // of the status quo, the equilibria and what was asked for
  std::vector<Transition> steps;  // of one move each; up to 2,000 states
  std::vector<Way> ways;          // to each equilibrium of any concept, where there is a status quo
  std::vector<Inverse> inverse;   // of the states asked for
  std::optional<Coalitions> coalitions;  // where they were looked at
  LookingAhead ahead;
  // Degrees: stable because what deters is strongly worse; not by Nash and SIM.
  ByConcept<SignsByRow> strongly_stable;

  [[nodiscard]] bool has_degrees() const { return !strongly_stable.of(Concept::general).empty(); }

  template <class V>
  void describe_keys(V& v, bool is_there, bool has_status_quo) const {
    v.maybe("reasons", is_there, reasons,
            "Of the status quo, the first equilibria and the states asked for.");
    v.maybe("ways", is_there && has_status_quo, ways,
            "From the status quo to each other equilibrium, the first 30.");
    v.maybe("inverse", is_there && !inverse.empty(), inverse,
            "Of the states asked for with `--inverse`: what would make each an equilibrium.");
    v.maybe("coalitions", coalitions, "What parties could do together.");
    ahead.describe_keys(v, is_there);
    v.maybe_group("strongly_stable", is_there && has_degrees(),
                  "Stable because what deters is strongly worse, a text a party.",
                  [&](auto& inner) { describe_signs(inner, kOfDegrees, strongly_stable); });
  }
};

}  // namespace zopa::stability
