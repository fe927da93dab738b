// A conflict of up to 10,000 feasible states whose preferences are known in part: in how many of
// their completions a state is stable.
//
// Where all that is open are answers to some statements, up to 10 of them, every completion is gone
// through; else some are drawn (preference/completions.hpp).
#pragma once

#include <optional>

#include "zopa/stability/stability.hpp"
#include "zopa/stability/task.hpp"

namespace zopa::stability {

// Says why there is no answer, where there is none.
[[nodiscard]] std::optional<Message> solve_in_part(const Task& task, Stability& result);

}  // namespace zopa::stability
