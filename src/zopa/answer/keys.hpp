// The keys of an answer as Markdown: what docs/reference/json.md tells of each object.
#pragma once

#include <string>

#include "zopa/answer/type.hpp"

namespace zopa::answer {

// For each definition a line `NAME`, empty lines around, and a table of its keys.  Keys of objects
// that have no name of their own stand in the table as `outer` › `inner`.
[[nodiscard]] std::string key_tables(const Definitions& definitions);

}  // namespace zopa::answer
