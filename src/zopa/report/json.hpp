// The answer for programs: the JSON of section 5 of the design, described by
// schema/analysis.schema.json.
#pragma once

#include <string>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/report/answer.hpp"

namespace zopa::report {

[[nodiscard]] std::string to_json(const engine::Analysis& analysis, Part part);

// "deadlock", "agreement_possible" or "demands_only".
[[nodiscard]] const char* to_word(deadlock::Verdict verdict);

// What `zopa check` found: faults, or warnings.
[[nodiscard]] std::string to_json(const std::string& file,
                                  const std::vector<Diagnostic>& diagnostics);

}  // namespace zopa::report
