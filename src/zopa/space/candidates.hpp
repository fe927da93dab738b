// The packages worth speaking of, as a list that engines hand on: chosen by what the deadlock found
// (engine/candidates.hpp), judged by preferences (settle/, robust/).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "zopa/space/package_space.hpp"

namespace zopa {

enum class CandidateKind : std::uint8_t {
  zone,  // packages that nothing on file excludes
  ways,  // where no tabled one is among them: with those that the ways open
};

constexpr std::array<const char*, 2> words_of(CandidateKind /*unused*/) { return {"zone", "ways"}; }

struct Candidates {
  CandidateKind kind = CandidateKind::zone;
  bool is_complete = true;  // else the first ones
  std::vector<Package> packages;
};

}  // namespace zopa
