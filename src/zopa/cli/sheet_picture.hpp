// How a score sheet was read, drawn for a terminal.
#pragma once

#include <string>

#include "zopa/cli/console.hpp"
#include "zopa/io/scores/picture.hpp"

namespace zopa::cli {

// The first rows under the letters of their columns, with what each was taken for; 80 columns.
[[nodiscard]] std::string drawn(const scores::Picture& picture, const Console& console);

}  // namespace zopa::cli
