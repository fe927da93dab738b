// The inverse question: how a party would have to rank the states for one of them to be stable.
//
//   const Requirement wanted = requirement(game, party, state, Concept::general);
//   wanted.obligations      // for each: one of its alternatives, none of whose states is preferred
//   wanted.share            // of all strict rankings of the states, those that do
//
// Whether a state s is stable for a party depends only on which states the party prefers to s: so
// rankings need not be gone through one by one, only the sets of states above s, each of which
// stands for |above|! (m - |above|)! of the (m + 1)! rankings of s and m states.  Under SEQ and
// SSEQ the others' preferences are as they are.  (Kinsara, Petersons, Hipel and Kilgour 2015 pose
// the question, and answer it ranking by ranking.)
#pragma once

#include <cstddef>

#include "zopa/stability/concepts.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/requirement.hpp"

namespace zopa::stability {

// Nash, GMR, SMR, SEQ and SSEQ.
[[nodiscard]] Requirement requirement(const Game& game, std::size_t party, std::size_t state,
                                      Concept by);

}  // namespace zopa::stability
