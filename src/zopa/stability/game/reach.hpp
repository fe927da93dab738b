// What parties can bring about, for every state at once: a zeta transform along the digits of their
// moves (Yates 1937), in place, without a list of moves.
//
// Each digit costs one comparison a state; the array is read and written once for all digits that a
// piece of the first cache holds together.  Pieces are shared out among threads where they are
// many; each writes what is its own, so the result does not depend on how many threads there are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "zopa/stability/game/chunks.hpp"
#include "zopa/stability/game/game.hpp"

namespace zopa::stability {

// By digit: one of those that are moved?
using Movers = std::vector<bool>;
[[nodiscard]] Movers digits_of(const Moves& moves, std::size_t party);
[[nodiscard]] Movers digits_of_others(const Moves& moves, std::size_t party);

// values[s] becomes the largest of values over s and all that s can be changed to in these digits.
// Infeasible states hand on what they hold, since a party may change several moves at once.
template <class Score>
void take_largest(const Moves& moves, const Movers& moved, std::span<Score> values,
                  const Sharing& sharing = {});

// … the smallest.
template <class Score>
void take_smallest(const Moves& moves, const Movers& moved, std::span<Score> values,
                   const Sharing& sharing = {});

// The largest over all values of these digits, for each setting of the others, in their order.
template <class Score>
[[nodiscard]] std::vector<Score> largest_over(const Moves& moves, const Movers& folded,
                                              std::span<const Score> values,
                                              const Limits* limits = nullptr);

// … the smallest.
template <class Score>
[[nodiscard]] std::vector<Score> smallest_over(const Moves& moves, const Movers& folded,
                                               std::span<const Score> values,
                                               const Limits* limits = nullptr);

// The feasible states s with scores[s] >= the largest of min(scores, sanctions) over what the party
// can change s to.  Without sanctions: over the scores.
template <class Score>
[[nodiscard]] StateSet withstands_own_moves(const Moves& moves, std::size_t party,
                                            std::span<const Score> scores,
                                            std::span<const Score> sanctions,
                                            const Sharing& sharing = {});

template <class Score>
[[nodiscard]] StateSet states_at_least(std::span<const Score> scores, Score level);

}  // namespace zopa::stability
