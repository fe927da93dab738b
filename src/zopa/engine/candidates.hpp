// The packages worth speaking of, by what the deadlock found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::engine {

enum class CandidateKind : std::uint8_t {
  zone,      // packages that nothing on file excludes
  ways_out,  // where no tabled one is among them: with those that the first class of ways out opens
};

struct Candidates {
  CandidateKind kind = CandidateKind::zone;
  bool is_complete = true;  // else the first ones
  std::vector<Package> packages;
};

[[nodiscard]] Candidates candidates_of(const deadlock::Deadlock& deadlock, std::size_t most);

}  // namespace zopa::engine
