// What the brief opens with: the conclusion in one sentence, what it says and rests on, and what
// and which day the answer is about.
#pragma once

#include <optional>
#include <string>

#include "zopa/engine/analysis.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// "Deadlock: no package on the table works for both."
[[nodiscard]] std::string headline(const engine::Analysis& analysis, const Words& words);

// The sentences after it.
[[nodiscard]] std::string verdict_in_short(const engine::Analysis& analysis, const Words& words);

// What the answer leaves out; nullopt where that is nothing.
[[nodiscard]] std::optional<std::string> scope_in_short(const engine::Analysis& analysis,
                                                        const Words& words);

// "As of 12 May, after the round “talks”."; nullopt where everything on file counts.
[[nodiscard]] std::optional<std::string> day_in_short(const engine::Analysis& analysis,
                                                      const Words& words);

}  // namespace zopa::report
