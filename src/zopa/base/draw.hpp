// Random numbers without a generator's state: a number is a function of the seed and of what it is
// for, so that completion 4711 is the same alone, in a million, on one core or on eight.
//
//   Draw draw(seed, {.stream = party, .item = completion});
//   const double u = draw.uniform();        // in (0, 1), the next of this item: an odd multiple
//                                           // of 2^-33
//
// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011).
#pragma once

#include <array>
#include <cstdint>

namespace zopa {

class Draw {
 public:
  struct For {
    std::uint32_t stream = 0;  // what it is drawn for: a party, a purpose
    std::uint64_t item = 0;    // which of them
  };
  Draw() = default;
  Draw(std::uint64_t seed, For what) : seed_(seed), what_(what) {}

  double uniform() { return (static_cast<double>(next()) + 0.5) * 0x1p-32; }  // in (0, 1)
  double exponential();                                                       // of mean 1
  double normal();                           // of mean 0 and variance 1 (Box and Muller 1958)
  std::uint32_t below(std::uint32_t bound);  // 0 to bound - 1; expects bound > 0

 private:
  std::uint32_t next() {
    if (left_ == 0) refill();
    return ready_[--left_];
  }
  void refill();
  void refill_by_four();

  std::uint64_t seed_ = 0;
  For what_;
  std::uint32_t step_ = 0;
  std::uint32_t left_ = 0;
  std::array<std::uint32_t, 16> ready_{};  // four at first, then so many
  double spare_normal_ = 0;
  bool has_spare_ = false;
};

}  // namespace zopa
