// How many there are, exactly, however many: packages of sixty issues do not fit in 64 bits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace zopa {

// A natural number of any size, in decimal digits without leading zeros.  A value to keep and
// show; the arithmetic is done by space/count.cpp.
struct Count {
  std::string digits = "0";

  Count() = default;
  explicit Count(std::uint64_t value) : digits(std::to_string(value)) {}

  [[nodiscard]] bool is_zero() const { return digits == "0"; }
  // The value where a double, hence any JSON reader, holds it exactly: up to 2^53.
  [[nodiscard]] std::optional<std::uint64_t> small() const;

  friend bool operator==(const Count&, const Count&) = default;
};

}  // namespace zopa
