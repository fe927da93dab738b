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
  explicit KnownWays(std::size_t needs) : words_((needs + 63) / 64), kept_with_(needs) {}

  // A way needs something.
  void add(const NeedSet& way) {
    ZOPA_EXPECTS(!way.empty());
    const auto fewest = std::min_element(way.begin(), way.end(), [&](auto a, auto b) {
      return kept_with_[a].size() < kept_with_[b].size();
    });
    const std::vector<std::uint64_t> row = row_of(way);
    kept_with_[*fewest].insert(kept_with_[*fewest].end(), row.begin(), row.end());
  }

  // Does some way need nothing else than these, in any order?
  [[nodiscard]] bool hold_one_within(const NeedSet& needs) const {
    const std::vector<std::uint64_t> row = row_of(needs);
    return std::any_of(needs.begin(), needs.end(),
                       [&](std::uint32_t need) { return is_one_within(row, kept_with_[need]); });
  }

 private:
  using Rows = std::vector<std::uint64_t>;  // one after the other

  [[nodiscard]] bool is_one_within(const Rows& row, const Rows& ways) const {
    for (std::size_t at = 0; at < ways.size(); at += words_) {
      std::size_t word = 0;
      while (word < words_ && (ways[at + word] & ~row[word]) == 0) ++word;
      if (word == words_) return true;
    }
    return false;
  }

  [[nodiscard]] Rows row_of(const NeedSet& needs) const {
    Rows row(words_, 0);
    for (const std::uint32_t need : needs) row[need / 64] |= std::uint64_t{1} << (need % 64);
    return row;
  }

  std::size_t words_;            // of a row
  std::vector<Rows> kept_with_;  // by need
};

}  // namespace zopa::deadlock
