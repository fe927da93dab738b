// The TypeScript types of an answer.
#pragma once

#include <string>

#include "zopa/answer/type.hpp"

namespace zopa::answer {

// One interface or type for each definition: "open_package" is OpenPackage.
[[nodiscard]] std::string typescript(const Definitions& definitions);

}  // namespace zopa::answer
