// Drafts of statements as a list, text by text.
#pragma once

#include "zopa/draft/answer.hpp"
#include "zopa/report/document.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

// `zopa draft`.
[[nodiscard]] Document to_document(const draft::Drafts& drafts, const words::Catalogue& catalogue);

}  // namespace zopa::report
