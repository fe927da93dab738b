// Work on many states, shared out among threads.
#pragma once

#include <algorithm>
#include <cstddef>

#include "zopa/base/parallel.hpp"

namespace zopa::stability {

// Calls `body(first, last)` for ranges that make up 0 to `count`, on several threads where there
// are many states.
template <class Body>
void in_chunks(std::size_t count, std::size_t states, std::size_t threads, Body body) {
  constexpr std::size_t kStates = std::size_t{1} << 18;  // of a chunk: starting a thread costs less
  const std::size_t chunks = threads == 1 ? 1 : std::clamp<std::size_t>(states / kStates, 1, count);
  parallel_for(chunks, threads, [&](std::size_t chunk) {
    body(count * chunk / chunks, count * (chunk + 1) / chunks);
  });
}

}  // namespace zopa::stability
