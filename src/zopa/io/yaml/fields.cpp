#include "zopa/io/yaml/fields.hpp"

#include "zopa/base/nearest.hpp"
#include "zopa/io/yaml/structure.hpp"

namespace zopa::yaml {

const Node* find(const Node& record, const char* key) {
  for (const Entry& entry : record.entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::string text_of(const Node& record, const char* key) {
  const Node* node = find(record, key);
  return node == nullptr ? std::string() : node->text;
}

bool is_true(const Node& record, const char* key) {
  return flag_of(text_of(record, key)).value_or(false);
}

const std::vector<Entry>& entries_of(const Node& record, const char* key) {
  static const std::vector<Entry> kNone;
  const Node* node = find(record, key);
  return node == nullptr ? kNone : node->entries;
}

const std::vector<Node>& items_of(const Node& record, const char* key) {
  static const std::vector<Node> kNone;
  const Node* node = find(record, key);
  return node == nullptr ? kNone : node->items;
}

std::vector<Entry> options_in(const Node& issue) {
  std::vector<Entry> options = entries_of(issue, "options");
  for (const Node& item : items_of(issue, "options")) {
    Entry& option = options.emplace_back();
    option.key = item.text;
    option.place = item.place;
    option.value = item;
  }
  return options;
}

Node key_node(const Entry& entry) {
  Node key;
  key.text = entry.key;
  key.place = entry.place;
  return key;
}

template <class IdType>
std::vector<IdType> Context::ids_in(const Node& list, const Names& names) {
  std::vector<IdType> ids;
  for (const Node& item : list.items) {
    const auto found = names.find(item, faults);
    if (!found) continue;
    ids.emplace_back(*found);
    origins.keep(list, item.place);
  }
  return ids;
}

std::vector<StatementId> Context::because(const Node& row) {
  return statements_in(find(row, "because"));
}

std::vector<StatementId> Context::statements_in(const Node* list) {
  return list == nullptr ? std::vector<StatementId>{} : ids_in<StatementId>(*list, statements);
}

// Does a row with faults of its own declare this issue, party or option?
bool Context::is_unusable(const std::string& name) const {
  return !name.empty() && (issues.is_unusable(name) || parties.is_unusable(name) ||
                           unusable_options.count(name) > 0);
}

std::optional<PartyId> Context::party(const Node* node) {
  if (node == nullptr) return std::nullopt;
  const auto found = parties.find(*node, faults);
  if (!found) return std::nullopt;
  return PartyId{*found};
}

std::vector<PartyId> Context::parties_in(const Node* list) {
  return list == nullptr ? std::vector<PartyId>{} : ids_in<PartyId>(*list, parties);
}

std::optional<OptionId> Context::option(const Node& node, IssueId issue) {
  if (const auto found = known_names.option(issue, node.text)) return found;
  if (unusable_options.count(node.text) > 0) return std::nullopt;
  faults.add("unknown-name", node.place, known_names.no_option(issue, Code{node.text}, node.text));
  return std::nullopt;
}

}  // namespace zopa::yaml
