// The ways, in three groups, in the same words for every party.
#pragma once

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// "Would Town accept “Long” on Quay?"
[[nodiscard]] std::string in_words(const deadlock::Question& question, const Words& words);

// "8 by moves alone, one by options that nobody has tabled, 18 by both"
[[nodiscard]] List ways_by_group(const deadlock::Ways& ways);

// Who would move how many lines and be asked how many questions: a part for each group.
[[nodiscard]] std::vector<Portion> patterns_of(const deadlock::Deadlock& deadlock,
                                               const Words& words);

void write_ways(const deadlock::Deadlock& deadlock, const Words& words, Document& document);

}  // namespace zopa::report
