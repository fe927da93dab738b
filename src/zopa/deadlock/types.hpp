// What the searches of this folder and its answer share.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "zopa/base/count.hpp"

namespace zopa::deadlock {

// A number of packages: exact, or not known, and then perhaps whether there is one at all.
struct PackageCount {
  std::optional<Count> count;
  std::optional<bool> any;

  friend bool operator==(const PackageCount&, const PackageCount&) = default;

  [[nodiscard]] const std::optional<Count>& shown() const { return count; }
};

enum class WayKind : std::uint8_t { by_moves, by_options, by_both };
inline constexpr std::array kWayKinds = {WayKind::by_moves, WayKind::by_options, WayKind::by_both};

// How much a way asks of one party at most: classes are compared in this order, the least first.
// None of it changes when a party is split into allies who say the same.
struct ClassKey {
  std::uint32_t most_firm_by_one = 0;
  std::uint32_t most_soft_by_one = 0;
  std::uint32_t most_questions_to_one = 0;

  friend auto operator<=>(const ClassKey&, const ClassKey&) = default;
};

// Ways are looked for where the firm lines that a party must move at least, times all that could
// move, are no more: beyond that, counting them takes gigabytes.
inline constexpr std::uint64_t kMostMovesCounted = 250'000;

struct ConflictLimits {
  std::size_t most = 1000;              // conflicts to look for where they are not all found
  std::uint64_t elimination = 200'000;  // steps, of sat/elimination.hpp
  std::uint64_t exploration = 2'000;    // questions, where elimination cannot be used or ended
};

}  // namespace zopa::deadlock
