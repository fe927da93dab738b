// The board: every party's order of every issue's options, and where its red lines run through it.
//
//   for (const BoardCell& cell : board_of(in_force).cells) …
//
// What the claims say, laid out to be drawn; nothing is concluded from it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/answer/describe.hpp"
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

// An option or a line in the cell of its issue.
struct BoardOptionOf {
  IssueId issue;
  BoardOption in_order;

  template <class V>
  void describe(V& v) const {
    v("option", answer::OptionOf{issue, in_order.option}, "The option.");
    v("place", in_order.place,
      "0 the best known; one more than the last option known to be better.");
    v.maybe("shut_out", !in_order.shut_out.empty(), in_order.shut_out,
            "Red lines on this issue alone that it breaks.");
    v.maybe("open", !in_order.open.empty(), in_order.open,
            "Such lines that do not name it, hypothetical as it is.");
    v.maybe("asked", !in_order.asked.empty(), in_order.asked, "Demands that ask for it.");
  }
};

struct BoardStepOf {
  IssueId issue;
  BoardStep step;

  template <class V>
  void describe(V& v) const {
    v("adds", answer::OptionsOf{issue, step.adds}, "Options that it adds.");
    v("needs", step.needs, "Steps of the line that must have been taken, from 0.");
  }
};

struct BoardLineOf {
  IssueId issue;
  BoardLine line;

  template <class V>
  void describe(V& v) const {
    v("red_line", line.position, "Its id.");
    v("allows", answer::OptionsOf{issue, line.allows}, "Options that it allows.");
    v("steps", steps(), "How it could be relaxed.");
  }

  [[nodiscard]] std::vector<BoardStepOf> steps() const {
    std::vector<BoardStepOf> steps;
    for (const BoardStep& step : line.steps) steps.push_back({issue, step});
    return steps;
  }
};

struct BoardCell {
  PartyId party;
  IssueId issue;
  std::vector<BoardOption> options;  // those that may stand in a package, in the order of the file
  bool is_ordered = false;           // is every pair of them ordered or equal?
  std::vector<PositionId> orders;    // rows that order them
  std::vector<BoardLine> lines;      // red lines on this issue alone
  std::vector<PositionId> wider;     // red lines on this issue and others

  template <class V>
  void describe(V& v) const {
    v.about("cell", "A party's order of one issue.");
    v("party", party, "The row.");
    v("issue", issue, "The column.");
    v("ordered", is_ordered, "Is every pair of options ordered or equal?");
    v("orders", orders, "Claims that order them.");
    v("wider", wider, "Red lines on this issue and others.");
    v("options", in_issue<BoardOptionOf>(options), "Options that may stand in a package.");
    v("lines", in_issue<BoardLineOf>(lines), "Red lines on this issue alone.");
  }

  template <class Of, class One>
  [[nodiscard]] std::vector<Of> in_issue(const std::vector<One>& list) const {
    std::vector<Of> all;
    for (const One& one : list) all.push_back({issue, one});
    return all;
  }
};

struct Board {
  std::vector<PartyId> parties;  // of whom something is claimed on one of the issues
  std::vector<IssueId> issues;   // of the packages
  std::vector<BoardCell> cells;  // party by party, issue by issue

  template <class V>
  void describe(V& v) const {
    v.about("board", "Every party's order of every issue, with its red lines.");
    v("parties", parties, "Rows.");
    v("issues", issues, "Columns.");
    v("cells", cells, "Party by party, issue by issue.");
  }
};

[[nodiscard]] Board board_of(const Negotiation& in_force);

}  // namespace zopa::deadlock
