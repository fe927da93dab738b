#include "zopa/stability/game.hpp"

#include <algorithm>

namespace zopa::stability {

bool Digit::may(std::uint32_t from, std::uint32_t to) const {
  return std::find(ruled_out.begin(), ruled_out.end(), std::pair{from, to}) == ruled_out.end();
}

std::size_t Game::states() const { return stride(digits.size()); }

std::size_t Game::stride(std::size_t digit) const {
  std::size_t stride = 1;
  for (std::size_t d = 0; d < digit; ++d) stride *= digits[d].size;
  return stride;
}

}  // namespace zopa::stability
