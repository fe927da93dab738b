#include "zopa/model/missing.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "zopa/model/deferrals.hpp"
#include "zopa/model/id_text.hpp"

namespace zopa {
namespace {

template <class Items>
void call_by_id(Items& items) {
  for (auto& item : items) {
    if (item.name.empty()) item.name = item.id;
  }
}

// PREFIX and the item's number, counted from 1; a later number where that is taken.
template <class Items>
void give_ids(Items& items, const std::string& prefix) {
  std::set<std::string> taken;
  for (const auto& item : items) taken.insert(item.id);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].id.empty()) continue;
    std::size_t number = i + 1;
    do {
      items[i].id = prefix + std::to_string(number++);
    } while (!taken.insert(items[i].id).second);
  }
}

// The one issue of an order or of values, where that is one of the negotiation's.
std::optional<IssueId> issue_of(const Contents& contents, const Claim& claim) {
  std::optional<IssueId> issue;
  if (const auto* order = std::get_if<OptionOrder>(&claim)) issue = order->issue;
  if (const auto* values = std::get_if<OptionValues>(&claim)) issue = values->issue;
  if (const auto* taking = std::get_if<Taking>(&claim)) issue = taking->issue;
  return issue && issue->index() < contents.issues.size() ? issue : std::nullopt;
}

class PositionIds {
 public:
  explicit PositionIds(Contents& contents) : contents_(contents) {
    for (const Position& position : contents.positions) take(position);
  }

  // A position with `from` may be called like an earlier one of its party and kind: from that round
  // on it takes the other's place.
  void give(Position& position) {
    const bool is_known = position.party.index() < contents_.parties.size();
    const std::string party =
        is_known ? contents_.party(position.party).id : std::to_string(position.party.index());
    const std::string prefix = party + "." + kind_of(position.claim);
    std::size_t number = ++rows_[prefix];
    if (!position.id.empty()) return;
    const auto issue = issue_of(contents_, position.claim);
    position.id = prefix + "." + (issue ? contents_.issue(*issue).id : std::to_string(number));
    const bool is_free = issue && from_.count({position.id, position.from}) == 0;
    while (!is_free) {  // an issue may be called `2`
      position.id = prefix + "." + std::to_string(number++);
      if (ids_.count(position.id) == 0) break;
    }
    take(position);
  }

 private:
  void take(const Position& position) {
    if (position.id.empty()) return;
    ids_.insert(position.id);
    from_.insert({position.id, position.from});
  }

  Contents& contents_;
  std::map<std::string, std::size_t> rows_;  // so far, by party and kind
  std::set<std::string> ids_;
  std::set<std::pair<std::string, std::optional<RoundId>>> from_;
};

}  // namespace

void give_missing(Contents& contents) {
  call_by_id(contents.parties);
  for (Party& party : contents.parties) call_by_id(party.representatives);
  call_by_id(contents.steps);
  call_by_id(contents.issues);
  call_deferrals(contents);
  for (Issue& issue : contents.issues) call_by_id(issue.options);
  give_ids(contents.sources, "source-");
  give_ids(contents.statements, "statement-");
  give_ids(contents.proposals, "proposal-");
  give_ids(contents.rules, "rule.");
  give_ids(contents.rounds, "round-");
  give_ids(contents.events, "event-");
  give_ids(contents.blocs, "bloc-");
  PositionIds ids(contents);
  for (Position& position : contents.positions) {
    if (is_id(position.id)) position.has_id = true;  // ids that are made up have dots
    ids.give(position);
  }
}

}  // namespace zopa
