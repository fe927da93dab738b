// Who asks for what and rules out what, issue by issue, and what is known of the other issues.
#pragma once

#include <vector>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Contested issues, each with what every party says of it; then the claims that link several.
[[nodiscard]] std::vector<Portion> standpoints_in_short(const deadlock::Deadlock& deadlock,
                                                        const Words& words);

// Issues that are not contested, by what is known of them.
[[nodiscard]] std::vector<Portion> other_issues(const deadlock::Deadlock& deadlock,
                                                const Words& words);

}  // namespace zopa::report
