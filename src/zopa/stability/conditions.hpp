// Formulas of the model as conditions on packed states or packages.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/model/formula.hpp"
#include "zopa/stability/game/condition.hpp"

namespace zopa::stability {

// Which issues are digits, and which options their values are.
struct Digits {
  std::vector<IssueId> issues;
  std::vector<std::vector<OptionId>> options;

  [[nodiscard]] std::optional<std::size_t> digit_of(IssueId issue) const;
};

// An issue of the formula that is no digit, if there is one.
[[nodiscard]] std::optional<IssueId> issue_beyond(const Formula& formula, const Digits& digits);

// Two-valued; expects that all its issues are digits.
[[nodiscard]] Condition condition_of(const Formula& formula, const Digits& digits);

}  // namespace zopa::stability
