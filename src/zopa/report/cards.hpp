// Conflicts and collisions as cards: whose lines or demands meet, what was said, and who said it of
// whom.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// "Ayland asks for what Beeland rules out."
[[nodiscard]] std::string in_words(const deadlock::Collision& collision, const Words& words);

// "At most 42.5, at least 49: 6.5 million dollars apart."  Of a conflict that has a gap.
[[nodiscard]] std::string gap_in_words(const deadlock::Conflict& conflict, const Words& words);
[[nodiscard]] std::string gap_in_words(const deadlock::Gap& gap, IssueId issue, const Words& words);

class Cards {
 public:
  // `lines` are those of the answer; reservations stand only there.
  Cards(const Words& words, const std::vector<deadlock::LineSummary>& lines, Document& document)
      : negotiation_(words.negotiation()),
        lines_(lines),
        words_(words),
        document_(document),
        disputes_(disputes_of(words.negotiation())) {}

  void write(const std::vector<deadlock::Conflict>& conflicts);
  void write(const std::vector<deadlock::Collision>& collisions);

  // Each statement in full where it is first needed, by its id afterwards.
  void write_statements(const std::vector<StatementId>& statements, int level);

  // One in full, with those that dispute it.
  void write_statement(StatementId id, int level);

  // "the rule `noise` (…)", each in full where it is first needed.
  [[nodiscard]] List rules_in_words(const std::vector<RuleId>& rules);

  [[nodiscard]] bool has_shown(const std::string& position) const {
    return shown_positions_.count(position) > 0;
  }

  // What a red line or reservation says, without its id and what it rests on; names its issue.
  [[nodiscard]] std::string says(const std::string& line) const;
  // … what any other claim says.
  [[nodiscard]] std::string says_claim(const std::string& id) const;

  // A red line, demand or reservation with what it rests on.
  void write_line(const std::string& id, bool names_issue, int level);

 private:
  template <class Card>
  void write_first(const std::vector<Card>& all);
  void write(const deadlock::Conflict& conflict, std::size_t number);
  void write(const deadlock::Collision& collision, std::size_t number);
  void write_head(const deadlock::Conflict& conflict, std::size_t number, const std::string& says);
  void write_events(const Position& claim, int level);
  void write_reservation(const deadlock::LineSummary& line, int level);
  [[nodiscard]] std::string line_in_words(const Position& position, bool names_issue) const;
  [[nodiscard]] const deadlock::LineSummary* reservation(const std::string& id) const;
  // In the unit of the party's points, where it has some.
  [[nodiscard]] const Range* in_points(const deadlock::LineSummary& line) const;
  [[nodiscard]] const Position& position(const std::string& id) const;
  [[nodiscard]] std::string red_line_says(const Position& position, const RedLine& line,
                                          bool names_issue) const;
  [[nodiscard]] std::string red_line_in_words(const Position& position, const RedLine& line,
                                              bool names_issue) const;
  [[nodiscard]] std::vector<OptionId> shut_out_by(const Formula& line) const;

  const Negotiation& negotiation_;
  const std::vector<deadlock::LineSummary>& lines_;
  const Words& words_;
  Document& document_;
  std::vector<std::vector<StatementId>> disputes_;  // by statement
  std::set<std::string> shown_positions_;
  std::set<StatementId> shown_statements_;
  std::set<RuleId> shown_rules_;
};

}  // namespace zopa::report
