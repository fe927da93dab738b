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

#include <optional>
#include <vector>

#include "zopa/stability/game.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa::stability {

// An improvement that must not be one, or must be deterred.
struct Obligation {
  // One of them has to hold: none of its states is preferred to s.  Smallest first.
  std::vector<std::vector<std::size_t>> alternatives;
};

struct Requirement {
  // All of them have to be met; those that follow from others are left out.  None: s is stable
  // however the party ranks the states.
  std::vector<Obligation> obligations;
  std::vector<std::size_t> states;  // that it is about
  std::optional<double> share;      // of all strict rankings; nothing where that takes too long
  // From the preferences as they are (both empty where s is stable):
  // the fewest states that would have to stop being preferred to s; nothing where not found in
  // time.
  std::optional<std::vector<std::size_t>> fewest;
  // how many states s alone would have to pass on its way up.
  std::optional<std::size_t> rise;
};

// Nash, GMR, SMR, SEQ and SSEQ.
[[nodiscard]] Requirement requirement(const Game& game, std::size_t party, std::size_t state,
                                      Concept solution);

}  // namespace zopa::stability
