// Which states are stable for a party under the graph model's solution concepts.
//
//   ConceptSolver solver(game);
//   const StateSet stable = solver.stable(party, Concept::sequential);
//
// With P the party's scores, s is stable when P(s) >= the largest of min(P(t), sanction(t)) over
// the states t that the party can change s to, where the sanction of t is
//
//   Nash (Nash 1951)                                 none: infinite
//   general metarationality, GMR (Howard 1971)       the smallest P that the others can bring about
//   symmetric metarationality, SMR (Howard 1971)     the same, when the party may answer once more
//   sequential stability, SEQ (Fraser and Hipel 1979)  the smallest P that the others can bring
//                                                    about, each better off by its own step
//   symmetric sequential, SSEQ (Rêgo and Vieira 2017)  the same as SEQ, when the party may answer
//
// Simultaneous stability, SIM (Fraser and Hipel 1979), has another form: an improvement t of s is
// sanctioned when each of the others has an improvement of its own from s, or stays, such that all
// these changes at once lead to a feasible state that is no better for the party than s.
//
// Under the other concepts the others act in any order, also several times, as long as nobody moves
// twice in a row (Fang, Hipel and Kilgour 1993); states on the way have to be feasible.  What is as
// good as s is no improvement, and a sanction that leaves the party as well off as s counts.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/concepts.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/game/improvements.hpp"
#include "zopa/stability/game/state_set.hpp"

namespace zopa::stability {

// SEQ and SSEQ compare, for each party, all settings of its moves that cannot be taken back with
// each other: can that be done in reasonable time (up to 2,048 settings)?
[[nodiscard]] bool is_within_reach(const Moves& moves, Concept by);

// Memory: beside the game, two numbers a state (one without infeasible states), and for SEQ and
// SSEQ the Improvements of every party, which are kept for the next question.
template <class Score>
class ConceptSolver {
 public:
  // On so many threads; 0: as many as there are cores.  The answer is the same.
  explicit ConceptSolver(const BasicGame<Score>& game, const Limits* limits = nullptr,
                         std::size_t threads = 1);

  // By state; infeasible ones are not.  Of no use when the limits are reached.
  [[nodiscard]] StateSet stable(std::size_t party, Concept by);

 private:
  // By state: its sanction, as above, where it is feasible.  For all but Nash and SIM.
  [[nodiscard]] std::vector<Score> sanctions(std::size_t party, Concept by);
  [[nodiscard]] bool is_free() const;
  [[nodiscard]] Score security_level(std::size_t party, Concept by) const;
  [[nodiscard]] const StateSet& simultaneously_stable(std::size_t party);
  [[nodiscard]] std::vector<Score> scores_or(std::size_t party, Score infeasible) const;
  void fill_infeasible(std::vector<Score>& values, Score value) const;
  void take_moves(std::size_t party, std::vector<Score>& values) const;
  void take_improvements(std::size_t party, std::vector<Score>& values);

  const BasicGame<Score>& game_;
  const Limits* limits_;
  Sharing sharing_;
  std::vector<std::unique_ptr<Improvements<Score>>> improvements_;  // by party, made when needed
  std::vector<StateSet> simultaneously_stable_;                     // … the same
};

}  // namespace zopa::stability
