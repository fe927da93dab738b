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
};

// A state that a party takes for an equilibrium and that is none: another moves away.
struct Surprise {
  std::uint32_t state = 0;
  std::size_t row = 0;                            // who is surprised
  std::size_t by = 0;                             // who moves
  std::array<bool, kConcepts.size()> concepts{};  // by which it is taken for one
};

struct Hypergame {
  Stability conflict;             // as it is
  std::vector<Perception> views;  // by row
  // By concept: states that are stable for every party in its own view.
  std::array<std::vector<std::uint32_t>, kConcepts.size()> equilibria;
  std::vector<Surprise> surprises;
};

// A fault: a party that is none, or a conflict of which nothing is computed.  The views' files must
// outlive the answer.
[[nodiscard]] Result<Hypergame> hypergame(
    const Negotiation& in_force,
    const std::vector<std::pair<std::string, const Negotiation*>>& views,
    const Options& options = {});

}  // namespace zopa::stability
