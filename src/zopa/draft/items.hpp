// What the files of the rules share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "zopa/draft/speakers.hpp"
#include "zopa/draft/tokens.hpp"

namespace zopa::draft {

constexpr std::size_t kFar = 28;   // items between a verb and what belongs to it
constexpr std::size_t kNear = 14;  // … where they are to be close
constexpr std::size_t kLongestLabel = 6;
constexpr std::size_t kFewestWords = 2;  // of what is said

[[nodiscard]] inline bool is_pause(const Item& item) {
  return item.kind == Kind::comma || item.kind == Kind::dash;
}

// The item behind this one: a phrase of several words is left behind whole.
[[nodiscard]] inline std::size_t behind(const std::vector<Item>& items, std::size_t at) {
  return at + std::max<std::size_t>(1, items[at].span);
}

// The first item of the range, from the left, for which `test` holds; its end for none.
template <class Test>
[[nodiscard]] std::size_t first_in(const std::vector<Item>& items, Range range, Test test) {
  std::size_t i = range.begin;
  while (i < range.end && !test(items[i])) ++i;
  return i;
}

template <class Test>
[[nodiscard]] bool any_in(const std::vector<Item>& items, Range range, Test test) {
  return first_in(items, range, test) < range.end;
}

[[nodiscard]] inline std::size_t count_words(const std::vector<Item>& items, Range range) {
  std::size_t words = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (items[i].is_word() || items[i].kind == Kind::quote) ++words;
  }
  return words;
}

}  // namespace zopa::draft
