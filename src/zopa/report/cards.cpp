#include "zopa/report/cards.hpp"

#include <algorithm>

#include "zopa/model/notation.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t kMostInFull = 20;

}  // namespace

void Cards::write(const std::vector<deadlock::Conflict>& conflicts) {
  for (std::size_t i = 0; i < std::min(conflicts.size(), kMostInFull); ++i) {
    write(conflicts[i], i + 1);
  }
  if (conflicts.size() > kMostInFull) {
    document_.push_back({Block::Kind::paragraph,
                         counted(conflicts.size() - kMostInFull, "more") + ", in the JSON."});
  }
}

void Cards::write(const deadlock::Conflict& conflict, std::size_t number) {
  const std::string rules = rules_in_words(conflict.rules, " It takes ");
  document_.push_back({Block::Kind::item,
                       words_.issues(conflict.issues) + ". Basis: " + to_text(conflict.basis) +
                           "." + rules + (rules.empty() ? "" : "."),
                       0, std::to_string(number) + "."});
  for (const std::string& line : conflict.lines) {
    write_line(line, conflict.issues.size() != 1, 1);
  }
}

std::string Cards::rules_in_words(const std::vector<RuleId>& rules, const std::string& before) {
  if (rules.empty()) return {};
  std::vector<std::string> parts;
  for (const RuleId id : rules) {
    const Rule& rule = negotiation_.rules()[id.index()];
    std::string text = "the rule `" + rule.id + "`";
    if (shown_rules_.insert(id).second) {
      text += " (" + words_.formula(rule.formula);
      if (!rule.reason.empty()) {
        text += "; reason: " + rule.reason;
        if (text.back() == '.') text.pop_back();
      }
      text += ")";
    }
    parts.push_back(std::move(text));
  }
  return before + listed(parts);
}

void Cards::write_line(const std::string& id, bool names_issue, int level) {
  const auto line =
      std::find_if(lines_.begin(), lines_.end(),
                   [&](const deadlock::LineSummary& other) { return other.id == id; });
  if (line != lines_.end() && line->reservation) {
    write_reservation(*line, level);
    return;
  }
  const auto position =
      std::find_if(negotiation_.positions().begin(), negotiation_.positions().end(),
                   [&](const Position& other) { return other.id == id; });
  shown_positions_.insert(id);
  const Basis basis = basis_of(negotiation_, *position);
  std::string text = line_in_words(*position, names_issue) + ", " + to_text(basis) + ")";
  text += position->because.empty() ? ": no statement on file." : ":";
  document_.push_back({Block::Kind::item, text, level});
  write_statements(position->because, level + 1);
}

void Cards::write_reservation(const deadlock::LineSummary& line, int level) {
  shown_positions_.insert(line.id);
  std::string text = words_.party(line.party) +
                     " would rather have no agreement than a package worth less to it than its "
                     "reservation of " +
                     to_notation(*line.reservation) + ", from 0 to 1 on its weights and values (`" +
                     line.id + "`, " + to_text(line.basis) + ")";
  text += line.because.empty() ? ": no statement on file." : ":";
  document_.push_back({Block::Kind::item, text, level});
  write_statements(line.because, level + 1);
}

// On one issue, by the tabled options that the line shuts out; else by what it asks of a package.
std::string Cards::line_in_words(const Position& position, bool names_issue) const {
  const std::string name = words_.party(position.party);
  const auto* line = std::get_if<RedLine>(&position.claim);
  if (line == nullptr) {
    return name + " " + words_.claim(position) + " (demand `" + position.id + "`";
  }
  const std::string label = " (red line `" + position.id + "`, firmness " + to_text(line->firmness);
  const std::vector<OptionId> shut_out = shut_out_by(line->formula);
  if (shut_out.empty()) {
    return name + " would rather have no agreement than a package that breaks this: " +
           words_.formula(line->formula) + label;
  }
  const IssueId issue = issues_of(line->formula).front();
  return name + " would rather have no agreement than " + words_.options(issue, shut_out, " or ") +
         (names_issue ? " on " + words_.issue(issue) : "") + label;
}

// The tabled options of its one issue; none for a line over several.
std::vector<OptionId> Cards::shut_out_by(const Formula& line) const {
  const std::vector<IssueId> issues = issues_of(line);
  const PackageSpace space(negotiation_);
  const auto axis = issues.size() == 1 ? space.axis_of(issues.front()) : std::nullopt;
  std::vector<OptionId> shut_out;
  if (!axis) return shut_out;
  Package package;
  for (const Axis& other : space.axes()) package.push_back(other.options.front());
  const Axis& options = space.axes()[*axis];
  for (std::size_t v = 0; v < options.options.size(); ++v) {
    package[*axis] = options.options[v];
    const bool is_broken = truth_of(line, negotiation_, space, package) == Truth::no;
    if (is_broken && options.tabled[v]) shut_out.push_back(options.options[v]);
  }
  return shut_out;
}

void Cards::write_statements(const std::vector<StatementId>& statements, int level) {
  std::vector<std::string> again;
  for (const StatementId id : statements) {
    const Statement& statement = negotiation_.statement(id);
    if (!shown_statements_.insert(id).second) {
      again.push_back("`" + statement.id + "`");
      continue;
    }
    const std::string said = statement.quote.empty() ? statement.text : "“" + statement.quote + "”";
    document_.push_back({Block::Kind::item,
                         "`" + statement.id + "`, " + words_.origin(statement) + ": " + said,
                         level});
  }
  if (!again.empty()) {
    document_.push_back({Block::Kind::item, listed(again) + ", above.", level});
  }
}

}  // namespace zopa::report
