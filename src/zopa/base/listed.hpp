// Several things in one sentence: the one place that knows where the commas stand.
//
//   listed({"a", "b", "c"})          // "a, b and c"
//   listed(code(ids), " or ")        // "`a`, `b` or `c`"
#pragma once

#include <string>
#include <vector>

namespace zopa {

[[nodiscard]] std::string listed(const std::vector<std::string>& parts,
                                 const char* before_last = " and ", const char* between = ", ");

// Each in backticks, as ids are.
[[nodiscard]] std::vector<std::string> code(const std::vector<std::string>& ids);

}  // namespace zopa
