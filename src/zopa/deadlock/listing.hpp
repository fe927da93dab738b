// Packages by number: the first of those that an encoding allows.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/deadlock/encoding.hpp"

namespace zopa::deadlock {

using PackageList = std::vector<std::vector<std::uint32_t>>;  // values by axis

// Of many issues fewer packages than `most`, of so many options in all; but ten at least.
[[nodiscard]] std::size_t fewer_of_many(std::size_t most, std::size_t issues, std::size_t options);

// … where somebody is to read them.
[[nodiscard]] std::size_t listed_at_most(std::size_t most, std::size_t issues);

// The first packages, in their order (the last issue varying fastest), that have a model under the
// assumptions.  Fewer than are listed at most where there are no more, or when stopped.
[[nodiscard]] PackageList first_packages(Encoding& encoding, Encoding::Lits assumptions,
                                         std::size_t most);

}  // namespace zopa::deadlock
