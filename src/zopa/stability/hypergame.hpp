// Misperception: parties that each see a conflict of their own.
//
//   const Result<Part<Hypergame>> part = hypergame(conflict, {{east, &as_east_sees_it}}, {}, run);
//   if (part && part->value) show(part->value->surprises);
//
// A first-level hypergame (Bennett 1977; Wang, Hipel and Fraser 1988): one conflict for each party,
// as that party sees it, in a file of its own: without the moves that it does not see, and with the
// preferences that it believes the others to have.  Parties, moves and options are the same where
// they have the same ids.  A party judges by what it sees; a state is an equilibrium of the
// hypergame when it is stable for every party in that party's own view.
#pragma once

#include <optional>
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
  std::size_t row = 0;       // who is surprised
  std::size_t mover = 0;     // who does not stay
  ByConcept<bool> concepts;  // by which it is taken for one

  template <class V>
  void describe(V& v) const {
    v("state", answer::Numbered{state}, "The state.");
    v("party", answer::Row{row}, "Who takes it for an equilibrium.");
    v("by", answer::Row{mover}, "Who does not stay in it.");
    v("concepts", taken_by(), "By which concepts the party takes the state for an equilibrium.");
  }

  [[nodiscard]] std::vector<Concept> taken_by() const {
    std::vector<Concept> taken;
    for (const Concept one : kConcepts) {
      if (concepts.of(one)) taken.push_back(one);
    }
    return taken;
  }
};

struct Hypergame {
  Stability conflict;                                // as it is
  std::vector<Perception> views;                     // by row
  ByConcept<std::vector<std::uint32_t>> equilibria;  // stable for every party in its own view
  std::vector<Surprise> surprises;

  template <class V>
  void describe(V& v) const {
    v.about("hypergame", "A first-level hypergame.");
    v.acting(conflict.rows);
    v.group("equilibria",
            "By concept: states in which every party stays, each judging by its own view.",
            [&](auto& inner) {
              describe_by_concept(inner, kConcepts,
                                  [&](Concept by) { return numbered(equilibria.of(by)); });
            });
    v("views", views, "What each party sees.");
    v("surprises", surprises, "What parties would not expect.");
  }
};

// A party and the file of the conflict as it sees it.
using Sight = std::pair<PartyId, const Negotiation*>;

// Of complete preferences and listed states.  The options are about the conflict and about every
// view of it: they name its parties, and count the states of each by themselves.  A fault: a party
// that does not act, or that a view lacks; or an option, as of stability_of().  The files must
// outlive the answer.
[[nodiscard]] Result<Part<Hypergame>> hypergame(const Negotiation& in_force,
                                                const std::vector<Sight>& sights,
                                                const Options& options = {}, const Run& run = {});

}  // namespace zopa::stability
