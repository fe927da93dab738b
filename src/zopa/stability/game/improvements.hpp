// One party's improvements, for every state at once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "zopa/stability/game/chunks.hpp"
#include "zopa/stability/game/fibres.hpp"
#include "zopa/stability/game/game.hpp"

namespace zopa::stability {

// Which states a party prefers to which, within reach of its own moves: in each fibre its states
// from the best on.  One byte a state where the party can bring about 128 states or fewer.
template <class Score>
class Improvements {
 public:
  Improvements(const BasicGame<Score>& game, std::size_t party, const Sharing& sharing = {});

  // values[s] becomes the smallest of values over s and all improvements of the party from s, also
  // several in a row.  Of infeasible states the value is the largest Score.  True where a value
  // changed.
  bool take_smallest(std::span<Score> values, const Sharing& sharing = {}) const;

 private:
  template <class Entry>
  void sort_fibres(const BasicGame<Score>& game, std::size_t party, const Sharing& sharing,
                   std::vector<Entry>& order);
  void make_groups(const Moves& moves, std::size_t party);
  template <class Entry>
  bool lower_all(const std::vector<Entry>& order, std::span<Score> values,
                 const Sharing& sharing) const;
  // Fibres whose bases stand from `first` to `last` in their list.
  template <class Entry>
  bool lower_some(const std::vector<Entry>& order, std::span<Score> values, std::size_t first,
                  std::size_t last) const;
  template <class Entry>
  bool lower_freely(const Entry* order, std::span<Score> fibre, std::size_t width) const;
  template <class Entry>
  bool lower_by_groups(const Entry* order, std::span<Score> fibre, std::size_t width,
                       std::vector<Score>& room) const;

  Fibres fibres_;
  // By fibre, the places of its states from the best on; the highest bit is set where a state is
  // worse than the one before.  Of three widths the narrowest that holds them is used.
  std::vector<std::uint8_t> order8_;
  std::vector<std::uint16_t> order16_;
  std::vector<std::uint32_t> order32_;
  // States of a fibre that are alike in the moves that cannot be taken back.
  std::size_t groups_ = 1;
  std::vector<std::uint32_t> group_of_;              // by place
  std::vector<std::vector<std::uint32_t>> sources_;  // by group: the groups that can change to it
};

}  // namespace zopa::stability
