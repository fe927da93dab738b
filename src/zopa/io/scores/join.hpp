// Sheets of one party each as one sheet: the first gives the issues and options, the others are
// held against it.
#pragma once

#include <optional>
#include <vector>

#include "zopa/io/scores/sheet.hpp"

namespace zopa::scores {

// A sheet of several parties stands alone.  nullopt, and a fault, where there is more than that.
[[nodiscard]] std::optional<Sheet> joined(std::vector<Sheet> sheets, Findings& findings);

}  // namespace zopa::scores
