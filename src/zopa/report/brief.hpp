// The answer on one page, for somebody with five minutes: what blocks, what could give, whom to
// ask, and whose word it is (section 4 of the design, Analysis).
//
//   show(to_text(to_brief(analysis, words::english())));   // at most kBriefLines lines
//
// It names parties, issues and options, never ids; of long lists it shows the first, in the order
// of the file, and says how many more there are.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/document.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

inline constexpr std::size_t kBriefLines = 60;  // of 80 columns

[[nodiscard]] Document to_brief(const engine::Analysis& analysis,
                                const words::Catalogue& catalogue);

}  // namespace zopa::report
