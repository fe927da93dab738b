// Ways out as an answer: shown whole or counted, with what they open and on what basis.
#pragma once

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/ways_out.hpp"

namespace zopa::deadlock {

// The ways out to packages in `scope`; in Scope::all only those that open an untabled package, and
// of what they open only those packages.  `base` is the encoding that questions are put to; the
// search for ways uses one of its own.
[[nodiscard]] WaysOut ways_out_of(Encoding& base, Scope scope, const Options& options,
                                  const Run& run, const std::vector<LineSet>& conflicts);

}  // namespace zopa::deadlock
