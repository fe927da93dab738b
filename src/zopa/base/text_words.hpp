// The words of a text in any script, for telling whether two texts speak of the same thing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zopa {

// Letters in lower case.
[[nodiscard]] std::string lower_case(std::string_view text);

// Runs of letters and digits, in lower case.
[[nodiscard]] std::vector<std::string> words_in(std::string_view text);

}  // namespace zopa
