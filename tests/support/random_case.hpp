// Small random negotiations with everything in them: partial orders, hypothetical and excluded
// options, own moves, red lines over several issues, all firmnesses, rules, agreement rules,
// numbers with reservations, statements of every basis.
#pragma once

#include "choices.hpp"

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

struct CaseLimits {
  std::uint32_t parties = 4;
  std::uint32_t issues = 6;
  std::uint32_t options = 3;
  std::uint32_t red_lines = 6;
  bool reservations = false;
  bool easing = false;  // options that make up for red lines
};

[[nodiscard]] Negotiation random_case(Choices& choices, const CaseLimits& limits = {});

}  // namespace zopa::testing
