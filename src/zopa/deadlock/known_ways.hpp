// Ways that were found, and whether a set of needs holds one of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/base/contracts.hpp"
#include "zopa/deadlock/needs.hpp"

namespace zopa::deadlock {

// Each way is kept with the one of its needs that the fewest others are kept with: only those kept
// with what a set needs can lie within it.
class KnownWays {
 public:
  explicit KnownWays(std::size_t needs)
      : words_((needs + 63) / 64), kept_with_(needs), row_(words_, 0) {}

  // A way needs something.
  void add(const NeedSet& way) {
    ZOPA_EXPECTS(!way.empty());
    const auto fewest = std::min_element(way.begin(), way.end(), [&](auto a, auto b) {
      return kept_with_[a].size() < kept_with_[b].size();
    });
    fill_row(way);
    kept_with_[*fewest].insert(kept_with_[*fewest].end(), row_.begin(), row_.end());
  }

  // Does some way need nothing else than these, in any order?
  [[nodiscard]] bool hold_one_within(const NeedSet& needs) {
    fill_row(needs);
    return std::any_of(needs.begin(), needs.end(),
                       [&](std::uint32_t need) { return is_one_within(kept_with_[need]); });
  }

 private:
  using Rows = std::vector<std::uint64_t>;  // one after the other

  // … than what the row has?
  [[nodiscard]] bool is_one_within(const Rows& ways) const {
    for (std::size_t at = 0; at < ways.size(); at += words_) {
      std::size_t word = 0;
      while (word < words_ && (ways[at + word] & ~row_[word]) == 0) ++word;
      if (word == words_) return true;
    }
    return false;
  }

  void fill_row(const NeedSet& needs) {
    std::fill(row_.begin(), row_.end(), 0);
    for (const std::uint32_t need : needs) row_[need / 64] |= std::uint64_t{1} << (need % 64);
  }

  std::size_t words_;            // of a row
  std::vector<Rows> kept_with_;  // by need
  Rows row_;                     // of what is asked about: it is asked of a million sets
};

}  // namespace zopa::deadlock
