// Why a state is stable for somebody, or not: what could be gained by leaving it, and how the
// others would answer.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/stability/shown.hpp"
#include "zopa/stability/way.hpp"

namespace zopa::stability {

// One improvement that somebody could make from a state.
struct Improvement {
  std::uint32_t to = 0;
  ByConcept<std::optional<Path>> sanctions;  // how the others deter it, where they can; not by Nash

  template <class V>
  void describe(V& v) const {
    v("to", answer::Numbered{to}, "Where the party could go.");
    v("text", answer::Sentence{this, 0}, "The same in words.");
    v.group("sanctions",
            "By concept: how the others deter it; absent where they cannot. Under SIM each step is "
            "taken from the state itself.",
            [&](auto& inner) {
              describe_by_concept(
                  inner, kDeterring, [&](Concept by) { return is_deterred(by); },
                  [&](Concept by) { return legs(sanctions.of(by)); });
            });
  }

  [[nodiscard]] bool is_deterred(Concept by) const { return sanctions.of(by).has_value(); }
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

}  // namespace zopa::stability
