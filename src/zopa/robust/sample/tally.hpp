// Counts over many completions: how often a package ranks first, is efficient, is a solution.
//
//   const Tally tally = tally_of(sampler, 10'000, {.full_ranks = true});
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/robust/sample/sampler.hpp"

namespace zopa::robust {

constexpr std::size_t kMostPairwise = 60;  // packages of which every pair is counted

// What was counted over completions of one prior.
struct Tally {
  std::size_t completions = 0;
  bool failed = false;                            // some party's completion was not found
  std::vector<std::vector<std::uint64_t>> first;  // by party and package
  std::vector<std::vector<std::uint64_t>> ranks;  // by party; package * packages + rank
  std::vector<std::vector<double>> weight_sums;   // by party; package * axes + axis, where first
  std::vector<std::uint64_t> efficient;
  std::vector<std::uint64_t> utilitarian;
  std::vector<std::uint64_t> egalitarian;
  std::vector<std::uint64_t> nash;
  std::vector<std::vector<std::uint64_t>> acceptable;  // by party and package
  std::vector<std::vector<std::uint64_t>> wins;        // by party; a * packages + b

  void add(const Tally& other);
};

struct TallyOptions {
  bool efficiency = true;
  bool full_ranks = false;
  bool pairs = false;
};

// Over at least so many, in whole turns, fewer where a limit is reached.  The same for any number
// of threads.
[[nodiscard]] Tally tally_of(const Sampler& sampler, std::size_t completions,
                             const TallyOptions& what);

}  // namespace zopa::robust
