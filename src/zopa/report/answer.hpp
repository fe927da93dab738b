// The answer of `zopa analyze` and of its parts, for a reader with five minutes.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/document.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

enum class Part : unsigned char {
  everything,  // analyze
  deadlock,    // deadlock: without evidence, frames and sources
};

[[nodiscard]] Document to_document(const engine::Analysis& analysis, Part part,
                                   const words::Catalogue& catalogue);

}  // namespace zopa::report
