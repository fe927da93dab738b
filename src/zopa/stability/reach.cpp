#include "zopa/stability/reach.hpp"

#include <algorithm>
#include <array>

namespace zopa::stability {
namespace {

constexpr std::size_t kLanes = 512;  // states side by side, in the first cache

struct Larger {
  std::int32_t operator()(std::int32_t a, std::int32_t b) const { return a > b ? a : b; }
};
struct Smaller {
  std::int32_t operator()(std::int32_t a, std::int32_t b) const { return a < b ? a : b; }
};

// Two values: the one row takes the other's where it may change to it.
template <class Better>
void along_two(const Digit& digit, std::size_t stride, Scores& values, Better better) {
  const bool up = digit.may(0, 1);
  const bool down = digit.may(1, 0);
  for (std::size_t base = 0; base < values.size(); base += 2 * stride) {
    std::int32_t* low = &values[base];
    std::int32_t* high = &values[base + stride];
    for (std::size_t k = 0; k < stride; ++k) {
      const std::int32_t own = low[k];
      const std::int32_t other = high[k];
      low[k] = up ? better(own, other) : own;
      high[k] = down ? better(own, other) : other;
    }
  }
}

// As many values: a row of `lanes` states for each, `stride` apart; `before` has room for all.
template <class Better>
void along_rows(const Digit& digit, std::size_t stride, std::size_t lanes, std::int32_t* rows,
                std::int32_t* before, Better better) {
  for (std::uint32_t v = 0; v < digit.size; ++v) {
    std::copy_n(rows + v * stride, lanes, before + v * kLanes);
  }
  for (std::uint32_t from = 0; from < digit.size; ++from) {
    std::int32_t* own = rows + from * stride;
    for (std::uint32_t to = 0; to < digit.size; ++to) {
      if (to == from || !digit.may(from, to)) continue;
      const std::int32_t* other = before + to * kLanes;
      for (std::size_t k = 0; k < lanes; ++k) own[k] = better(own[k], other[k]);
    }
  }
}

template <class Better>
void along(const Digit& digit, std::size_t stride, Scores& values, Better better) {
  if (digit.size == 2) {
    along_two(digit, stride, values, better);
    return;
  }
  std::vector<std::int32_t> before(digit.size * kLanes);
  for (std::size_t base = 0; base < values.size(); base += digit.size * stride) {
    for (std::size_t start = 0; start < stride; start += kLanes) {
      along_rows(digit, stride, std::min(kLanes, stride - start), &values[base + start],
                 before.data(), better);
    }
  }
}

template <class Better>
void take(const Game& game, std::size_t party, Scores& values, Better better) {
  std::size_t stride = 1;
  for (const Digit& digit : game.digits) {
    if (digit.mover == party) along(digit, stride, values, better);
    stride *= digit.size;
  }
}

}  // namespace

void take_largest(const Game& game, std::size_t party, Scores& values) {
  take(game, party, values, Larger());
}

void take_smallest(const Game& game, std::size_t party, Scores& values) {
  take(game, party, values, Smaller());
}

}  // namespace zopa::stability
