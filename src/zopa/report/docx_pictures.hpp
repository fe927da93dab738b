// The pictures "who refuses what" and "knots and ways" as tables of a Word document: words and
// letters, on the colours that the page has.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/docx_parts.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Nothing where there is nothing to draw.
void add_pictures(const engine::Analysis& analysis, const Words& words, DocxBody& body);

}  // namespace zopa::report
