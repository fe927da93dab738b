// Rows that an assistant proposes, in a form that strict structured outputs accept: lists of rows,
// every object closed, every key there (null where there is nothing to say), no patterns, no
// references, five levels at most.
#pragma once

#include <string>

namespace zopa::mcp {

// JSON Schema 2020-12.  `zopa schema --draft`, and what the tool `propose` takes.
[[nodiscard]] std::string draft_schema();

// The same with the name of the file beside the rows, nothing of it needed.
[[nodiscard]] std::string proposal_schema();

}  // namespace zopa::mcp
