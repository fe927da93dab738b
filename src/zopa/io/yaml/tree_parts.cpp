#include "zopa/io/yaml/tree_parts.hpp"

#include <algorithm>
#include <optional>

#include "zopa/io/yaml/format.hpp"

namespace zopa::yaml {
namespace {

using Kind = Node::Kind;

}  // namespace

const Entry* entry_of(const Node& map, const std::string& key) {
  for (const Entry& entry : map.entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

namespace {

// The number of an item, or of the place behind the last.
std::optional<std::size_t> number_in(const Node& list, const std::string& key) {
  constexpr std::size_t kMostDigits = 8;
  if (key.empty() || key.size() > kMostDigits) return std::nullopt;
  if (key.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const std::size_t number = std::stoul(key);
  return number <= list.items.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

bool is_same(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.items.size() != b.items.size()) return false;
  if (a.kind == Kind::scalar) return a.text == b.text;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!is_same(a.items[i], b.items[i])) return false;
  }
  return a.entries.size() == b.entries.size() &&
         std::all_of(a.entries.begin(), a.entries.end(), [&](const Entry& entry) {
           const Entry* other = entry_of(b, entry.key);
           return other != nullptr && is_same(entry.value, other->value);
         });
}

Node bare(Node node) {
  node.notes = {};
  for (Node& item : node.items) item = bare(std::move(item));
  for (Entry& entry : node.entries) {
    entry.notes = {};
    entry.value = bare(std::move(entry.value));
  }
  return node;
}

const Shape* part_shape(const Shape& whole, Kind kind, const std::string& key) {
  const Shape& shape = form_of(whole, kind);
  if (shape.kind == Shape::Kind::record) {
    const Field* field = shape.field(key);
    return field == nullptr ? nullptr : field->shape;
  }
  return shape.kind == Shape::Kind::table || shape.kind == Shape::Kind::list ? shape.part : nullptr;
}

namespace {

bool is_list(const Shape& shape) { return shape.kind == Shape::Kind::list; }

// The value under all the keys that are still to be made.
Node wrapped(const Path& path, std::size_t from, const Shape& shape, const Node& value) {
  if (from == path.size()) return value;
  const bool in_list = is_list(form_of(shape, Kind::list));
  Node node;
  node.kind = in_list ? Kind::list : Kind::map;
  const Shape* inner = part_shape(shape, node.kind, path[from]);
  Node part = wrapped(path, from + 1, inner == nullptr ? shape : *inner, value);
  if (in_list) {
    node.items.push_back(std::move(part));
  } else {
    Notes notes = part.notes;
    node.entries.push_back({path[from], {}, std::move(part), std::move(notes)});
  }
  return node;
}

// What the format lets stand in short, at its full length: a party's name alone, options as ids.
void write_out(Node& node, const Shape& whole) {
  const Shape& shape = form_of(whole, Kind::map);
  const bool is_name = node.kind == Kind::scalar && shape.kind == Shape::Kind::record &&
                       shape.field("name") != nullptr;
  const bool is_ids = node.kind == Kind::list && shape.kind == Shape::Kind::table;
  if (!is_name && !is_ids) return;
  Node whole_node;
  whole_node.kind = Kind::map;
  for (const Node& item : node.items) {
    Node name = item;
    whole_node.entries.push_back({item.text, {}, std::move(name), {}});
  }
  if (is_name) whole_node.entries.push_back({"name", {}, node, {}});
  node = std::move(whole_node);
}

}  // namespace

bool put_in_tree(Node& node, const Shape& whole, const Path& path, std::size_t at,
                 const Node& value) {
  write_out(node, whole);
  const Shape* inner = part_shape(whole, node.kind, path[at]);
  if (inner == nullptr || node.kind == Kind::scalar) return false;
  Node* part = nullptr;
  if (node.kind == Kind::list) {
    const auto number = number_in(node, path[at]);
    if (!number) return false;
    if (*number < node.items.size()) part = &node.items[*number];
  } else {
    const Entry* entry = entry_of(node, path[at]);
    if (entry != nullptr)
      part = &node.entries[static_cast<std::size_t>(entry - node.entries.data())].value;
  }
  if (part != nullptr && at + 1 < path.size()) {
    return put_in_tree(*part, *inner, path, at + 1, value);
  }
  Node made = wrapped(path, at + 1, *inner, value);
  if (part != nullptr) {
    *part = std::move(made);
  } else if (node.kind == Kind::list) {
    node.items.push_back(std::move(made));
  } else {
    Notes notes = made.notes;
    node.entries.push_back({path[at], {}, std::move(made), std::move(notes)});
  }
  return true;
}

namespace {

bool is_empty(const Node& node) {
  return node.kind != Kind::scalar && node.items.empty() && node.entries.empty();
}

}  // namespace

namespace {

// The number of an item, by that or, for an option in short, by its text.
std::optional<std::size_t> item_named(const Node& list, const std::string& key) {
  auto number = number_in(list, key);
  for (std::size_t i = 0; !number && i < list.items.size(); ++i) {
    if (list.items[i].text == key) number = i;
  }
  return number == list.items.size() ? std::nullopt : number;
}

}  // namespace

bool take_from_tree(Node& node, const Path& path, std::size_t at) {
  if (node.kind == Kind::list) {
    const auto number = item_named(node, path[at]);
    if (!number) return false;
    Node& item = node.items[*number];
    if (at + 1 < path.size() && !take_from_tree(item, path, at + 1)) return false;
    if (at + 1 == path.size() || is_empty(item)) {
      node.items.erase(node.items.begin() + static_cast<std::ptrdiff_t>(*number));
    }
    return true;
  }
  const auto entry = std::find_if(node.entries.begin(), node.entries.end(),
                                  [&](const Entry& one) { return one.key == path[at]; });
  if (entry == node.entries.end()) return false;
  if (at + 1 < path.size() && !take_from_tree(entry->value, path, at + 1)) return false;
  if (at + 1 == path.size() || is_empty(entry->value)) node.entries.erase(entry);
  return true;
}

}  // namespace zopa::yaml
