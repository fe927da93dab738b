// Who says so: claims by basis, what goes beyond the statements, frames and sources, in words.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Who no longer speaks for a party, though claims rest on such words alone: names, and for whom.
[[nodiscard]] List voices_in_words(const Words& words);

// Who no longer speaks for a party, and which claims rest on such words alone.  Expects somebody.
[[nodiscard]] Message former_in_words(const engine::Analysis& analysis, const Words& words);

// "worse for A and B and better for C": what it made of no agreement.
[[nodiscard]] List changes_in_words(const Event& event, const Words& words);

// Claims that `cards` has shown already are not shown again.
void write_file(const engine::Analysis& analysis, const Words& words, Cards& cards,
                Document& document);

}  // namespace zopa::report
