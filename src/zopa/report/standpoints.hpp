// Who asks for what, rules out what and would live with what, issue by issue, in words.
#pragma once

#include <string>
#include <vector>

#include "zopa/model/negotiation.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Options of an issue by what a formula on it alone says of them; of others it says nothing.
struct Sides {
  std::vector<OptionId> yes;
  std::vector<OptionId> no;
};
[[nodiscard]] Sides sides_of(const Formula& formula, IssueId issue, const Negotiation& negotiation);

// What the claims in force say of one issue alone, a sentence a party, without a full stop: "Town
// rules out “Long” (inferred); asks for “Short” (stated)".  Of very many parties those who say the
// same stand in one.
struct Standpoints {
  std::vector<std::string> sentences;
  std::vector<PartyId> parties;  // who say something of it alone
};
[[nodiscard]] Standpoints standpoints(IssueId issue, const Words& words);

// A claim without a full stop: "red line of Town: Quay is not “Long”".
[[nodiscard]] std::string claim_in_short(const Position& position, const Words& words);

// Demands, red lines and acceptances over several issues, each as a sentence with its basis.
[[nodiscard]] std::vector<std::string> linked_standpoints(const Words& words);

}  // namespace zopa::report
