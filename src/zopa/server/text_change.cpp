#include "zopa/server/text_change.hpp"

#include <algorithm>

#include "zopa/base/nearest.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/io/yaml/edits.hpp"

namespace zopa::server {
namespace {

// The position of a name in a list of things with ids, or the fault.
template <class Id, class Item>
Result<Id> find_id(const std::vector<Item>& items, const std::string& id, const char* kind) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return Id{i};
    known.push_back(items[i].id);
  }
  return tl::unexpected(fault(
      "unknown-name",
      Message("fault.no_name", {{"kind", kind}, {"name", Code{id}}, {"hint", hint(id, known)}})));
}

Result<std::vector<OptionId>> options_of(const Issue& issue, const std::vector<std::string>& ids) {
  std::vector<OptionId> options;
  for (const std::string& id : ids) {
    const auto option = find_id<OptionId>(issue.options, id, "option");
    if (!option) return tl::unexpected(option.error());
    options.push_back(*option);
  }
  std::sort(options.begin(), options.end());
  options.erase(std::unique(options.begin(), options.end()), options.end());
  return options;
}

Result<yaml::MovedLine> moved_line(const Negotiation& now, const MoveLines::One& one) {
  const auto line = find_id<PositionId>(now.positions(), one.id, "claim");
  if (!line) return tl::unexpected(line.error());
  const auto issues = issues_of(now.position(*line).claim);
  if (issues.empty())
    return tl::unexpected(fault("cannot-edit", Message("fault.no_issue_to_move")));
  const auto options = options_of(now.issue(issues.front()), one.options);
  if (!options) return tl::unexpected(options.error());
  return yaml::MovedLine{*line, *options};
}

// By kind of change, to what is in force.
struct TextChange {
  const std::string& text;
  const Negotiation& now;

  Result<std::string> operator()(const MoveLines& change) const {
    std::vector<yaml::MovedLine> moved;
    for (const MoveLines::One& one : change.lines) {
      auto line = moved_line(now, one);
      if (!line) return tl::unexpected(line.error());
      std::erase_if(moved, [&](const yaml::MovedLine& other) { return other.line == line->line; });
      moved.push_back(std::move(*line));  // of two moves of one line the later counts
    }
    return yaml::with_lines_moved(text, now, moved);
  }

  Result<std::string> operator()(const Reorder& change) const {
    const auto party = find_id<PartyId>(now.parties(), change.party, "party");
    if (!party) return tl::unexpected(party.error());
    const auto issue = find_id<IssueId>(now.issues(), change.issue, "issue");
    if (!issue) return tl::unexpected(issue.error());
    std::vector<std::vector<OptionId>> classes;
    for (const auto& tied : change.classes) {
      const auto options = options_of(now.issue(*issue), tied);
      if (!options) return tl::unexpected(options.error());
      classes.push_back(*options);
    }
    return yaml::with_order(text, now, *party, *issue, classes);
  }

  Result<std::string> operator()(const AddOption& change) const {
    const auto issue = find_id<IssueId>(now.issues(), change.issue, "issue");
    if (!issue) return tl::unexpected(issue.error());
    return yaml::with_hypothetical_option(text, now, *issue, change.name);
  }

  Result<std::string> operator()(const SetText& change) const { return change.text; }
  Result<std::string> operator()(const SwitchLine& /*change*/) const { return text; }
};

bool is_order_of(const Position& position, const Contents& negotiation, const Reorder& change) {
  const auto* order = std::get_if<OptionOrder>(&position.claim);
  return order != nullptr && negotiation.party(position.party).id == change.party &&
         negotiation.issue(order->issue).id == change.issue;
}

// Takes out of `after` what the change was to add.
void take_back_additions(const Contents& before, Contents& after, const Change& change) {
  if (const auto* option = std::get_if<AddOption>(&change)) {
    for (Issue& issue : after.issues) {
      if (issue.id == option->issue && !issue.options.empty()) issue.options.pop_back();
    }
  }
  const auto* order = std::get_if<Reorder>(&change);
  if (order != nullptr && after.positions.size() == before.positions.size() + 1 &&
      is_order_of(after.positions.back(), after, *order)) {
    after.positions.pop_back();
  }
}

// Is it a position that the change was to change?
bool is_changed_by(const Change& change, const Position& position, const Contents& before) {
  if (const auto* order = std::get_if<Reorder>(&change)) {
    return is_order_of(position, before, *order);
  }
  const auto* moves = std::get_if<MoveLines>(&change);
  return moves != nullptr && std::any_of(moves->lines.begin(), moves->lines.end(),
                                         [&](const auto& line) { return line.id == position.id; });
}

}  // namespace

Result<std::string> changed_text(const std::string& text, const Negotiation& file,
                                 const Change& change) {
  const auto now = engine::view_of(file, {});
  if (!now) return tl::unexpected(now.error());
  return std::visit(TextChange{text, *now}, change);
}

bool changes_only(const Contents& before, Contents after, const Change& change) {
  take_back_additions(before, after, change);
  for (std::size_t i = 0; i < std::min(before.positions.size(), after.positions.size()); ++i) {
    const Position& then = before.positions[i];
    if (is_changed_by(change, then, before)) after.positions[i] = then;
  }
  return after == before;
}

}  // namespace zopa::server
