#include "zopa/report/cards.hpp"

#include <algorithm>
#include <set>

#include "zopa/model/events.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/report/standpoints.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t kMostInFull = 20;

}  // namespace

template <class Card>
void Cards::write_first(const std::vector<Card>& all) {
  for (std::size_t i = 0; i < std::min(all.size(), kMostInFull); ++i) write(all[i], i + 1);
  if (all.size() > kMostInFull) {
    document_.push_back(
        {Block::Kind::paragraph, words_.say("card.more", {{"count", all.size() - kMostInFull}})});
  }
}

void Cards::write(const std::vector<deadlock::Conflict>& conflicts) { write_first(conflicts); }

void Cards::write(const std::vector<deadlock::Collision>& collisions) { write_first(collisions); }

void Cards::write(const deadlock::Conflict& conflict, std::size_t number) {
  write_head(conflict, number, "");
  if (conflict.gap) {
    document_.push_back({Block::Kind::item, gap_in_words(conflict, words_), 1});
  }
  for (const std::string& line : conflict.lines) {
    write_line(line, conflict.issues.size() != 1, 1);
  }
}

// Demands and red lines that have been shown are not written out again.
void Cards::write(const deadlock::Collision& collision, std::size_t number) {
  write_head(collision.meet, number, in_words(collision, words_));
  List again;
  for (const std::string& line : collision.meet.lines) {
    if (has_shown(line)) {
      again.parts.emplace_back(Code{line});
    } else {
      write_line(line, collision.meet.issues.size() != 1, 1);
    }
  }
  if (again.parts.empty()) return;
  document_.push_back(
      {Block::Kind::item, words_.say("statement.again", {{"ids", std::move(again)}}), 1});
}

void Cards::write_head(const deadlock::Conflict& conflict, std::size_t number,
                       const std::string& says) {
  document_.push_back(
      {Block::Kind::item,
       words_.say("card.conflict", {{"issues", words_.issues(conflict.issues)},
                                    {"basis", words_.basis(conflict.basis, conflict.because)},
                                    {"rules", rules_in_words(conflict.rules)},
                                    {"collides", yes_or_no(!says.empty())},
                                    {"says", says}}),
       0, std::to_string(number) + "."});
}

List Cards::rules_in_words(const std::vector<RuleId>& rules) {
  List list;
  for (const RuleId id : rules) {
    const Rule& rule = negotiation_.rules()[id.index()];
    if (!shown_rules_.insert(id).second) {
      list.parts.emplace_back(Message("rule.again", {{"rule", Code{rule.id}}}));
      continue;
    }
    std::string reason = rule.reason;
    if (!reason.empty() && reason.back() == '.') reason.pop_back();
    list.parts.emplace_back(Message("rule.full", {{"rule", Code{rule.id}},
                                                  {"formula", words_.rule(rule)},
                                                  {"reasoned", yes_or_no(!reason.empty())},
                                                  {"reason", reason}}));
  }
  return list;
}

void Cards::write_line(const std::string& id, bool names_issue, int level) {
  if (const auto* line = reservation(id)) {
    write_reservation(*line, level);
    return;
  }
  shown_positions_.insert(id);
  document_.push_back({Block::Kind::item, line_in_words(position(id), names_issue), level});
  write_statements(position(id).because, level + 1);
  write_events(position(id), level + 1);
}

// That may have changed it since it was stated.
void Cards::write_events(const Position& claim, int level) {
  for (const Event& event : negotiation_.events()) {
    const auto change = asks_again(negotiation_, event, claim);
    if (!change) continue;
    document_.push_back({Block::Kind::item,
                         words_.say("line.before_event", {{"event", event.name},
                                                          {"date", event.date},
                                                          {"no_agreement", zopa::to_text(*change)},
                                                          {"party", words_.name(claim.party)}}),
                         level});
  }
}

const deadlock::LineSummary* Cards::reservation(const std::string& id) const {
  if (words_.claim_called(id) != nullptr) return nullptr;
  const auto line =
      std::find_if(lines_.begin(), lines_.end(),
                   [&](const deadlock::LineSummary& other) { return other.id == id; });
  return line != lines_.end() && line->reservation ? &*line : nullptr;
}

const Range* Cards::in_points(const deadlock::LineSummary& line) const {
  const Range* range = nullptr;
  for (const PositionId id : negotiation_.positions_of(line.party)) {
    const auto* own = std::get_if<Reservation>(&negotiation_.position(id).claim);
    if (own == nullptr || !own->in_points) continue;
    if (range != nullptr) return nullptr;  // several rows, taken together
    range = &own->utility;
  }
  return range;
}

const Position& Cards::position(const std::string& id) const { return *words_.claim_called(id); }

std::string Cards::says_claim(const std::string& id) const { return words_.claim(position(id)); }

std::string Cards::says(const std::string& line) const {
  if (const auto* found = reservation(line)) {
    const Range* points = in_points(*found);
    return words_.say(
        points != nullptr ? "line.below_reservation_in_points" : "line.below_reservation",
        {{"party", words_.name(found->party)},
         {"value", between(points != nullptr ? *points : *found->reservation)}});
  }
  const Position& found = position(line);
  return red_line_says(found, std::get<RedLine>(found.claim), true);
}

void Cards::write_reservation(const deadlock::LineSummary& line, int level) {
  shown_positions_.insert(line.id);
  const Range* points = in_points(line);
  document_.push_back(
      {Block::Kind::item,
       words_.say(points != nullptr ? "line.reservation_in_points" : "line.reservation",
                  {{"party", words_.name(line.party)},
                   {"value", between(points != nullptr ? *points : *line.reservation)},
                   {"id", Code{line.id}},
                   {"basis", words_.basis(line.basis, line.because)},
                   {"grounds", line.because.empty() ? "none" : "some"}}),
       level});
  write_statements(line.because, level + 1);
}

std::string Cards::line_in_words(const Position& position, bool names_issue) const {
  if (const auto* line = std::get_if<RedLine>(&position.claim)) {
    return red_line_in_words(position, *line, names_issue);
  }
  return words_.say("line.demand",
                    {{"claim", words_.claim(position)},
                     {"id", Code{position.id}},
                     {"basis", words_.basis(basis_of(negotiation_, position), position.because)},
                     {"grounds", position.because.empty() ? "none" : "some"}});
}

// On one issue, by the options that the line shuts out; else by what it asks of a package.
std::string Cards::red_line_says(const Position& position, const RedLine& line,
                                 bool names_issue) const {
  const std::vector<OptionId> shut_out = shut_out_by(line.formula);
  if (shut_out.empty()) return words_.claim(position);
  const IssueId issue = issues_of(line.formula).front();
  return words_.say("line.shuts_out", {{"party", words_.name(position.party)},
                                       {"options", words_.quoted(issue, shut_out, Join::any)},
                                       {"names_issue", yes_or_no(names_issue)},
                                       {"issue", words_.issue(issue)}});
}

std::string Cards::red_line_in_words(const Position& position, const RedLine& line,
                                     bool names_issue) const {
  return words_.say("line.red",
                    {{"claim", red_line_says(position, line, names_issue)},
                     {"id", Code{position.id}},
                     {"firmness", words_.firmness(line.firmness)},
                     {"basis", words_.basis(basis_of(negotiation_, position), position.because)},
                     {"grounds", position.because.empty() ? "none" : "some"}});
}

// Options of its one issue, untabled ones that it names among them; none for a line over several.
std::vector<OptionId> Cards::shut_out_by(const Formula& line) const {
  const std::vector<IssueId> issues = issues_of(line);
  if (issues.size() != 1) return {};
  return sides_of(line, issues.front(), negotiation_).no;
}

void Cards::write_statements(const std::vector<StatementId>& statements, int level) {
  List again;
  for (const StatementId id : statements) {
    const Statement& statement = negotiation_.statement(id);
    if (!shown_statements_.insert(id).second) {
      again.parts.emplace_back(Code{statement.id});
      continue;
    }
    write_statement(id, level);
  }
  if (again.parts.empty()) return;
  document_.push_back(
      {Block::Kind::item, words_.say("statement.again", {{"ids", std::move(again)}}), level});
}

// With what contradicts it.
void Cards::write_statement(StatementId id, int level) {
  const auto item = [&](const char* key, const char* name, const Statement& statement, int at) {
    const Value said =
        statement.quote.empty() ? Value(statement.text) : Value(Quoted{statement.quote});
    document_.push_back({Block::Kind::item,
                         words_.say(key, {{name, Code{statement.id}},
                                          {"origin", words_.origin(statement)},
                                          {"said", said}}),
                         at});
  };
  item("statement.line", "id", negotiation_.statement(id), level);
  for (const StatementId denial : disputes_[id.index()]) {
    item("statement.disputed", "statement", negotiation_.statement(denial), level + 1);
  }
}

std::string gap_in_words(const deadlock::Conflict& conflict, const Words& words) {
  return gap_in_words(*conflict.gap, conflict.issues.front(), words);
}

std::string gap_in_words(const deadlock::Gap& gap, IssueId issue, const Words& words) {
  return words.say("conflict.gap", {{"most", gap.most},
                                    {"least", gap.least},
                                    {"apart", words.numbers(issue, {gap.apart, gap.apart})}});
}

std::string in_words(const deadlock::Collision& collision, const Words& words) {
  const auto& parties = collision.meet.parties;
  const auto middle = parties.begin() + static_cast<std::ptrdiff_t>(collision.demands);
  const std::set<PartyId> askers(parties.begin(), middle);
  std::set<PartyId> others(middle, parties.end());
  const std::size_t owners = others.size();
  for (const PartyId asker : askers) others.erase(asker);
  return words.say("card.collision", {{"askers", words.names({askers.begin(), askers.end()})},
                                      {"others", words.names({others.begin(), others.end()})},
                                      {"own", yes_or_no(others.size() < owners)},
                                      {"not_needed", words.names(collision.not_needed)}});
}

}  // namespace zopa::report
