// Red lines on the numbers of one issue: how far they are apart, and how far one moves.
#pragma once

#include <optional>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/problem.hpp"

namespace zopa::deadlock {

// The numbers that the line allows; nullopt where it is no line on one numeric issue alone, or
// where these are not one stretch.
[[nodiscard]] std::optional<Range> allowed_numbers(const LineProblem& problem, const Line& line);

// nullopt where the numbers of both are not known, or have some in common.
[[nodiscard]] std::optional<Gap> gap_between(const LineProblem& problem, const Line& a,
                                             const Line& b);

// Of what the line would need to accept; nullopt where its numbers are not known, or where that
// lies on both sides of them.
[[nodiscard]] std::optional<NumberMove> number_move(const LineProblem& problem, const Line& line,
                                                    const MoveNeeded& move);

}  // namespace zopa::deadlock
