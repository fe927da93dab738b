// Misperception: parties that each see a conflict of their own.
//
//   const auto answer = hypergame(conflict, {{"east", view_of_east}});
//
// A first-level hypergame (Bennett 1977; Wang, Hipel and Fraser 1988): one conflict for each party,
// as that party sees it, in a file of its own: without the moves that it does not see, and with the
// preferences that it believes the others to have.  Parties, moves and options are the same where
// they have the same ids.  A party judges by what it sees; a state is an equilibrium of the
// hypergame when it is stable for every party in that party's own view.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "zopa/stability/stability.hpp"

namespace zopa::stability {

struct Perception {
  std::size_t row = 0;                // whose
  const Negotiation* file = nullptr;  // as it sees the conflict
  Stability stability;
  // By state of the conflict as it is: which of its states the party takes it for; nothing where
  // it has an option that the party does not see.
  std::vector<std::optional<std::uint32_t>> taken_for;

  template <class V>
  void describe(V& v) const {
    v("party", answer::Row{row}, "Whose view it is.");
    v("taken_for", taken_for_states(),
      "By state of the conflict: what the party takes it for; null where it has an option that the "
      "party does not see.");
    v("stability", answer::Within<Stability>{file, &stability}, "What it then takes for stable.");
  }

  [[nodiscard]] std::vector<std::optional<answer::Numbered>> taken_for_states() const {
    std::vector<std::optional<answer::Numbered>> states;
    for (const auto& seen : taken_for) {
      states.push_back(seen ? std::optional(answer::Numbered{*seen}) : std::nullopt);
    }
    return states;
  }
};

// A state that a party takes for an equilibrium and that is none: another moves away.
struct Surprise {
  std::uint32_t state = 0;
  std::size_t row = 0;                            // who is surprised
  std::size_t by = 0;                             // who moves
  std::array<bool, kConcepts.size()> concepts{};  // by which it is taken for one

  template <class V>
  void describe(V& v) const {
    v("state", answer::Numbered{state}, "The state.");
    v("party", answer::Row{row}, "Who takes it for an equilibrium.");
    v("by", answer::Row{by}, "Who does not stay in it.");
    v("concepts", taken_by(), "By which concepts the party takes the state for an equilibrium.");
  }

  [[nodiscard]] std::vector<Concept> taken_by() const {
    std::vector<Concept> taken;
    for (const Concept one : kConcepts) {
      if (concepts[static_cast<std::size_t>(one)]) taken.push_back(one);
    }
    return taken;
  }
};

struct Hypergame {
  Stability conflict;             // as it is
  std::vector<Perception> views;  // by row
  // By concept: states that are stable for every party in its own view.
  std::array<std::vector<std::uint32_t>, kConcepts.size()> equilibria;
  std::vector<Surprise> surprises;

  template <class V>
  void describe(V& v) const {
    v.about("hypergame", "A first-level hypergame.");
    v.acting(conflict.rows);
    v.group("equilibria",
            "By concept: states in which every party stays, each judging by its own view.",
            [&](auto& inner) {
              describe_by_concept(
                  inner, kConcepts, [](Concept /*any*/) { return true; },
                  [&](Concept by) { return numbered(equilibria[static_cast<std::size_t>(by)]); });
            });
    v("views", views, "What each party sees.");
    v("surprises", surprises, "What parties would not expect.");
  }
};

// A fault: a party that is none, or a conflict of which nothing is computed.  The views' files must
// outlive the answer.
[[nodiscard]] Result<Hypergame> hypergame(
    const Negotiation& in_force,
    const std::vector<std::pair<std::string, const Negotiation*>>& views,
    const Options& options = {});

}  // namespace zopa::stability
