// The answer for programs: what printed.hpp describes, as schema/analysis.schema.json has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zopa/answer/json.hpp"
#include "zopa/base/result.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/report/printed.hpp"
#include "zopa/stability/hypergame.hpp"

namespace zopa::report {

[[nodiscard]] std::string to_json(const engine::Analysis& analysis);
[[nodiscard]] std::string questions_to_json(const engine::Analysis& analysis);
[[nodiscard]] std::string to_json(const Negotiation& in_force,
                                  const Part<settle::Settlements>& part);
[[nodiscard]] std::string to_json(const Negotiation& in_force, const Part<robust::Robustness>& part,
                                  const std::vector<PositionId>& contradiction);
[[nodiscard]] std::string to_json(const Negotiation& in_force,
                                  const Part<stability::Stability>& part,
                                  const Part<stability::Impasse>& impasse);
[[nodiscard]] std::string to_json(const Negotiation& in_force,
                                  const Part<stability::Hypergame>& part);
[[nodiscard]] std::string to_json(const Negotiation& in_force,
                                  const std::vector<deadlock::TestedProposal>& proposals);
[[nodiscard]] std::string to_json(const std::vector<RecordRow>& record, const std::string& title);
[[nodiscard]] std::string to_json(const DifferenceShown& difference, const engine::Analysis& before,
                                  const engine::Analysis& after);

// What `zopa check` found: faults, or warnings; in English.
[[nodiscard]] std::string to_json(const std::string& file,
                                  const std::vector<Diagnostic>& diagnostics);

// Puts messages into a language of words::languages(): "en" for whatever is printed for programs.
[[nodiscard]] answer::Say in_language(std::string_view language);

// The sentences in an answer, in the same languages.
[[nodiscard]] answer::Sentences sentences_of(const Printed& printed, const Negotiation& negotiation,
                                             std::string_view language);

}  // namespace zopa::report
