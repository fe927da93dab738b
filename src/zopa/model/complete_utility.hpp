// A party's utility of every package, as a file of another program gives it: used as that format
// defines it, neither shifted nor rescaled.
//
// utility = min(most, (terms + weights of the formulas that hold) / divisor)
#pragma once

#include <optional>
#include <vector>

#include "zopa/base/decimal.hpp"
#include "zopa/model/formula.hpp"
#include "zopa/model/ids.hpp"

namespace zopa {

struct CompleteUtility {
  // One issue's part: weight times value / divisor.
  struct Term {
    IssueId issue;
    Decimal weight{1};
    Decimal divisor{1};           // 0: the values count as 0
    std::vector<Decimal> values;  // by option
    friend bool operator==(const Term&, const Term&) = default;
  };
  struct Weighted {
    Formula formula;
    Decimal weight;
    friend bool operator==(const Weighted&, const Weighted&) = default;
  };

  PartyId party;
  std::vector<Term> terms;
  std::vector<Weighted> formulas;
  Decimal divisor{1};
  std::optional<Decimal> most;
  std::optional<Decimal> reservation;  // the utility of no agreement; absent: not known
  std::optional<Decimal> discount;     // utility left at the end of the talks; kept, not used

  friend bool operator==(const CompleteUtility&, const CompleteUtility&) = default;
};

}  // namespace zopa
