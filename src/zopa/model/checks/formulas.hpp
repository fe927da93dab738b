// Formulas and agreement rules: each with the parts that it needs, of options that there are.
#pragma once

#include "zopa/model/checks/flaws.hpp"

namespace zopa {

// So many formulas may stand within one another; more than any that is read from a text has.
constexpr std::size_t kMostDepth = 500;

// False, and a flaw at `spot`, where engines could not rely on the formula.
bool check_formula(const Contents& contents, const Formula& formula, const Spot& spot,
                   Flaws& flaws);

// The agreement rule, where there is one.
void check_agreement(const Contents& contents, Flaws& flaws);

}  // namespace zopa
