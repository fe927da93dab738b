// A negotiation as JSON, for a page that puts it in words: parties, issues, statements, claims with
// their formulas as trees, rounds with what moved in each.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "zopa/model/negotiation.hpp"

namespace zopa::report {

// `in_force` as engines see it; `file` with the claims of every round.
[[nodiscard]] nlohmann::ordered_json json_of(const Negotiation& in_force, const Negotiation& file);

}  // namespace zopa::report
