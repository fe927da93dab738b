// Ways out and untabled packages, in the same words for every party.
#pragma once

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// "3 firm lines to move, at most 2 of one party, and one soft line to move"
[[nodiscard]] List lines_moved(const deadlock::ClassKey& key);

void write_ways(const deadlock::Deadlock& deadlock, const Words& words, Document& document);

void write_untabled(const deadlock::Deadlock& deadlock, const Words& words, Document& document);

}  // namespace zopa::report
