// NegoLog's profiles (Doğru, Keskin and Aydoğan 2023): one JSON file a party, two or more of one
// domain.  Utility is the sum of weight times value, both as written; `reservationValue` is that of
// no agreement.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::negolog {

// Profiles in the order of the parties, or a folder with `profileA.json` and `profileB.json`.
[[nodiscard]] Result<foreign::Loaded> read(const std::vector<std::string>& paths,
                                           const foreign::Reading& how = {});

// The profile of one party.  Expects an additive utility.  A reservation that is not known is
// written as 0, which NegoLog has for it, and `warnings` says so.
[[nodiscard]] std::string write(const Contents& negotiation, const CompleteUtility& utility,
                                std::vector<Diagnostic>& warnings);

}  // namespace zopa::negolog
