// Open packages, conflicts, ways out, demands, red lines and joint lines, in words.
#pragma once

#include <string>
#include <vector>

#include "zopa/engine/analysis.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Of a package of the answer, what it says on the issues at these positions in `deadlock.issues`.
[[nodiscard]] std::string package_in_words(const deadlock::Deadlock& deadlock,
                                           const Package& package,
                                           const std::vector<std::size_t>& axes,
                                           const Words& words);

// The packages of the zone that the answer has, each once: some differ only where nobody tells
// options apart.
[[nodiscard]] std::vector<std::string> zone_in_words(const deadlock::Deadlock& deadlock,
                                                     const std::vector<std::size_t>& axes,
                                                     const Words& words);

// Expects that the deadlock is computed.
void write_deadlock(const engine::Analysis& analysis, const Words& words, Cards& cards,
                    Document& document);

}  // namespace zopa::report
