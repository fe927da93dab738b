// White space of any script.
#pragma once

#include <string>
#include <string_view>

namespace zopa {

// Every run of it as one space; none at either end.
[[nodiscard]] std::string with_single_spaces(std::string_view text);

}  // namespace zopa
