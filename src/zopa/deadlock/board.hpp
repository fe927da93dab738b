// The board: every party's order of every issue's options, and where its red lines run through it.
//
//   for (const BoardCell& cell : board_of(in_force).cells) …
//
// What the claims say, laid out to be drawn; nothing is concluded from it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

struct BoardOption {
  OptionId option;
  std::uint32_t place = 0;           // 0 the best; one more than the last option known to be better
  std::vector<PositionId> shut_out;  // red lines on this issue alone that it breaks
  std::vector<PositionId> open;      // … that do not name it, hypothetical as it is
  std::vector<PositionId> asked;     // demands that ask for it
};

// How a red line on one issue could be relaxed: deadlock/staircase.hpp, in options.
struct BoardStep {
  std::vector<OptionId> adds;
  std::vector<std::uint32_t> needs;  // steps of the line that must have been taken
};

struct BoardLine {
  PositionId position;
  std::vector<OptionId> allows;
  std::vector<BoardStep> steps;
};

struct BoardCell {
  PartyId party;
  IssueId issue;
  std::vector<BoardOption> options;  // those that may stand in a package, in the order of the file
  bool is_ordered = false;           // is every pair of them ordered or equal?
  std::vector<PositionId> orders;    // rows that order them
  std::vector<BoardLine> lines;      // red lines on this issue alone
  std::vector<PositionId> wider;     // red lines on this issue and others
};

struct Board {
  std::vector<PartyId> parties;  // of whom something is claimed on one of the issues
  std::vector<IssueId> issues;   // of the packages
  std::vector<BoardCell> cells;  // party by party, issue by issue
};

[[nodiscard]] Board board_of(const Negotiation& in_force);

}  // namespace zopa::deadlock
