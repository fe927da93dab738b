// The packages worth speaking of, as a list that engines hand on: chosen by what the deadlock found
// (deadlock/candidates.hpp), judged by preferences (settle/, robust/).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "zopa/space/package_space.hpp"

namespace zopa {

enum class CandidateKind : std::uint8_t {
  zone,  // packages that nothing on file excludes
  ways,  // where no tabled one is among them: with the proposals and those that the ways open
};

constexpr std::array<const char*, 2> words_of(CandidateKind /*unused*/) { return {"zone", "ways"}; }

struct Candidates {
  CandidateKind kind = CandidateKind::zone;
  bool is_complete = true;  // else some of each kind, and those that meet most demands
  std::vector<Package> packages;
};

}  // namespace zopa
