#include "zopa/server/text_change.hpp"

#include <algorithm>

#include "zopa/base/nearest.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/edits.hpp"
#include "zopa/model/cells.hpp"

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

// Options of a numeric issue are called by their numbers: another supposition may have cut it
// elsewhere since.
Result<std::vector<Range>> numbers_of(const Issue& issue, const std::vector<std::string>& ids) {
  std::vector<Range> ranges;
  for (const std::string& id : ids) {
    const auto range = zopa::numbers_of(id);
    if (!range || !joined(*issue.scale, {*range})) {
      return tl::unexpected(fault("unknown-name", no_number(issue, Code{id})));
    }
    ranges.push_back(*range);
  }
  return *joined(*issue.scale, std::move(ranges));
}

// By kind of step, to what is in force.
struct TextChange {
  const std::string& text;
  const Negotiation& now;

  Result<std::string> operator()(const MoveLine& change) const {
    const auto line = find_id<PositionId>(now.positions(), change.id, "claim");
    if (!line) return tl::unexpected(line.error());
    const auto issues = issues_of(now.position(*line).claim);
    if (issues.empty())
      return tl::unexpected(fault("cannot-edit", Message("fault.no_issue_to_move")));
    const Issue& issue = now.issue(issues.front());
    if (issue.scale) {
      const auto numbers = numbers_of(issue, change.options);
      if (!numbers) return tl::unexpected(numbers.error());
      return yaml::with_lines_moved(text, now, {{*line, {}, *numbers}});
    }
    const auto options = options_of(issue, change.options);
    if (!options) return tl::unexpected(options.error());
    return yaml::with_lines_moved(text, now, {{*line, *options}});
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

  Result<std::string> operator()(const NewOption& change) const {
    const auto issue = find_id<IssueId>(now.issues(), change.issue, "issue");
    if (!issue) return tl::unexpected(issue.error());
    return yaml::with_hypothetical_option(text, now, *issue, change.name);
  }

  Result<std::string> operator()(const Take& change) const {
    const auto party = find_id<PartyId>(now.parties(), change.party, "party");
    if (!party) return tl::unexpected(party.error());
    const auto issue = find_id<IssueId>(now.issues(), change.issue, "issue");
    if (!issue) return tl::unexpected(issue.error());
    const auto option = find_id<OptionId>(now.issue(*issue).options, change.option, "option");
    if (!option) return tl::unexpected(option.error());
    return yaml::with_taking(text, now, *party, *issue, *option);
  }

  Result<std::string> operator()(const Table& change) const {
    const auto issue = find_id<IssueId>(now.issues(), change.issue, "issue");
    if (!issue) return tl::unexpected(issue.error());
    const auto option = find_id<OptionId>(now.issue(*issue).options, change.option, "option");
    if (!option) return tl::unexpected(option.error());
    return yaml::with_option_tabled(text, now, *issue, *option);
  }

  Result<std::string> operator()(const SwitchOff& /*change*/) const {
    return tl::unexpected(fault("cannot-edit", Message("fault.cannot_record_off")));
  }
};

bool is_order_of(const Position& position, const Contents& negotiation, const Reorder& change) {
  const auto* order = std::get_if<OptionOrder>(&position.claim);
  return order != nullptr && negotiation.party(position.party).id == change.party &&
         negotiation.issue(order->issue).id == change.issue;
}

// Takes out of `after` what the step was to add.
void take_back_additions(const Contents& before, Contents& after, const Step& step) {
  if (const auto* option = std::get_if<NewOption>(&step)) {
    for (Issue& issue : after.issues) {
      if (issue.id == option->issue && !issue.options.empty()) issue.options.pop_back();
    }
  }
  if (after.positions.size() != before.positions.size() + 1) return;
  const auto* order = std::get_if<Reorder>(&step);
  const bool is_order = order != nullptr && is_order_of(after.positions.back(), after, *order);
  const bool is_taking = std::holds_alternative<Take>(step) &&
                         std::holds_alternative<Taking>(after.positions.back().claim);
  if (is_order || is_taking) after.positions.pop_back();
}

// An option that is on the table now was not.
void take_off_the_table(Contents& after, const Step& step) {
  const auto* tabled = std::get_if<Table>(&step);
  if (tabled == nullptr) return;
  for (Issue& issue : after.issues) {
    if (issue.id != tabled->issue) continue;
    for (Option& option : issue.options) option.hypothetical |= option.id == tabled->option;
  }
}

// Is it a position that the step was to change?
bool is_changed_by(const Step& step, const Position& position, const Contents& before) {
  if (const auto* order = std::get_if<Reorder>(&step)) return is_order_of(position, before, *order);
  const auto* move = std::get_if<MoveLine>(&step);
  return move != nullptr && move->id == position.id;
}

bool changes_only(const Contents& before, Contents after, const Step& step) {
  take_back_additions(before, after, step);
  take_off_the_table(after, step);
  for (std::size_t i = 0; i < std::min(before.positions.size(), after.positions.size()); ++i) {
    const Position& then = before.positions[i];
    if (is_changed_by(step, then, before)) after.positions[i] = then;
  }
  return after == before;
}

}  // namespace

tl::unexpected<Error> too_large() {
  return tl::unexpected(
      fault("too-large", Message("fault.text_too_large", {{"size", yaml::kMostBytes >> 20U}})));
}

Result<Edited> edited(TextReader& reader, const std::string& text, const Negotiation& file,
                      const Step& step) {
  const auto now = engine::view_of(file, {});
  if (!now) return tl::unexpected(now.error());
  auto after = std::visit(TextChange{text, *now}, step);
  if (!after) return tl::unexpected(after.error());
  if (after->size() > yaml::kMostBytes) return too_large();
  Reading reading = reader.read(*after);
  if (!reading.file) return tl::unexpected(Error{std::move(reading.faults)});
  if (!changes_only(file, *reading.file, step)) {
    return tl::unexpected(fault(
        "cannot-edit", Message("fault.cannot_edit", {{"why", Message("fault.changes_more")}})));
  }
  return Edited{std::move(*after), std::move(reading.file)};
}

}  // namespace zopa::server
