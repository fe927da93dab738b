// Orders of states as whole numbers: the higher the better.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/stability/game/condition.hpp"
#include "zopa/stability/game/game.hpp"

namespace zopa::stability {

// A condition that somebody wants to hold, or not to.
struct Wish {
  const Condition* condition;
  bool is_wanted = true;
};

// By state, from wishes of which each counts more than all after it together (Fraser and Hipel
// 1988; Peng, Hipel and Kilgour 1997).  16 bits hold the scores of 14 wishes; in 32 they are made
// dense where there are more than fit.  Of no use where the limits are reached.
template <class Score>
[[nodiscard]] std::vector<Score> scores_by(const Moves& moves, const std::vector<Wish>& wishes,
                                           const Limits* limits = nullptr);

// The same order, dense from 0.
template <class Number>
[[nodiscard]] std::vector<std::int32_t> ranks(const std::vector<Number>& worth) {
  std::vector<Number> values = worth;
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::vector<std::int32_t> scores;
  scores.reserve(worth.size());
  for (const Number& own : worth) {
    scores.push_back(static_cast<std::int32_t>(std::lower_bound(values.begin(), values.end(), own) -
                                               values.begin()));
  }
  return scores;
}

}  // namespace zopa::stability
