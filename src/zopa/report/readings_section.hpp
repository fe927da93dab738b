// Where the reading decides, in words.
#pragma once

#include "zopa/deadlock/readings.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// `as_it_is`: the answer to the file as it was read.
void write_readings(const deadlock::Readings& readings, const deadlock::Deadlock& as_it_is,
                    const Words& words, Document& document);

// Those that change something, the one that changes most first, without ids.
[[nodiscard]] std::vector<std::string> readings_in_short(const deadlock::Readings& readings,
                                                         const deadlock::Deadlock& as_it_is,
                                                         const Words& words);

}  // namespace zopa::report
