// Random values drawn from a list of numbers, so that a failing case shrinks with the list: an
// exhausted or shrunk list draws zeros, the simplest choice everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace zopa::testing {

class Choices {
 public:
  explicit Choices(std::vector<std::uint32_t> numbers) : numbers_(std::move(numbers)) {}

  std::uint32_t below(std::uint32_t bound) {
    if (next_ >= numbers_.size() || bound == 0) return 0;
    return numbers_[next_++] % bound;
  }
  std::uint32_t between(std::uint32_t low, std::uint32_t high) {
    return low + below(high - low + 1);
  }
  bool chance(std::uint32_t percent) { return below(100) >= 100 - percent; }

 private:
  std::vector<std::uint32_t> numbers_;
  std::size_t next_ = 0;
};

}  // namespace zopa::testing
