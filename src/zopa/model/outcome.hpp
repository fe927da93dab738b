// What came of a negotiation that is over, as outcome.yaml beside its file says.
#pragma once

#include <string>
#include <vector>

namespace zopa {

struct Outcome {
  bool is_settled = false;  // else it ended without an agreement
  std::string date;
  struct Choice {
    std::string issue;
    std::string option;           // what came, or was refused last; empty where none says it
    std::string not_expressible;  // why none does
  };
  std::vector<Choice> choices;
  std::vector<std::string> sticking_points;  // issues
  std::vector<std::string> decided_by;       // words of examples/settled/README.md
};

}  // namespace zopa
