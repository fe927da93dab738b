#include "zopa/stability/game/simultaneous.hpp"

#include <algorithm>

namespace zopa::stability {

template <class Score>
Simultaneous<Score>::Simultaneous(const BasicGame<Score>& game)
    : game_(game), legal_(game, game.parties()), improvements_(game.parties()) {}

template <class Score>
std::vector<StateSet> Simultaneous<Score>::stable(const Limits* limits) {
  std::vector<StateSet> stable(game_.parties(), StateSet(game_.states()));
  for (std::size_t s = 0; s < game_.states(); ++s) {
    if (s % 1024 == 0 && is_reached(limits)) break;
    if (!game_.is_feasible(s)) continue;
    look_at(s);
    for (std::size_t p = 0; p < game_.parties(); ++p) {
      if (is_stable(p)) stable[p].add(s);
    }
  }
  return stable;
}

template <class Score>
void Simultaneous<Score>::look_at(std::size_t state) {
  state_ = state;
  for (std::size_t p = 0; p < game_.parties(); ++p) {
    const auto& scores = game_.scores[p];
    Changes& changes = improvements_[p];
    changes.clear();
    legal_.any_step(p, state, [&](std::size_t other) {
      if (scores[other] > scores[state]) changes.push_back(other - state);
      return false;
    });
  }
}

template <class Score>
bool Simultaneous<Score>::is_stable(std::size_t party) {
  const Changes& own = improvements_[party];
  if (own.empty()) return true;
  others_.clear();
  for (std::size_t p = 0; p < game_.parties(); ++p) {
    if (p != party && !improvements_[p].empty()) others_.push_back(&improvements_[p]);
  }
  return std::all_of(own.begin(), own.end(),
                     [&](std::size_t change) { return is_sanctioned(party, state_ + change, 0); });
}

template <class Score>
bool Simultaneous<Score>::deters(std::size_t party, std::size_t reached) const {
  const auto& scores = game_.scores[party];
  return game_.is_feasible(reached) && scores[reached] <= scores[state_];
}

template <class Score>
bool Simultaneous<Score>::is_sanctioned(std::size_t party, std::size_t reached,
                                        std::size_t next) const {
  if (next == others_.size()) return deters(party, reached);
  const Changes& changes = *others_[next];
  if (next + 1 == others_.size()) {
    return deters(party, reached) ||
           std::any_of(changes.begin(), changes.end(),
                       [&](std::size_t change) { return deters(party, reached + change); });
  }
  return is_sanctioned(party, reached, next + 1) ||
         std::any_of(changes.begin(), changes.end(), [&](std::size_t change) {
           return is_sanctioned(party, reached + change, next + 1);
         });
}

template class Simultaneous<std::int16_t>;
template class Simultaneous<std::int32_t>;

}  // namespace zopa::stability
