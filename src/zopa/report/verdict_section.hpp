// The verdict, what it rests on, and how many packages are open to whom, in words.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

void write_verdict(const engine::Analysis& analysis, const Words& words, Cards& cards,
                   Document& document);

// The verdict alone, or why there is none.  Expects that the deadlock was looked at.
[[nodiscard]] std::string verdict_in_words(const engine::Analysis& analysis, const Words& words);

}  // namespace zopa::report
