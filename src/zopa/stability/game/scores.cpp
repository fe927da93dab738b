#include "zopa/stability/game/scores.hpp"

#include <limits>

#include "zopa/base/contracts.hpp"
#include "zopa/stability/game/chunks.hpp"

namespace zopa::stability {
namespace {

constexpr std::int32_t kMostScore = std::int32_t{1} << 29;  // then scores are made dense

}  // namespace

template <class Score>
std::vector<Score> scores_by(const Moves& moves, const std::vector<Wish>& wishes,
                             const Limits* limits) {
  std::vector<Score> scores(moves.states(), 0);
  std::int32_t most = 0;
  for (const Wish& wish : wishes) {
    const StateSet holds = wish.condition->states(moves);
    in_chunks(scores.size(), scores.size(), {1, limits}, [&](std::size_t first, std::size_t last) {
      for (std::size_t s = first; s < last; ++s) {
        const bool is_met = holds.has(s) == wish.is_wanted;
        scores[s] = static_cast<Score>(2 * scores[s] + (is_met ? 1 : 0));
      }
    });
    most = 2 * most + 1;
    if constexpr (sizeof(Score) < sizeof(most)) {
      ZOPA_EXPECTS(most < std::numeric_limits<Score>::max());
    } else if (most > kMostScore) {
      scores = ranks(scores);
      most = *std::max_element(scores.begin(), scores.end());
    }
  }
  return scores;
}

template std::vector<std::int16_t> scores_by(const Moves&, const std::vector<Wish>&, const Limits*);
template std::vector<std::int32_t> scores_by(const Moves&, const std::vector<Wish>&, const Limits*);

}  // namespace zopa::stability
