// The brief as a Word document of about two pages: to edit, to hand on, to print.
//
//   write(to_docx(analysis, words::english()));
//
// The same bytes from the same answer.  Headings, lists and tables are Word's own, so that a screen
// reader finds them and a reader may change them; the pictures of the page stand in it as tables.
#pragma once

#include <string>

#include "zopa/engine/analysis.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

[[nodiscard]] std::string to_docx(const engine::Analysis& analysis,
                                  const words::Catalogue& catalogue);

}  // namespace zopa::report
