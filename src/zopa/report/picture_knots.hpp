// "What blocks, and the least that would undo it": red lines as rows, conflicts as knots that join
// some of them, ways as columns of what they move and whom they ask.
//
//   const std::optional<Knots> picture = knots(analysis);
//
// Every way by moves hits every knot (Reiter 1987): that is what the picture shows.  Where nothing
// blocks but demands collide, the collisions are the knots.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/engine/analysis.hpp"

namespace zopa::deadlock {

constexpr std::array<const char*, 3> words_of(WayKind /*unused*/) {
  return {"by_moves", "by_options", "by_both"};
}

}  // namespace zopa::deadlock

namespace zopa::report {

enum class KnotRowKind : std::uint8_t { red_line, demand, untabled, rule };

constexpr std::array<const char*, 4> words_of(KnotRowKind /*unused*/) {
  return {"red_line", "demand", "untabled", "rule"};
}

struct KnotRow {
  KnotRowKind kind = KnotRowKind::red_line;
  std::string id;                // of a claim or a rule
  std::optional<PartyId> party;  // of a claim
  std::optional<IssueId> issue;  // of an untabled option
  OptionId option;
  std::optional<Basis> basis;        // of a claim
  std::optional<Firmness> firmness;  // of a red line
  std::size_t knots = 0;

  template <class V>
  void describe(V& v) const {
    v.about("knot_row", "A red line, a demand, an untabled option or a rule.");
    v("kind", kind, "Which of these.");
    v("id", id, "Of a claim or a rule; empty for an untabled option.");
    v("party", party, "Of a claim: whose it is.");
    v.maybe("issue", issue, "Of an untabled option.");
    v.maybe("option", issue.has_value(), answer::OptionOf{issue.value_or(IssueId{}), option},
            "Of an untabled option.");
    v.maybe("basis", basis, "Of a claim: who it comes from.");
    v.maybe("firmness", firmness, "Of a red line: how far it might move.");
    v("knots", knots, "In how many conflicts or collisions it is, those not drawn too.");
  }
};

struct Knot {
  std::vector<std::size_t> rows;
  std::size_t number = 0;  // in the answer's conflicts, or collisions
  std::vector<IssueId> issues;

  template <class V>
  void describe(V& v) const {
    v.about("knot", "What cannot stand together.");
    v("rows", rows, "Positions in `rows`, rules too.");
    v("number", number, "Position in the answer's conflicts, or collisions.");
    v("issues", issues, "Where it meets.");
  }
};

// Where a way touches a row.
struct WayMark {
  std::size_t row = 0;
  bool is_question = false;

  template <class V>
  void describe(V& v) const {
    v("row", row, "Position in `rows`.");
    v.maybe("asked", is_question, answer::Always{}, "Its party is asked; else the line moves.");
  }
};

struct WayColumn {
  std::size_t way = 0;
  std::vector<WayMark> marks;

  template <class V>
  void describe(V& v) const {
    v.about("way_column", "A way.");
    v("way", way, "Position in the class's ways.");
    v("marks", marks, "What it moves and whom it asks, by row.");
  }
};

struct WayClassDrawn {
  deadlock::WayKind group = deadlock::WayKind::by_moves;
  std::size_t number = 0;
  std::size_t count = 0;
  bool is_complete = false;
  std::vector<WayColumn> columns;

  template <class V>
  void describe(V& v) const {
    v.about("way_class_drawn", "A class of ways: drawn whole, drawn by lot, or counted.");
    v("group", group, "by_moves, by_options or by_both.");
    v("class", number, "Position in the group's classes.");
    v("count", count, "Its ways.");
    v("complete", is_complete, "Is that number exact?");
    v("columns", columns, "Those drawn: all of them, some drawn by lot, or none.");
  }
};

struct Knots {
  bool is_of_demands = false;
  bool is_by_rule = false;
  std::vector<KnotRow> rows;
  std::vector<Knot> knots;
  std::size_t knots_in_all = 0;
  bool knots_complete = false;
  std::vector<WayClassDrawn> classes;
  std::size_t ways_in_all = 0;
  bool ways_complete = false;

  template <class V>
  void describe(V& v) const {
    v.about("knots", "What blocks, and the least that would undo it.");
    v("of_demands", is_of_demands, "Nothing blocks: the knots are collisions of demands.");
    v("by_rule", is_by_rule,
      "The file has an agreement rule: lines of a knot leave every package without the consent "
      "that "
      "it takes, not every package broken.");
    v("rows", rows, "By party in the order of the file; then untabled options, then rules.");
    v("knots", knots, "Those that are drawn, the smallest first.");
    v("knots_in_all", knots_in_all, "Conflicts, or collisions.");
    v("knots_complete", knots_complete, "Are these all?");
    v("classes", classes, "Ways by group and class.");
    v("ways_in_all", ways_in_all, "Ways.");
    v("ways_complete", ways_complete, "Is that number exact?");
  }
};

// How much is drawn: smallest knots, and whole classes of ways.
struct KnotsDrawn {
  std::size_t knots = 30;
  std::size_t columns = 30;
};

// Nothing where nothing blocks or collides.
[[nodiscard]] std::optional<Knots> knots(const engine::Analysis& analysis,
                                         const KnotsDrawn& most = {});

}  // namespace zopa::report
