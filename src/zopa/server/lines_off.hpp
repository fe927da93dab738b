// Red lines that are switched off, where they would stand on the board.
#pragma once

#include <string>
#include <vector>

#include "zopa/model/ids.hpp"
#include "zopa/server/scenario.hpp"

namespace zopa::server {

struct LineOff {
  std::string red_line;
  PartyId party;
  IssueId issue;
  bool is_wider = false;  // about other issues too
  std::vector<OptionId> shut_out;
};

// Party by party, issue by issue; one about several issues on each of them.
[[nodiscard]] std::vector<LineOff> lines_off(const Supposed& supposed);

}  // namespace zopa::server
