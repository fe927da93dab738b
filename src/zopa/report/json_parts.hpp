// What the writers of JSON share.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/base/count.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/engine/impasse.hpp"
#include "zopa/engine/reciprocal.hpp"
#include "zopa/engine/robustness.hpp"
#include "zopa/engine/settlement.hpp"
#include "zopa/engine/stability.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::report {

using Json = nlohmann::ordered_json;

// The whole answer: report/json.hpp.
[[nodiscard]] Json analysis_json(const engine::Analysis& analysis);

// A number where any JSON reader holds it exactly, else decimal digits as a string.
[[nodiscard]] Json json_of(const Count& count);

// A number, or the two ends.
[[nodiscard]] Json json_of(const Range& range);

// {"issue": "option", …}
[[nodiscard]] Json json_of(const Package& package, const std::vector<IssueId>& issues,
                           const Negotiation& negotiation);

[[nodiscard]] Json json_of(const engine::Settlements& settlements, const Negotiation& negotiation);
[[nodiscard]] Json json_of(const engine::Robustness& robustness, const Negotiation& negotiation);
[[nodiscard]] Json json_of(const engine::Impasse& impasse, const Negotiation& negotiation);
[[nodiscard]] Json json_of(const std::vector<engine::ReciprocalPath>& paths,
                           const std::vector<IssueId>& issues, const Negotiation& negotiation);
[[nodiscard]] Json json_of(const engine::Stability& stability, const Negotiation& negotiation);
[[nodiscard]] Json questions_json(const engine::Robustness& robustness,
                                  const Negotiation& negotiation);

// As it is printed.
[[nodiscard]] std::string dumped(const Json& json);

}  // namespace zopa::report
