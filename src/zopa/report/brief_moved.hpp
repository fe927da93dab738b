// What moved since an earlier round, what that did, and when the parties meet next.
#pragma once

#include <vector>

#include "zopa/engine/analysis.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// None where no round was held before and none is planned.
[[nodiscard]] std::vector<Portion> what_moved(const engine::Analysis& analysis, const Words& words);

}  // namespace zopa::report
