// How preferences known in part were completed, and what can be said without completing them.
#pragma once

#include <array>
#include <vector>

#include "zopa/stability/concept_answer.hpp"
#include "zopa/stability/details.hpp"

namespace zopa::stability {

struct StateCompletions {
  std::size_t count = 0;
  bool is_all = false;  // each way of settling what is open, once
  // Unknown preferences, by Li et al.'s extension a to d; by Nash, GMR, SMR and SEQ.
  std::vector<ByConcept<SignsByRow>> extensions;

  template <class V>
  void describe_keys(V& v, bool is_there, const ByConcept<ConceptAnswer>& concepts) const {
    v.maybe_group(
        "completions", is_there, "How preferences known in part were completed.", [&](auto& inner) {
          inner("count", answer::Positive{count}, "Completions of preferences known in part.");
          inner("all", is_all,
                "Whether they are all there are: each way of settling what is open.");
          inner.group("possible",
                      "By concept, states that are an equilibrium in some completions and not in "
                      "all.",
                      [&](auto& possible) {
                        describe_by_concept(possible, kConcepts,
                                            [&](Concept by) { return concepts.of(by).possible; });
                      });
        });
    v.maybe_group("extensions", is_there && !extensions.empty(),
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
        describe_signs(inner, kOfExtensions,
                       k < extensions.size() ? extensions[k] : ByConcept<SignsByRow>{});
      });
    }
  }
};

}  // namespace zopa::stability
