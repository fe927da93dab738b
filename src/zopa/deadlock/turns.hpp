// Steps of several parties taken in turn, so that nobody is further ahead of the others than need
// be.
//
//   const std::optional<Reciprocal> plan = reciprocal({2, 1});
//   plan->numerator, plan->denominator  // 1/2: the most that a party is ever ahead
//   plan->waits[p][k][q]  // before its step k, p waits until q has made so many of its steps
//
// A party that has made k of its n steps has gone the share k/n of its way.  Its exposure is by how
// much that exceeds the smallest share among the others: what it has done without an answer.  The
// exposure of an order of steps is the largest that anybody has after a step of its own; the
// smallest that an order can have is a bottleneck shortest path (Pollack 1960) over how many steps
// each has made.  Said as what each step waits for, the plan favours nobody: whatever order keeps
// to it is as good as any.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace zopa::deadlock {

struct Reciprocal {
  // The most that anybody is ahead, as a fraction of whole numbers.
  std::size_t numerator = 0;
  std::size_t denominator = 1;
  std::vector<std::vector<std::vector<std::size_t>>> waits;  // by party, step and other party
};

// By party the number of its steps, each at least 1; two parties or more.  Nothing where there are
// more than a million combinations.
[[nodiscard]] std::optional<Reciprocal> reciprocal(const std::vector<std::size_t>& steps);

}  // namespace zopa::deadlock
