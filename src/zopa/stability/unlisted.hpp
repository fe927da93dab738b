// A conflict of more than 10,000 feasible states with complete preferences: how many states are
// stable for each party, and the first equilibria.
#pragma once

#include <optional>

#include "zopa/stability/stability.hpp"
#include "zopa/stability/task.hpp"

namespace zopa::stability {

// In the memory that the run allows, 4 GiB where it says nothing; Nash alone where that needs no
// more than two bits a state.  Says why there is no answer, where there is none.
[[nodiscard]] std::optional<Message> solve_unlisted(const Task& task, Stability& result);

}  // namespace zopa::stability
