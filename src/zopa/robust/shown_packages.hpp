// Which packages of a long list a short answer shows: the first ones of the file of equals alone.
//
//   for (const std::size_t i : shown_packages(robustness, 10)) …
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/robust/robustness.hpp"

namespace zopa::robust {

// As many, most often efficient first, what is ruled out last; and those that are said to be better
// than one of them.  In the order of the list.
[[nodiscard]] std::vector<std::size_t> shown_packages(const Robustness& robustness,
                                                      std::size_t most);

}  // namespace zopa::robust
