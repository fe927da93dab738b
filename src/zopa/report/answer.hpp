// The answer of `zopa analyze` and of its parts, for a reader with five minutes.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/document.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

// Of the parts that were looked at: of the deadlock alone, no evidence, frames and sources.
[[nodiscard]] Document to_document(const engine::Analysis& analysis,
                                   const words::Catalogue& catalogue);

}  // namespace zopa::report
