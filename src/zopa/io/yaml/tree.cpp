#include "zopa/io/yaml/tree.hpp"

#include "zopa/base/unicode.hpp"

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

std::string legible(const std::string& text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t character = next_code_point(text, at);
    const bool is_refused = is_control(character) && character != '\n' && character != '\t';
    if (!is_refused) kept.append(text, start, at - start);
  }
  return kept;
}

bool is_blank(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(next_code_point(text, at))) return false;
  }
  return true;
}

void MapBuilder::put(std::string key, Node value) {
  Entry entry;
  entry.key = std::move(key);
  entry.value = std::move(value);
  entries_.push_back(std::move(entry));
}

void MapBuilder::text(const char* key, const std::string& text) {
  std::string shown = legible(text);
  if (!is_blank(shown)) put(key, text_node(std::move(shown)));
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
