// What of a negotiation another program's format has no place for: one remark for each kind of
// thing, which names all of that kind.
//
//   warning: Genius has no place for rules; left out: `ten-years`
#pragma once

#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::foreign {

// What a format holds.  Each holds the names of issues; what else, it says.
struct Room {
  const char* program = "";  // its name, or "scores" for any score sheet
  bool is_conflict = false;  // own moves, rules on them, priorities; else complete numbers
  bool is_game = false;      // a conflict without rules, and with moves that nothing forbids
  bool title = false;
  bool party_names = false;
  bool agreement = false;  // who has to agree
  bool discounts = false;
  bool greatest_utilities = false;  // packages above that are worth no more
};

[[nodiscard]] std::vector<Diagnostic> left_out(const Negotiation& negotiation, const Room& room);

}  // namespace zopa::foreign
