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
  [[nodiscard]] std::string row(std::size_t row) const;
  [[nodiscard]] std::string rows(const stability::Group& rows) const;
  // "moe", or "moe+uniroyal" where they act together.
  [[nodiscard]] std::string row_id(std::size_t row) const;
  // "state 5"; with its options: "state 5 (The Ministry's move: “…”; …)".
  [[nodiscard]] static std::string number(std::uint32_t state);
  [[nodiscard]] std::string state(std::uint32_t state) const;
  [[nodiscard]] std::string options(const stability::State& state) const;
  // What is changed between two: "The appeal: “Delay”", or "“Delay”" where its party has no other
  // move.
  [[nodiscard]] std::string change(std::uint32_t from, std::uint32_t to) const;
  // Step by step: "Uniroyal Chemical, …; then Local Government, …".
  [[nodiscard]] std::string path(std::uint32_t from, const stability::Path& path) const;
  [[nodiscard]] std::string path(std::uint32_t from,
                                 const std::vector<stability::JointLeg>& path) const;

  // Why the state is stable for somebody, or is not: one sentence, and one for each improvement.
  struct Sentences {
    std::string verdict;
    std::vector<std::string> improvements;
  };
  [[nodiscard]] Sentences reason(const stability::Reason& reason) const;

 private:
  [[nodiscard]] std::string improvement(const stability::Reason& reason,
                                        const stability::Improvement& improvement) const;
  [[nodiscard]] std::string others(std::size_t row) const;
  [[nodiscard]] bool is_only_move(std::size_t move) const;

  const Negotiation& negotiation_;
  const stability::Stability& found_;
  Words words_;
};

// "Nash", "GMR", …
[[nodiscard]] const char* short_name(stability::Concept solution);
// What it means, after "stable when".
[[nodiscard]] const char* meaning(stability::Concept solution);

}  // namespace zopa::report
