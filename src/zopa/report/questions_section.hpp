// The one list of what is worth asking.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

enum class QuestionsShown : unsigned char { some, all };

// Questions of one rank together, under what an answer to one of them would change; of `some`,
// a dozen at most of each kind.  Nothing where the answer has none.
void write_questions(const engine::Analysis& analysis, const Words& words, Cards& cards,
                     QuestionsShown shown, Document& document);

// All of them, those to ask first first, without ids.
[[nodiscard]] std::vector<std::string> questions_in_short(const engine::Analysis& analysis,
                                                          const Words& words);

// `zopa ask`.
[[nodiscard]] Document questions_alone(const engine::Analysis& analysis,
                                       const words::Catalogue& catalogue);

}  // namespace zopa::report
