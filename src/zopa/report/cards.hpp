// Conflicts as cards: whose lines meet, what was said, and who said it of whom.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

class Cards {
 public:
  Cards(const Negotiation& negotiation, Document& document)
      : negotiation_(negotiation), words_(negotiation), document_(document) {}

  void write(const std::vector<deadlock::Conflict>& conflicts);

  // Each statement in full where it is first needed, by its id afterwards.
  void write_statements(const std::vector<StatementId>& statements, int level);

  // ", with the rule `noise` (…)"; empty where there are no rules.
  [[nodiscard]] std::string rules_in_words(const std::vector<RuleId>& rules,
                                           const std::string& before) const;

  [[nodiscard]] bool has_shown(const std::string& position) const {
    return shown_positions_.count(position) > 0;
  }

 private:
  void write(const deadlock::Conflict& conflict, std::size_t number);
  void write_line(const std::string& id, PartyId party);
  [[nodiscard]] std::string line_in_words(const Position& position) const;

  const Negotiation& negotiation_;
  Words words_;
  Document& document_;
  std::set<std::string> shown_positions_;
  std::set<StatementId> shown_statements_;
};

}  // namespace zopa::report
