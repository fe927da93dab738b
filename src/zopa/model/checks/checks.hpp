// Every condition that makes Contents a Negotiation, checked at once.
//
//   const std::vector<Flaw> flaws = flaws_of(contents);   // none: engines may rely on all of it
//
// Any contents may be given: ids that lead nowhere, formulas without parts, texts that are no text.
// Cost: linear in the contents, but for positions of one party about one order or number, which are
// taken together once for each round that replaces some.
#pragma once

#include <vector>

#include "zopa/model/checks/flaws.hpp"

namespace zopa {

[[nodiscard]] std::vector<Flaw> flaws_of(const Contents& contents);

}  // namespace zopa
