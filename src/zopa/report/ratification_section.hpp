// Who else must say yes: what can be signed at the table, what would stand afterwards, who stops
// what, and what would have to give for it to stand.
#pragma once

#include <vector>

#include "zopa/engine/analysis.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Is there something that can be signed, though none of it would stand?
[[nodiscard]] bool stands_nothing(const engine::Analysis& analysis);

// What a reader of the verdict has to know of ratifiers; nothing where there are none.
void add_sentences_of_ratification(const engine::Analysis& analysis, const Words& words,
                                   List& sentences);

// For the brief; none without ratifiers.
[[nodiscard]] std::vector<Portion> ratification_in_short(const engine::Analysis& analysis,
                                                         const Words& words);

void write_ratification(const engine::Analysis& analysis, const Words& words, Cards& cards,
                        Document& document);

}  // namespace zopa::report
