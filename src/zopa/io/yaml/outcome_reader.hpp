// Reads what came of a negotiation: outcome.yaml, as examples/settled/README.md describes it.
#pragma once

#include <string>

#include "zopa/base/result.hpp"
#include "zopa/model/outcome.hpp"

namespace zopa::yaml {

// All faults of the file at once.  Whether a negotiation has its issues and options is another
// question: readings differ.
[[nodiscard]] Result<Outcome> read_outcome(const std::string& path);

}  // namespace zopa::yaml
