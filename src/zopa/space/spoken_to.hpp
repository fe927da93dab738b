// The issues that somebody speaks to: the others' options are one and the same as far as the file
// goes, and a package says “either” there.
#pragma once

#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// By issue: does a claim in force, a rule or a proposal name it?  Complete utilities name all.
[[nodiscard]] std::vector<bool> issues_spoken_to(const Negotiation& in_force);

}  // namespace zopa
