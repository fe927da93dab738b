// Complete utilities, as other programs' files give them, in the forms that our own format has for
// them: values as given, weights of the swings, and the reservation on that scale.
#pragma once

#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::yaml {

// None where the negotiation has no such utilities.  A line in `warnings` for what no row can say.
[[nodiscard]] std::vector<Position> utility_rows(const Contents& negotiation,
                                                 std::vector<Diagnostic>& warnings);

}  // namespace zopa::yaml
