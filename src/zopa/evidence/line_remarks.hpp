// Does a red line go beyond what its party said?
#pragma once

#include <vector>

#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::evidence {

// Remarks on red lines that are stated or relayed though no statement behind them names their issue
// or one of its options, and on those that shut out what their own party asks for or takes.
[[nodiscard]] std::vector<Diagnostic> remarks_on_lines(const Negotiation& in_force,
                                                       const PackageSpace& space);

// Remarks on `accepts` rows that leave joint issues open.
[[nodiscard]] std::vector<Diagnostic> remarks_on_acceptances(const Negotiation& in_force,
                                                             const PackageSpace& space);

}  // namespace zopa::evidence
