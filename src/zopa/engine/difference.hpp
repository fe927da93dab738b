// What moved between two answers about one file: after a red line was switched off, say.
//
//   const Difference moved = difference(before, after);
//   moved.opened;   // tabled packages that nothing excludes now, fewer where it is negative
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/engine/analysis.hpp"

namespace zopa::engine {

struct Difference {
  std::optional<deadlock::Verdict> before;
  std::optional<deadlock::Verdict> after;
  // Tabled packages, and all, that nothing on file excludes: more by so many; absent where either
  // number is not known, or does not fit.
  std::optional<std::int64_t> tabled;
  std::optional<std::int64_t> all;
  std::vector<std::string> conflicts_gone;  // by the ids of their lines, joined by " + "
  std::vector<std::string> conflicts_new;
  std::optional<std::int64_t> ways_out;
  std::optional<std::int64_t> packages;  // that there are at all
};

[[nodiscard]] Difference difference(const Analysis& before, const Analysis& after);

}  // namespace zopa::engine
