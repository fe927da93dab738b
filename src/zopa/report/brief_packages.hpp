// The packages that are open on the table, which of them are efficient and fair, and the proposals.
#pragma once

#include <vector>

#include "zopa/engine/analysis.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Where nothing excludes a package on the table.
[[nodiscard]] std::vector<Portion> open_packages(const engine::Analysis& analysis,
                                                 const Words& words);

// Each with whom it breaks a line of, and who is said to accept it.
[[nodiscard]] std::vector<Portion> proposals_in_short(const engine::Analysis& analysis,
                                                      const Words& words);

}  // namespace zopa::report
