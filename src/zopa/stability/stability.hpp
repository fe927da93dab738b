// Which states are stable for a party under the graph model's solution concepts.
//
//   Solver solver(game);
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

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/game.hpp"
#include "zopa/stability/improvements.hpp"

namespace zopa::stability {

enum class Concept : std::uint8_t {
  nash,
  general,
  symmetric,
  sequential,
  symmetric_sequential,
  simultaneous
};

constexpr std::array<Concept, 6> kConcepts = {Concept::nash,
                                              Concept::general,
                                              Concept::symmetric,
                                              Concept::sequential,
                                              Concept::symmetric_sequential,
                                              Concept::simultaneous};

// "nash", "gmr", "smr", "seq", "sseq", "sim".
[[nodiscard]] std::string_view to_word(Concept solution);

// Do sanctions by this concept have to leave each of their movers better off?
[[nodiscard]] constexpr bool is_credible(Concept solution) {
  return solution == Concept::sequential || solution == Concept::symmetric_sequential;
}
// … and may the party answer them?
[[nodiscard]] constexpr bool may_be_answered(Concept solution) {
  return solution == Concept::symmetric || solution == Concept::symmetric_sequential;
}

// SEQ and SSEQ compare, for each party, all settings of its moves that cannot be taken back with
// each other: can that be done in reasonable time (up to 2,048 settings)?
[[nodiscard]] bool is_within_reach(const Moves& moves, Concept solution);

// Memory: beside the game, two numbers a state (one without infeasible states), and for SEQ and
// SSEQ the Improvements of every party, which are kept for the next question.
template <class Score>
class Solver {
 public:
  // On so many threads; 0: as many as there are cores.  The answer is the same.
  explicit Solver(const BasicGame<Score>& game, const Limits* limits = nullptr,
                  std::size_t threads = 1);

  // By state; infeasible ones are not.  Of no use when the limits are reached.
  [[nodiscard]] StateSet stable(std::size_t party, Concept solution);

 private:
  // By state: its sanction, as above, where it is feasible.  For all but Nash and SIM.
  [[nodiscard]] std::vector<Score> sanctions(std::size_t party, Concept solution);
  [[nodiscard]] bool is_free() const;
  [[nodiscard]] Score security_level(std::size_t party, Concept solution) const;
  [[nodiscard]] StateSet simultaneously_stable(std::size_t party) const;
  [[nodiscard]] std::vector<Score> scores_or(std::size_t party, Score infeasible) const;
  void fill_infeasible(std::vector<Score>& values, Score value) const;
  void take_moves(std::size_t party, std::vector<Score>& values) const;
  void take_improvements(std::size_t party, std::vector<Score>& values);

  const BasicGame<Score>& game_;
  const Limits* limits_;
  std::size_t threads_;
  std::vector<std::unique_ptr<Improvements<Score>>> improvements_;  // by party, made when needed
};

}  // namespace zopa::stability
