// A set of states, one bit a state.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace zopa::stability {

class StateSet {
 public:
  explicit StateSet(std::size_t states = 0) : size_(states), words_((states + 63) / 64, 0) {}

  [[nodiscard]] std::size_t size() const { return size_; }  // states, in the set or not
  [[nodiscard]] bool has(std::size_t state) const {
    return ((words_[state / 64] >> (state % 64)) & 1U) != 0;
  }
  void add(std::size_t state) { words_[state / 64] |= std::uint64_t{1} << (state % 64); }
  void add_all(const StateSet& other) {
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
  }
  void keep_only(const StateSet& other) {
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
  }
  void remove(std::size_t state) { words_[state / 64] &= ~(std::uint64_t{1} << (state % 64)); }

  // State 64 w + b is bit b of word w; what lies beyond the last state is not set.
  [[nodiscard]] std::span<std::uint64_t> words() { return words_; }
  [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }
  void clear_beyond() {
    if (size_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
  }

  [[nodiscard]] std::size_t count() const {
    std::size_t count = 0;
    for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
    return count;
  }
  // Calls `body` with each state in the set, in order.
  template <class Body>
  void for_each(Body body) const {
    any_of([&](std::size_t state) {
      body(state);
      return false;
    });
  }
  // … until it returns true.
  template <class Body>
  bool any_of(Body body) const {
    for (std::size_t w = 0; w < words_.size(); ++w) {
      for (std::uint64_t rest = words_[w]; rest != 0; rest &= rest - 1) {
        if (body(w * 64 + static_cast<std::size_t>(std::countr_zero(rest)))) return true;
      }
    }
    return false;
  }

  friend bool operator==(const StateSet&, const StateSet&) = default;

 private:
  std::size_t size_;
  std::vector<std::uint64_t> words_;
};

// Every run of so many states `times` over: what a digit that makes no difference does to a set.
[[nodiscard]] StateSet with_runs_repeated(const StateSet& set, std::size_t run, std::size_t times);

}  // namespace zopa::stability
