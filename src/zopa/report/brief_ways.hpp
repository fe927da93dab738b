// The ways out for the brief: where they are every combination of a few alternatives on each issue,
// these; else, where there are few, a table of them; else who would move and be asked how much.
#pragma once

#include <vector>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// None where there are no ways.
[[nodiscard]] std::vector<Portion> ways_in_short(const deadlock::Deadlock& deadlock,
                                                 const Words& words);

}  // namespace zopa::report
