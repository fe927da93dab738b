#include "zopa/stability/game/fibres.hpp"

namespace zopa::stability {

void multiply(std::vector<std::size_t>& places, std::size_t size, std::size_t stride) {
  const std::size_t before = places.size();
  for (std::size_t v = 1; v < size; ++v) {
    for (std::size_t i = 0; i < before; ++i) places.push_back(places[i] + v * stride);
  }
}

Fibres::Fibres(const Moves& moves, std::size_t party) : offsets{0}, bases{0} {
  std::size_t stride = 1;
  bool is_first = true;
  for (const Digit& digit : moves.digits) {
    const bool is_own = digit.mover == party;
    if (is_own && is_first) run = stride;
    is_first = is_first && !is_own;
    multiply(is_own ? offsets : bases, digit.size, stride);
    stride *= digit.size;
  }
  if (is_first) run = stride;
}

}  // namespace zopa::stability
