// Which states are stable for a party, and which are equilibria, under the graph model's solution
// concepts.
//
//   const std::vector<bool> stable = stable_states(game, party, Concept::sequential);
//
// With P the party's scores, s is stable when P(s) >= the largest of min(P(t), sanction(t)) over
// the states t that the party can change s to, where the sanction of t is
//
//   Nash (Nash 1951)                                 none: infinite
//   general metarationality, GMR (Howard 1971)       the smallest P that the others can bring about
//   symmetric metarationality, SMR (Howard 1971)     the same, when the party may answer once more
//   sequential stability, SEQ (Fraser and Hipel 1979)  the smallest P that the others can bring
//                                                    about, each better off by its own step
//
// Simultaneous stability, SIM (Fraser and Hipel 1979), has another form: an improvement t of s is
// sanctioned when each of the others has an improvement of its own from s, or stays, such that all
// these changes at once lead to a feasible state that is no better for the party than s.
//
// Under GMR, SMR and SEQ the others act in any order, also several times, as long as nobody moves
// twice in a row (Fang, Hipel and Kilgour 1993, definitions 3.2 to 3.9); states on the way have to
// be feasible.  What is as good as s is no improvement, and a sanction that leaves the party as
// well off as s counts.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/game.hpp"

namespace zopa::stability {

enum class Concept : std::uint8_t { nash, general, symmetric, sequential, simultaneous };

constexpr std::array<Concept, 5> kConcepts = {Concept::nash, Concept::general, Concept::symmetric,
                                              Concept::sequential, Concept::simultaneous};

// "nash", "gmr", "smr", "seq", "sim".
[[nodiscard]] std::string_view to_word(Concept solution);

// By state; infeasible ones are not.  Of no use when the limits are reached.
[[nodiscard]] std::vector<bool> stable_states(const Game& game, std::size_t party, Concept solution,
                                              const Limits* limits = nullptr);

}  // namespace zopa::stability
