// What moved: between two rounds, or two files.
#pragma once

#include "zopa/report/difference_shown.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// The first few changes, and what they did; nothing where no earlier round was held.
void write_moved(const engine::Analysis& analysis, const Words& words, Document& document);

// `zopa diff`: all of it.  `before` and `after` say what is on file on each side.
[[nodiscard]] Document to_document(const DifferenceShown& difference, const Words& before,
                                   const Words& after);

}  // namespace zopa::report
