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
  document_.push_back({Block::Kind::item,
                       words_.issues(conflict.issues) + ". Basis: " + to_text(conflict.basis) +
                           "." + rules_in_words(conflict.rules, " It takes ") +
                           (conflict.rules.empty() ? "" : "."),
                       0, std::to_string(number) + "."});
  for (std::size_t i = 0; i < conflict.lines.size(); ++i) {
    write_line(conflict.lines[i], conflict.parties[i]);
  }
}

std::string Cards::rules_in_words(const std::vector<RuleId>& rules,
                                  const std::string& before) const {
  if (rules.empty()) return {};
  std::vector<std::string> parts;
  for (const RuleId id : rules) {
    const Rule& rule = negotiation_.rules[id.index()];
    parts.push_back("the rule `" + rule.id + "` (" + words_.formula(rule.formula) +
                    (rule.reason.empty() ? "" : "; " + rule.reason) + ")");
  }
  return before + listed(parts);
}

void Cards::write_line(const std::string& id, PartyId party) {
  const auto position = std::find_if(negotiation_.positions.begin(), negotiation_.positions.end(),
                                     [&](const Position& other) { return other.id == id; });
  if (position == negotiation_.positions.end()) {
    document_.push_back({Block::Kind::item,
                         words_.party(party) +
                             " would rather have no agreement than a utility "
                             "below its reservation (`" +
                             id + "`).",
                         1});
    return;
  }
  shown_positions_.insert(id);
  const Basis basis = basis_of(negotiation_, *position);
  std::string text = line_in_words(*position) + ", " + to_text(basis) + ")";
  text += position->because.empty() ? ": no statement on file." : ":";
  document_.push_back({Block::Kind::item, text, 1});
  write_statements(position->because, 2);
}

// On one issue, by the tabled options that the line shuts out; else by what it asks of a package.
std::string Cards::line_in_words(const Position& position) const {
  const std::string name = words_.party(position.party);
  const auto* line = std::get_if<RedLine>(&position.claim);
  if (line == nullptr)
    return name + " " + words_.claim(position) + " (demand `" + position.id + "`";
  const std::string label = " (red line `" + position.id + "`, firmness " + to_text(line->firmness);
  const std::vector<IssueId> issues = issues_of(line->formula);
  const PackageSpace space(negotiation_);
  const auto axis = issues.size() == 1 ? space.axis_of(issues.front()) : std::nullopt;
  std::vector<OptionId> shut_out;
  if (axis) {
    Package package;
    for (const Axis& other : space.axes()) package.push_back(other.options.front());
    for (std::size_t v = 0; v < space.axes()[*axis].options.size(); ++v) {
      package[*axis] = space.axes()[*axis].options[v];
      const Truth truth = truth_of(line->formula, negotiation_, space, package);
      if (truth == Truth::no && space.axes()[*axis].tabled[v]) shut_out.push_back(package[*axis]);
    }
  }
  if (shut_out.empty()) {
    return name + " would rather have no agreement than a package that breaks this: " +
           words_.formula(line->formula) + label;
  }
  return name + " would rather have no agreement than " +
         words_.options(issues.front(), shut_out, " or ") + label;
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
