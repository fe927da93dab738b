// Ways out and untabled packages, in the same words for every party.
#pragma once

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// "no party moves more than 2 firm lines, 3 in all"
[[nodiscard]] std::string burden(const deadlock::ClassKey& key);

void write_ways(const deadlock::Deadlock& deadlock, const Words& words, Document& document);

void write_untabled(const deadlock::Deadlock& deadlock, const Words& words, Document& document);

}  // namespace zopa::report
