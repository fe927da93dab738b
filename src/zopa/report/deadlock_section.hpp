// Open packages, conflicts, ways out, demands, red lines and joint lines, in words.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Expects that the deadlock is computed.
void write_deadlock(const engine::Analysis& analysis, const Words& words, Cards& cards,
                    Document& document);

}  // namespace zopa::report
