#include "zopa/base/count.hpp"

namespace zopa {

std::optional<std::uint64_t> Count::small() const {
  constexpr std::uint64_t kExact = std::uint64_t{1} << 53;
  constexpr std::size_t kDigits = 16;  // of 2^53
  if (digits.size() > kDigits) return std::nullopt;
  const std::uint64_t value = std::stoull(digits);
  if (value > kExact) return std::nullopt;
  return value;
}

}  // namespace zopa
