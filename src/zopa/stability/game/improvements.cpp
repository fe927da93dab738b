// A fibre's states are visited from the best on, with the smallest value so far at hand: one step a
// state, where comparing all pairs would take as many as the fibre has states.  With moves that
// cannot be taken back, there is a smallest value for each group of states that are alike in them,
// over what can be reached from the group.
#include "zopa/stability/game/improvements.hpp"

#include <algorithm>
#include <atomic>
#include <limits>

#include "zopa/stability/game/chunks.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kTileBytes = 16384;

template <class Score>
constexpr Score kEverything = std::numeric_limits<Score>::max();

template <class Entry>
constexpr Entry kWorse = static_cast<Entry>(Entry{1} << (std::numeric_limits<Entry>::digits - 1));

// Sorted as (score, place) in one number: places tell equal scores apart.
template <class Score>
std::uint64_t sort_key(Score score, std::size_t place) {
  const auto fallen = static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max() -
                                                 static_cast<std::int64_t>(score));
  return (fallen << 32U) | place;
}

}  // namespace

template <class Score>
Improvements<Score>::Improvements(const BasicGame<Score>& game, std::size_t party,
                                  const Sharing& sharing)
    : fibres_(game, party) {
  make_groups(game, party);
  const std::size_t length = fibres_.offsets.size();
  if (length <= kWorse<std::uint8_t>) {
    sort_fibres(game, party, sharing, order8_);
  } else if (length <= kWorse<std::uint16_t>) {
    sort_fibres(game, party, sharing, order16_);
  } else {
    sort_fibres(game, party, sharing, order32_);
  }
}

template <class Score>
template <class Entry>
void Improvements<Score>::sort_fibres(const BasicGame<Score>& game, std::size_t party,
                                      const Sharing& sharing, std::vector<Entry>& order) {
  const auto& offsets = fibres_.offsets;
  const auto& scores = game.scores[party];
  order.resize(offsets.size() * fibres_.bases.size());
  const auto sort_one = [&](std::size_t fibre, std::vector<std::uint64_t>& keys) {
    const std::size_t base = fibres_.bases[fibre];
    Entry* next = &order[fibre * offsets.size()];
    for (std::size_t place = 0; place < offsets.size(); ++place) {
      const std::size_t state = base + offsets[place];
      // Infeasible ones first: they hold the largest number and so take no part.
      const Score score = game.is_feasible(state) ? scores[state] : kEverything<Score>;
      keys[place] = sort_key(score, place);
    }
    std::sort(keys.begin(), keys.end());
    for (std::size_t k = 0; k < keys.size(); ++k, ++next) {
      const bool is_worse = k > 0 && keys[k] >> 32U != keys[k - 1] >> 32U;
      *next = static_cast<Entry>(static_cast<Entry>(keys[k] & 0xffffffffU) |
                                 (is_worse ? kWorse<Entry> : Entry{0}));
    }
  };
  in_chunks(fibres_.bases.size(), order.size(), sharing, [&](std::size_t first, std::size_t last) {
    std::vector<std::uint64_t> keys(offsets.size());
    for (std::size_t fibre = first; fibre < last; ++fibre) sort_one(fibre, keys);
  });
}

template <class Score>
void Improvements<Score>::make_groups(const Moves& moves, std::size_t party) {
  group_of_.assign(fibres_.offsets.size(), 0);
  std::vector<std::size_t> example = {0};  // by group: an offset
  std::size_t below = 1;                   // places
  for (std::size_t d = 0; d < moves.digits.size(); ++d) {
    const Digit& digit = moves.digits[d];
    if (digit.mover != party) continue;
    if (!digit.ruled_out.empty()) {
      for (std::size_t place = 0; place < group_of_.size(); ++place) {
        group_of_[place] += static_cast<std::uint32_t>(place / below % digit.size * groups_);
      }
      for (std::size_t g = groups_; g < groups_ * digit.size; ++g) {
        example.push_back(example[g - groups_] + moves.stride(d));
      }
      groups_ *= digit.size;
    }
    below *= digit.size;
  }
  if (groups_ == 1) return;
  sources_.resize(groups_);
  for (std::size_t to = 0; to < groups_; ++to) {
    for (std::uint32_t from = 0; from < groups_; ++from) {
      if (moves.can_change(party, example[from], example[to])) sources_[to].push_back(from);
    }
  }
}

template <class Score>
bool Improvements<Score>::take_smallest(std::span<Score> values, const Sharing& sharing) const {
  if (!order8_.empty()) return lower_all(order8_, values, sharing);
  return order16_.empty() ? lower_all(order32_, values, sharing)
                          : lower_all(order16_, values, sharing);
}

template <class Score>
template <class Entry>
bool Improvements<Score>::lower_all(const std::vector<Entry>& order, std::span<Score> values,
                                    const Sharing& sharing) const {
  std::atomic<bool> changed = false;
  in_chunks(fibres_.bases.size(), values.size(), sharing, [&](std::size_t first, std::size_t last) {
    if (lower_some(order, values, first, last)) changed = true;
  });
  return changed;
}

// Neighbouring fibres together: their states lie side by side.
template <class Score>
template <class Entry>
bool Improvements<Score>::lower_some(const std::vector<Entry>& order, std::span<Score> values,
                                     std::size_t first, std::size_t last) const {
  const auto& offsets = fibres_.offsets;
  const std::size_t most = std::max<std::size_t>(kTileBytes / sizeof(Score) / offsets.size(), 1);
  const std::size_t lanes = std::min(fibres_.run, most);
  std::vector<Score> tile(offsets.size() * lanes);
  std::vector<Score> room(2 * groups_);
  bool changed = false;
  while (first < last) {
    const std::size_t width = std::min({lanes, fibres_.run - first % fibres_.run, last - first});
    Score* at = &values[fibres_.bases[first]];
    for (std::size_t r = 0; r < offsets.size(); ++r) {
      std::copy_n(at + offsets[r], width, &tile[r * width]);
    }
    bool tile_changed = false;
    for (std::size_t lane = 0; lane < width; ++lane) {
      const Entry* fibre = &order[(first + lane) * offsets.size()];
      const std::span<Score> own(&tile[lane], tile.size() - lane);
      const bool lowered =
          groups_ == 1 ? lower_freely(fibre, own, width) : lower_by_groups(fibre, own, width, room);
      tile_changed = tile_changed || lowered;
    }
    if (tile_changed) {
      changed = true;
      for (std::size_t r = 0; r < offsets.size(); ++r) {
        std::copy_n(&tile[r * width], width, at + offsets[r]);
      }
    }
    first += width;
  }
  return changed;
}

template <class Score>
template <class Entry>
bool Improvements<Score>::lower_freely(const Entry* order, std::span<Score> fibre,
                                       std::size_t width) const {
  Score better = kEverything<Score>;  // the smallest value of what is better than the tie at hand
  Score smallest = better;            // … of all so far
  bool changed = false;
  for (std::size_t k = 0; k < fibres_.offsets.size(); ++k) {
    const Entry entry = order[k];
    better = (entry & kWorse<Entry>) != 0 ? smallest : better;
    Score& value = fibre[(entry & static_cast<Entry>(~kWorse<Entry>)) * width];
    const Score lowered = std::min(value, better);
    changed = changed || lowered != value;
    value = lowered;
    smallest = std::min(smallest, lowered);
  }
  return changed;
}

template <class Score>
template <class Entry>
bool Improvements<Score>::lower_by_groups(const Entry* order, std::span<Score> fibre,
                                          std::size_t width, std::vector<Score>& room) const {
  Score* better = room.data();  // by group, over what it can change to
  Score* smallest = room.data() + groups_;
  std::fill(room.begin(), room.end(), kEverything<Score>);
  bool changed = false;
  for (std::size_t k = 0; k < fibres_.offsets.size(); ++k) {
    const Entry entry = order[k];
    if ((entry & kWorse<Entry>) != 0) std::copy_n(smallest, groups_, better);
    const std::size_t place = entry & static_cast<Entry>(~kWorse<Entry>);
    const std::uint32_t group = group_of_[place];
    Score& value = fibre[place * width];
    const Score lowered = std::min(value, better[group]);
    changed = changed || lowered != value;
    value = lowered;
    for (const std::uint32_t source : sources_[group]) {
      smallest[source] = std::min(smallest[source], lowered);
    }
  }
  return changed;
}

template class Improvements<std::int16_t>;
template class Improvements<std::int32_t>;

}  // namespace zopa::stability
