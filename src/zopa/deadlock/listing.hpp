// Packages by number: the first of those that an encoding allows.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/deadlock/encoding.hpp"

namespace zopa::deadlock {

// The first `most` packages, in their order (the last issue varying fastest), that have a model
// under the assumptions; values by axis.  Fewer where there are no more, or when stopped; of many
// issues fewer than that, but ten at least: nobody reads thousands of options.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> first_packages(Encoding& encoding,
                                                                     Encoding::Lits assumptions,
                                                                     std::size_t most);

}  // namespace zopa::deadlock
