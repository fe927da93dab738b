// Which positions are in force together.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// When a position is in force: from the moment `start` on, until `end`.  Moment 0 is before all
// rounds, moment r + 1 that of round r.
struct Span {
  std::size_t position = 0;
  std::size_t start = 0;
  std::size_t end = std::numeric_limits<std::size_t>::max();
};

// Of the sound positions that ever are, in the order of the file.
[[nodiscard]] std::vector<Span> spans_of(const Contents& contents,
                                         const std::vector<bool>& is_sound);

// Calls `visit` with the positions of these that are in force together, in the order of the file:
// once for each set of them that is not a part of a later one.
void for_each_stage(const std::vector<Span>& spans,
                    const std::function<void(const std::vector<std::size_t>&)>& visit);

}  // namespace zopa
