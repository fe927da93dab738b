// What follows and what is ruled out of packages, whatever the completions of the parties are.
//
//   const bool is_whole = conclude(problem, options, answer);
//
// Every pair of packages is compared: random completions speak against most of what might hold
// (preference/witnesses.hpp), programmes prove what none of them speaks against.  What no pair
// decides, several packages together may (never.hpp).
#pragma once

#include "zopa/robust/sample/assess.hpp"

namespace zopa::robust {

// Expects an assessment with its packages.  False where it was stopped.
[[nodiscard]] bool conclude(const PartialProblem& problem, const SampleOptions& options,
                            Assessment& answer);

}  // namespace zopa::robust
