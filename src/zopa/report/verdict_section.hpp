// The verdict, what it rests on, and how many packages are open to whom, in words.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

void write_verdict(const engine::Analysis& analysis, const Words& words, Cards& cards,
                   Document& document);

}  // namespace zopa::report
