// What a party has already said: nothing is asked that one of its claims on file answers (design,
// section 4, "Questions").
//
//   const Answered answered(in_force);
//   if (!answered.on(party, issue)) show(party, issue);
//
// What answers: its red lines, demands, `accepts` and `takes` in force, and its own proposals.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::engine {

class Answered {
 public:
  // The negotiation must outlive this.
  explicit Answered(const Negotiation& in_force);

  // What does it want on the issue?  Some such claim of its names the issue.
  [[nodiscard]] bool on(PartyId party, IssueId issue) const;

  // Would it accept the option?  One names it, or a red line of its says yes or no of it.
  [[nodiscard]] bool of(PartyId party, IssueId issue, OptionId option) const;

  // Which of the two does it prefer?  A demand, `accepts`, `takes` or proposal of its is for one of
  // them and not, or not as much, for the other; or a red line of its shuts one of them out.
  [[nodiscard]] bool between(PartyId party, IssueId issue, OptionId a, OptionId b) const;

 private:
  [[nodiscard]] bool eases_line_of(PartyId party, IssueId issue, OptionId option) const;
  // What the party has said of one issue.
  struct Said {
    std::vector<const Formula*> lines;
    std::vector<const Formula*> wishes;          // demands and `accepts`
    std::vector<std::vector<OptionId>> choices;  // that a `takes` row or a proposal names
  };
  [[nodiscard]] Said said_on(PartyId party, IssueId issue) const;

  const Negotiation& negotiation_;
  std::map<std::pair<PartyId, IssueId>, std::vector<OptionId>> proposed_;
};

}  // namespace zopa::engine
