#include "zopa/io/yaml/tree.hpp"

namespace zopa::yaml {

Node text_node(std::string text) {
  Node node;
  node.text = std::move(text);
  return node;
}

Node list_node(std::vector<Node> items) {
  Node node;
  node.kind = Node::Kind::list;
  node.items = std::move(items);
  return node;
}

Node number_node(const Range& range) {
  if (range.is_point()) return text_node(range.low.to_text());
  return list_node({text_node(range.low.to_text()), text_node(range.high.to_text())});
}

void MapBuilder::put(std::string key, Node value) {
  Entry entry;
  entry.key = std::move(key);
  entry.value = std::move(value);
  entries_.push_back(std::move(entry));
}

void MapBuilder::text(const char* key, const std::string& text) {
  if (!text.empty()) put(key, text_node(text));
}

void MapBuilder::ids(const char* key, const std::vector<std::string>& ids) {
  std::vector<Node> items;
  for (const std::string& id : ids) items.push_back(text_node(id));
  list(key, std::move(items));
}

void MapBuilder::list(const char* key, std::vector<Node> items) {
  if (!items.empty()) put(key, list_node(std::move(items)));
}

void MapBuilder::map(const char* key, MapBuilder entries) {
  if (!entries.entries_.empty()) put(key, std::move(entries).take());
}

void MapBuilder::flag(const char* key, bool value) {
  if (value) put(key, text_node("true"));
}

Node MapBuilder::take() && {
  Node node;
  node.kind = Node::Kind::map;
  node.entries = std::move(entries_);
  return node;
}

}  // namespace zopa::yaml
