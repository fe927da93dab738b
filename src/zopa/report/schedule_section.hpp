// Who does what in which order, in words.
#pragma once

#include <vector>

#include "zopa/deadlock/schedules.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Nothing where there are none.
void write_schedules(const std::vector<deadlock::Schedule>& schedules, const Words& words,
                     Document& document);

// A sentence each for the brief.
[[nodiscard]] std::vector<Portion> schedules_in_short(
    const std::vector<deadlock::Schedule>& schedules, const Words& words);

}  // namespace zopa::report
