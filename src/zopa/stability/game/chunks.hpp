// Work on many states, shared out among threads, that stops in the middle where limits are reached.
#pragma once

#include <algorithm>
#include <cstddef>

#include "zopa/base/budget.hpp"
#include "zopa/base/parallel.hpp"

namespace zopa::stability {

// On so many threads (0: as many as there are cores).  What is made is of no use once the limits
// are reached.
struct Sharing {
  std::size_t threads = 1;
  const Limits* limits = nullptr;
};

// Calls `body(first, last)` for ranges that make up 0 to `count`, each of some 2^18 states:
// starting a thread costs less than such a range, and it takes a few milliseconds.
template <class Body>
void in_chunks(std::size_t count, std::size_t states, const Sharing& sharing, Body body) {
  constexpr std::size_t kStates = std::size_t{1} << 18;
  const std::size_t chunks = std::clamp<std::size_t>(states / kStates, 1, count);
  parallel_for(chunks, sharing.threads, [&](std::size_t chunk) {
    if (is_reached(sharing.limits)) return;
    body(count * chunk / chunks, count * (chunk + 1) / chunks);
  });
}

}  // namespace zopa::stability
