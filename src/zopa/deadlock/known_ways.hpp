// Ways that were found, and whether a set of needs holds one of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/deadlock/needs.hpp"

namespace zopa::deadlock {

class KnownWays {
 public:
  explicit KnownWays(std::size_t needs) : words_((needs + 63) / 64) {}

  void add(const NeedSet& way) {
    const std::vector<std::uint64_t> row = row_of(way);
    rows_.insert(rows_.end(), row.begin(), row.end());
  }

  // Does some way need nothing else than these?
  [[nodiscard]] bool hold_one_within(const NeedSet& needs) const {
    const std::vector<std::uint64_t> row = row_of(needs);
    for (std::size_t at = 0; at < rows_.size(); at += words_) {
      std::size_t word = 0;
      while (word < words_ && (rows_[at + word] & ~row[word]) == 0) ++word;
      if (word == words_) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] std::vector<std::uint64_t> row_of(const NeedSet& needs) const {
    std::vector<std::uint64_t> row(words_, 0);
    for (const std::uint32_t need : needs) row[need / 64] |= std::uint64_t{1} << (need % 64);
    return row;
  }

  std::size_t words_;  // of a row
  std::vector<std::uint64_t> rows_;
};

}  // namespace zopa::deadlock
