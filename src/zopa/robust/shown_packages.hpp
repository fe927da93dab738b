// Which packages of a long list are looked at, or shown: those that what is known of them says, and
// of those of which the same is known all or none.
//
//   for (const std::size_t i : shown_packages(robustness, 10)) …
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/robust/robustness.hpp"

namespace zopa::robust {

// As many at most: first those whose efficiency follows, then those of which it is open, last what
// is ruled out; equals by their lot.  What is drawn has no say.  In the order of the list.
[[nodiscard]] std::vector<std::size_t> first_packages(const Robustness& robustness,
                                                      std::size_t most);

// For a short answer.  As many at most, most often efficient first, what is ruled out last; and
// those that are said to be better than one of them.  In the order of the list.
[[nodiscard]] std::vector<std::size_t> shown_packages(const Robustness& robustness,
                                                      std::size_t most);

}  // namespace zopa::robust
