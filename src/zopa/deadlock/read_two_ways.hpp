// Texts that parties read in different ways (`reads:`): what they keep only so, and so put into the
// text instead of settling it.
//
//   for (const ReadTwoWays& text : read_two_ways(in_force)) …
#pragma once

#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

struct ReadTwoWays {
  IssueId issue;
  OptionId option;
  std::vector<PartyId> parties;
  std::vector<OptionId> as;        // by party: what it reads into the option
  std::vector<std::string> lines;  // red lines that the option keeps only as their party reads it
  std::vector<PartyId> whose;      // they are, each party once

  template <class V>
  void describe(V& v) const {
    v.about("read_two_ways", "An option that parties read as other ones.");
    v("to", answer::Choice{{issue}, {option}}, "The option.");
    v("as", read_as(), "By party: the option that it reads into it.");
    v("lines", lines,
      "Red lines that the option keeps only as their party reads it. What they are about is not "
      "settled by it, but put into the text; it comes up again when the text is applied.");
    v("whose", whose, "Whose lines these are.");
  }

  [[nodiscard]] answer::ByParty<answer::OptionOf> read_as() const {
    answer::ByParty<answer::OptionOf> by_party{parties, {}};
    for (const OptionId one : as) by_party.values.push_back({issue, one});
    return by_party;
  }
};

// In the order of the file; none of options that are in no package.
[[nodiscard]] std::vector<ReadTwoWays> read_two_ways(const Negotiation& in_force);

}  // namespace zopa::deadlock
