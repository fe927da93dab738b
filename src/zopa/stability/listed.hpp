// A conflict of up to 10,000 feasible states with complete preferences: a sign for each state,
// and everything that is said of single states.
#pragma once

#include "zopa/stability/stability.hpp"
#include "zopa/stability/task.hpp"

namespace zopa::stability {

void solve_listed(const Task& task, Stability& result);

}  // namespace zopa::stability
