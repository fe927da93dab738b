// States of own moves in words: never bare codes.
#pragma once

#include <string>
#include <vector>

#include "zopa/report/words.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa::report {

class StateWords {
 public:
  StateWords(const Words& words, const stability::Stability& found)
      : negotiation_(words.negotiation()), found_(found), words_(words) {}

  // Who acts in this row: "Uniroyal Chemical", "the Ministry and Uniroyal Chemical together".
  [[nodiscard]] Value row(std::size_t row) const;
  [[nodiscard]] List rows(const stability::Group& rows) const;
  // "moe", or "moe+uniroyal" where they act together.
  [[nodiscard]] std::string row_id(std::size_t row) const;

  // As readers count states: from 1.
  [[nodiscard]] static std::string number(std::uint32_t state) { return std::to_string(state + 1); }
  // A sentence with {number} and {options}: "State 5 (The Ministry's move: “…”; …)."
  [[nodiscard]] Message state(const char* key, std::uint32_t state,
                              std::vector<Argument> others = {}) const;
  [[nodiscard]] std::string options(const stability::State& state) const;
  // What is changed between two: "The appeal: “Delay”", or "“Delay”" where its party has no other
  // move.
  [[nodiscard]] List change(std::uint32_t from, std::uint32_t to) const;
  // Step by step: "Uniroyal Chemical, …; then Local Government, …".  Expects a step.
  [[nodiscard]] Message path(std::uint32_t from, const stability::Path& path) const;
  [[nodiscard]] Message path(std::uint32_t from,
                             const std::vector<stability::JointLeg>& path) const;

  // Why the state is stable for somebody, or is not: one sentence, and some for each improvement.
  struct Sentences {
    std::string verdict;
    std::vector<std::string> improvements;
  };
  [[nodiscard]] Sentences reason(const stability::Reason& reason) const;
  // The verdict where the state is not named before: "state 5: stable for …".
  [[nodiscard]] std::string verdict_in_state(const stability::Reason& reason) const;

 private:
  [[nodiscard]] Message verdict(const stability::Reason& reason, bool names_state) const;
  [[nodiscard]] Message improvement(const stability::Reason& reason,
                                    const stability::Improvement& improvement) const;
  [[nodiscard]] List others(std::size_t row) const;
  [[nodiscard]] bool is_only_move(std::size_t move) const;

  const Negotiation& negotiation_;
  const stability::Stability& found_;
  Words words_;
};

// "Nash", "GMR", …: names, the same in every language.
[[nodiscard]] const char* short_name(stability::Concept by);
// Why concepts are missing: "a; b".
[[nodiscard]] List reasons_of(const std::vector<Message>& not_computed);
// What a concept means: "Nash: no party can …".
[[nodiscard]] Message meaning(stability::Concept by);

}  // namespace zopa::report
