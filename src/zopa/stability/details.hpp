// What a stability answer adds to the bare table for a few thousand states: reasons, ways,
// coalitions, limited moves.
#pragma once

#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/stability.hpp"
#include "zopa/stability/state_model.hpp"

namespace zopa::stability {

// Several parties as one: better off where all of them are.
class Together {
 public:
  // By row: the parties, as positions in the game's scores.
  Together(const Game& game, std::vector<Group> rows) : game_(game), rows_(std::move(rows)) {}
  [[nodiscard]] bool improves(std::size_t row, std::size_t from, std::size_t to) const {
    for (const std::size_t party : rows_[row]) {
      if (game_.scores[party][to] <= game_.scores[party][from]) return false;
    }
    return true;
  }
  [[nodiscard]] bool deters(std::size_t row, std::size_t from, std::size_t to) const {
    return !improves(row, from, to);
  }
  [[nodiscard]] bool is_willing(std::size_t row, std::size_t from, std::size_t to) const {
    return improves(row, from, to);
  }

 private:
  const Game& game_;
  std::vector<Group> rows_;
};

constexpr std::size_t kMostStatesLookedAhead = 1024;  // feasible ones, of limited moves

// The feasible states, and what of `result` has been found so far.  Movers are rows.
struct DetailsInput {
  const Moves& moves;
  const std::vector<std::size_t>& feasible;
  std::size_t rows = 0;
  const Limits* stop = nullptr;
};

// Of the status quo, the equilibria (the first few) and the states named; of all where asked.
template <class Judge>
void add_reasons(const DetailsInput& input, const Judge& judge, std::vector<std::uint32_t> states,
                 Stability& result);

template <class Judge>
void add_steps(const DetailsInput& input, const Judge& judge, Stability& result);

template <class Judge>
void add_ways(const DetailsInput& input, const Judge& judge, Stability& result);

template <class Judge>
void add_coalitions(const DetailsInput& input, const Judge& judge, Stability& result);

// Of parties that act alone.
void add_inverse(const DetailsInput& input, const StateModel& conflict, const Game& game,
                 const std::vector<std::uint32_t>& states, Stability& result);

void add_limited_moves(const DetailsInput& input, const Game& game, std::size_t horizon,
                       Stability& result);

}  // namespace zopa::stability
