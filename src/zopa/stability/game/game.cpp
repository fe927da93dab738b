#include "zopa/stability/game/game.hpp"

#include <algorithm>

namespace zopa::stability {

bool Digit::may(std::uint32_t from, std::uint32_t to) const {
  return std::find(ruled_out.begin(), ruled_out.end(), std::pair{from, to}) == ruled_out.end();
}

std::size_t Moves::states() const { return stride(digits.size()); }

std::size_t Moves::stride(std::size_t digit) const {
  std::size_t stride = 1;
  for (std::size_t d = 0; d < digit; ++d) stride *= digits[d].size;
  return stride;
}

std::uint32_t Moves::value(std::size_t state, std::size_t digit) const {
  return static_cast<std::uint32_t>(state / stride(digit) % digits[digit].size);
}

bool Moves::can_change(std::size_t party, std::size_t from, std::size_t to) const {
  for (const Digit& digit : digits) {
    const auto own = static_cast<std::uint32_t>(from % digit.size);
    const auto other = static_cast<std::uint32_t>(to % digit.size);
    if (own != other && (digit.mover != party || !digit.may(own, other))) return false;
    from /= digit.size;
    to /= digit.size;
  }
  return true;
}

bool Moves::is_free(std::size_t party) const {
  return std::all_of(digits.begin(), digits.end(), [&](const Digit& digit) {
    return digit.mover != party || digit.ruled_out.empty();
  });
}

}  // namespace zopa::stability
