// A random negotiation, drawn within a property.
#pragma once

#include <cstdint>
#include <vector>

#include "choices.hpp"
#include "random_case.hpp"
#include <rapidcheck.h>

namespace zopa::testing {

[[nodiscard]] inline Negotiation drawn_case() {
  const auto numbers = *rc::gen::container<std::vector<std::uint32_t>>(
      400, rc::gen::inRange<std::uint32_t>(0, 1'000'000));
  Choices choices(numbers);
  return random_case(choices, {.parties = 4, .issues = 4, .options = 3, .red_lines = 6});
}

}  // namespace zopa::testing
