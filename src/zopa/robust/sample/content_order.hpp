// An order of issues and options that depends on what is known of them: neither on their places
// in the file nor on any name.  Preferences are drawn in it, for every order of the file the same.
//
//   const ContentOrder order = content_order(problem);
//   order.axes[0];         // the axis that comes first
//   order.values[a][0];    // of axis a the value that comes first
//
// Issues, options, parties and packages are told apart by colour refinement (Weisfeiler and Leman
// 1968): by what each says of the others, until that tells no more apart.  Of those of which the
// same is known one is set first, and the rest are told apart by that again.  Where one could stand
// for the other in everything, which is first makes no difference but that both change places.
//
// Whether of two packages or questions the same is known is found out by setting first what is
// theirs: what each says of the others may be the same of both, and they different.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/robust/sample/assess.hpp"

namespace zopa::robust {

struct ContentOrder {
  std::vector<std::uint32_t> axes;
  std::vector<std::vector<std::uint32_t>> values;  // by axis of the problem
  // By party and package: the same number where the same is known.  None where there is too much to
  // tell apart: then the order is that of the file.
  std::vector<std::uint64_t> parties;
  std::vector<std::uint64_t> packages;
};

// By the problem's `keeps_values`, which it expects.
[[nodiscard]] ContentOrder content_order(const PartialProblem& problem);

// By question: the same number where the same is known of what it is about.
[[nodiscard]] std::vector<std::uint64_t> kinds_of(const PartialProblem& problem,
                                                  const std::vector<OpenQuestion>& questions);

}  // namespace zopa::robust
