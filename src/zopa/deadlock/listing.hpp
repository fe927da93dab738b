// Packages by number: the first of those that an encoding allows.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/deadlock/encoding.hpp"

namespace zopa::deadlock {

// Of many issues fewer packages than `most` are listed, but ten at least: nobody reads thousands of
// options.
[[nodiscard]] std::size_t listed_at_most(std::size_t most, std::size_t issues);

// The first packages, in their order (the last issue varying fastest), that have a model under the
// assumptions; values by axis.  Fewer than are listed at most where there are no more, or when
// stopped.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> first_packages(Encoding& encoding,
                                                                     Encoding::Lits assumptions,
                                                                     std::size_t most);

}  // namespace zopa::deadlock
