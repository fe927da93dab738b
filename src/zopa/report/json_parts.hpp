// What the writers of JSON share.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/base/count.hpp"
#include "zopa/deadlock/reciprocal.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/robust/robustness.hpp"
#include "zopa/settle/settlement.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/stability/impasse.hpp"
#include "zopa/stability/stability.hpp"

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

[[nodiscard]] Json json_of(const settle::Settlements& settlements, const Negotiation& negotiation);
[[nodiscard]] Json json_of(const robust::Robustness& robustness, const Negotiation& negotiation);
[[nodiscard]] Json json_of(const stability::Impasse& impasse, const Negotiation& negotiation);
[[nodiscard]] Json json_of(const std::vector<deadlock::ReciprocalPath>& paths,
                           const std::vector<IssueId>& issues, const Negotiation& negotiation);
[[nodiscard]] Json json_of(const stability::Stability& stability, const Negotiation& negotiation);
[[nodiscard]] Json questions_json(const robust::Robustness& robustness,
                                  const Negotiation& negotiation);

// As it is printed.
[[nodiscard]] std::string dumped(const Json& json);

}  // namespace zopa::report
