#include "zopa/stability/game/simultaneous.hpp"

#include <algorithm>

namespace zopa::stability {

template <class Score>
Simultaneous<Score>::Simultaneous(const BasicGame<Score>& game, std::size_t party)
    : game_(game), party_(party), legal_(game, game.parties()) {}

template <class Score>
bool Simultaneous<Score>::is_stable(std::size_t state) const {
  const Changes own = improvements(party_, state);
  if (own.empty()) return true;
  std::vector<Changes> others;
  for (std::size_t p = 0; p < game_.parties(); ++p) {
    if (p == party_) continue;
    Changes changes = improvements(p, state);
    if (!changes.empty()) others.push_back(std::move(changes));
  }
  return std::all_of(own.begin(), own.end(), [&](std::size_t change) {
    return is_sanctioned(state, state + change, others, 0);
  });
}

template <class Score>
typename Simultaneous<Score>::Changes Simultaneous<Score>::improvements(std::size_t party,
                                                                        std::size_t state) const {
  const auto& scores = game_.scores[party];
  Changes changes;
  legal_.any_step(party, state, [&](std::size_t other) {
    if (scores[other] > scores[state]) changes.push_back(other - state);
    return false;
  });
  return changes;
}

template <class Score>
bool Simultaneous<Score>::is_sanctioned(std::size_t state, std::size_t reached,
                                        const std::vector<Changes>& others,
                                        std::size_t next) const {
  if (next == others.size()) {
    return game_.is_feasible(reached) &&
           game_.scores[party_][reached] <= game_.scores[party_][state];
  }
  if (is_sanctioned(state, reached, others, next + 1)) return true;
  return std::any_of(others[next].begin(), others[next].end(), [&](std::size_t change) {
    return is_sanctioned(state, reached + change, others, next + 1);
  });
}

template class Simultaneous<std::int16_t>;
template class Simultaneous<std::int32_t>;

}  // namespace zopa::stability
