// What blocks an agreement, and where demands meet, each in a sentence.
#pragma once

#include <vector>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Conflicts of the same parties on one issue each stand together.
[[nodiscard]] std::vector<Portion> what_blocks(const deadlock::Deadlock& deadlock,
                                               const Words& words);

// Collisions on what does not block by itself; where they say the same of several issues, together.
[[nodiscard]] std::vector<Portion> where_demands_meet(const deadlock::Deadlock& deadlock,
                                                      const Words& words);

}  // namespace zopa::report
