// Which of some things belong together, directly or through others (union and find: Galler and
// Fischer 1964).
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace zopa {

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  // The same for all that belong together: the first of them.
  [[nodiscard]] std::size_t first_of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void link(std::size_t a, std::size_t b) {
    a = first_of(a);
    b = first_of(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace zopa
