// The first package in some order of the issues and of each issue's options, of those that hold
// what is assumed.
//
//   const auto first = first_by_order(encoding, order, assumptions, {}, model);
//
// A question is asked about many issues at once, so that it takes few of them: as many as there are
// issues on which the model that is at hand can be bettered, rather than as there are issues.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/deadlock/encoding.hpp"

namespace zopa::deadlock {

struct Order {
  std::vector<std::uint32_t> axes;                  // those that are compared first come first
  std::vector<std::vector<std::uint32_t>> options;  // by axis: of each the best first
};

// Expects that `values` hold what is assumed, and one of `one_of` unless that is empty.  Where a
// limit is reached, the best that was found.
[[nodiscard]] std::vector<std::uint32_t> first_by_order(Encoding& encoding, const Order& order,
                                                        Encoding::Lits assumptions,
                                                        const Encoding::Lits& one_of,
                                                        std::vector<std::uint32_t> values);

}  // namespace zopa::deadlock
