// The change is made to the text and, apart from that, to its tree: where the text that comes of it
// does not say what the tree says, the change is refused.
#include "zopa/io/yaml/rows.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <nlohmann/json.hpp>

#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/format.hpp"
#include "zopa/io/yaml/formatter.hpp"
#include "zopa/io/yaml/patch.hpp"
#include "zopa/io/yaml/structure.hpp"

namespace zopa::yaml {
namespace {

using Kind = Node::Kind;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr int kStep = 2;

Error cannot(const char* why) {
  return fault("cannot-edit", Message("fault.cannot_edit", {{"why", Message(why)}}));
}

const Entry* entry_of(const Node& map, const std::string& key) {
  for (const Entry& entry : map.entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

// The number of an item, or of the place behind the last.
std::optional<std::size_t> number_in(const Node& list, const std::string& key) {
  constexpr std::size_t kMostDigits = 8;
  if (key.empty() || key.size() > kMostDigits) return std::nullopt;
  if (key.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const std::size_t number = std::stoul(key);
  return number <= list.items.size() ? std::optional(number) : std::nullopt;
}

// The same texts under the same keys, whatever their order.
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

// Without comments: they stay where they stand.
Node bare(Node node) {
  node.notes = {};
  for (Node& item : node.items) item = bare(std::move(item));
  for (Entry& entry : node.entries) {
    entry.notes = {};
    entry.value = bare(std::move(entry.value));
  }
  return node;
}

// Of a part of something of this shape; null where it has none of this name.
const Shape* part_shape(const Shape& whole, Kind kind, const std::string& key) {
  const Shape& shape = form_of(whole, kind);
  if (shape.kind == Shape::Kind::record) {
    const Field* field = shape.field(key);
    return field == nullptr ? nullptr : field->shape;
  }
  return shape.kind == Shape::Kind::table || shape.kind == Shape::Kind::list ? shape.part : nullptr;
}

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

// The tree with the value at the path; false where there is no such place.
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

bool is_empty(const Node& node) {
  return node.kind != Kind::scalar && node.items.empty() && node.entries.empty();
}

// The tree without what is at the path, and without what is empty then.
bool take_from_tree(Node& node, const Path& path, std::size_t at) {
  if (node.kind == Kind::list) {
    auto number = number_in(node, path[at]);
    for (std::size_t i = 0; !number && i < node.items.size(); ++i) {
      if (node.items[i].text == path[at]) number = i;  // an option in short
    }
    if (!number || *number == node.items.size()) return false;
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

// Turns one tree of a text into another, in the text.
class Rewriter {
 public:
  Rewriter(std::string_view text, const Document& document) : document_(document), patch_(text) {}

  // `whole`: the shape of the node, in any form.
  void turn(const Node& now, const Node& wanted, const Shape& whole) {
    if (is_same(now, wanted)) return;
    const Shape& shape = form_of(whole, wanted.kind);
    if (now.kind != wanted.kind || now.kind == Kind::scalar) return fail();
    now.kind == Kind::map ? turn_map(now, wanted, shape) : turn_list(now, wanted, shape);
  }

  [[nodiscard]] bool has_failed() const { return has_failed_; }
  [[nodiscard]] std::string apply() { return patch_.apply(); }

 private:
  void fail() { has_failed_ = true; }

  static bool is_block(const Node& node) { return node.kind != Kind::scalar && !node.is_flow; }
  [[nodiscard]] bool is_block_text(const Node& node) const {
    const char first = patch_.text()[patch_.offset_of(node.place)];
    return node.kind == Kind::scalar && !node.is_plain && (first == '>' || first == '|');
  }
  static int indent_of(const Place& place) { return static_cast<int>(place.column) - 1; }

  // Just behind the last character of a value.
  [[nodiscard]] std::size_t end_of(const Node& node) const {
    if (!is_block(node) && !is_block_text(node)) return patch_.offset_of(node.end);
    std::size_t end =
        is_block(node) ? patch_.after_line(node.last_line) : patch_.offset_of(node.end);
    const std::size_t begin = patch_.offset_of(node.place);
    const std::string_view text = patch_.text();
    while (end > begin && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0) --end;
    return end;
  }

  [[nodiscard]] std::string_view rest_of_line(std::size_t at) const {
    const std::string_view text = patch_.text();
    return text.substr(at, std::min(text.find_first_of("\r\n", at), text.size()) - at);
  }

  void turn_map(const Node& now, const Node& wanted, const Shape& shape) {
    const bool has_same_keys =
        now.entries.size() == wanted.entries.size() &&
        std::all_of(now.entries.begin(), now.entries.end(),
                    [&](const Entry& entry) { return entry_of(wanted, entry.key) != nullptr; });
    if (now.is_flow && !has_same_keys) return turn_flow(now, wanted, shape);
    for (std::size_t i = 0; i < now.entries.size(); ++i) {
      const Entry* then = entry_of(wanted, now.entries[i].key);
      then == nullptr ? remove_entry(now, i, wanted)
                      : turn_entry(now.entries[i], *then, now, shape);
    }
    for (const Entry& entry : wanted.entries) {
      if (entry_of(now, entry.key) == nullptr) insert_entry(now, entry, shape);
    }
  }

  void turn_entry(const Entry& now, const Entry& wanted, const Node& map, const Shape& shape) {
    if (is_same(now.value, wanted.value)) return;
    const Shape* whole = part_shape(shape, Kind::map, now.key);
    if (whole == nullptr) return fail();
    const bool is_inside = now.value.kind == wanted.value.kind && now.value.kind != Kind::scalar &&
                           !wanted.value.entries.empty();
    if (is_inside || (is_block(now.value) && now.value.kind == wanted.value.kind)) {
      return turn(now.value, wanted.value, *whole);
    }
    replace(
        now.place, now.value, map.is_flow, form_of(*whole, wanted.value.kind),
        [&](int indent) {
          return typed_entry({now.key, {}, wanted.value, {}}, form_of(*whole, wanted.value.kind),
                             indent);
        },
        wanted.value, now.value.place);
  }

  // What begins at `begin` is typed anew: whole lines in a block, on its line in braces or where a
  // comment stands behind it.
  template <class Typed>
  void replace(const Place& begin, const Node& now, bool in_flow, const Shape& shape, Typed typed,
               const Node& wanted, const Place& value_begin) {
    if (has_notes_inside(now)) return fail();
    const std::size_t end = end_of(now);
    std::string lines = typed(indent_of(begin));
    lines.erase(0, lines.find_first_not_of(' '));
    const bool has_comment = !is_blank(rest_of_line(end));
    const bool is_one_line = lines.find('\n') == std::string::npos;
    if (!in_flow && (is_one_line || !has_comment)) {
      return patch_.replace(patch_.offset_of(begin), end, with_line_ends(lines));
    }
    const auto flow = on_one_line(wanted, shape);
    if (!flow || is_block(now) || is_block_text(now)) return fail();
    patch_.replace(patch_.offset_of(value_begin), end, *flow);
  }

  void turn_flow(const Node& now, const Node& wanted, const Shape& shape) {
    const auto flow = on_one_line(wanted, shape);
    if (!flow || has_notes_inside(now)) return fail();
    patch_.replace(patch_.offset_of(now.place), patch_.offset_of(now.end), *flow);
  }

  // Lists differ by items added behind the last, by one taken away, or by items that changed.
  void turn_list(const Node& now, const Node& wanted, const Shape& shape) {
    const std::size_t have = now.items.size();
    if (shape.part == nullptr) return fail();
    if (wanted.items.size() + 1 == have) return remove_item(now, wanted, shape);
    if (wanted.items.size() < have) return fail();
    if (now.is_flow && wanted.items.size() != have) return turn_flow(now, wanted, shape);
    for (std::size_t i = 0; i < have; ++i) turn_item(now.items[i], wanted.items[i], now, shape);
    for (std::size_t i = have; i < wanted.items.size(); ++i) {
      const Shape& item = form_of(*shape.part, wanted.items[i].kind);
      insert_lines(now.last_line, typed_item(wanted.items[i], item, indent_of(now.place)));
    }
  }

  void turn_item(const Node& now, const Node& wanted, const Node& list, const Shape& shape) {
    if (is_same(now, wanted)) return;
    const Shape& item = form_of(*shape.part, wanted.kind);
    if (now.kind == Kind::map && wanted.kind == Kind::map && (is_block(now) || list.is_flow)) {
      return turn_map(now, wanted, item);
    }
    // "- " is two columns wide.
    replace(
        now.place, now, list.is_flow, item,
        [&](int indent) {
          std::string lines = typed_item(wanted, item, indent - kStep);
          lines.erase(0, lines.find('-') + kStep);
          return lines;
        },
        wanted, now.place);
  }

  void remove_item(const Node& now, const Node& wanted, const Shape& shape) {
    if (now.is_flow) return turn_flow(now, wanted, shape);
    std::size_t gone = 0;
    while (gone < wanted.items.size() && is_same(now.items[gone], wanted.items[gone])) ++gone;
    for (std::size_t i = gone; i < wanted.items.size(); ++i) {
      if (!is_same(now.items[i + 1], wanted.items[i])) return fail();
    }
    cut_lines(now.items[gone].place.line, now.items[gone].last_line);
  }

  void cut_lines(std::uint32_t first, std::uint32_t last) {
    const std::size_t begin = patch_.offset_of({first, 1});
    patch_.replace(begin, patch_.after_line(last), "");
  }

  // The first entry of a row stands behind a dash, which stays.
  void remove_entry(const Node& map, std::size_t i, const Node& wanted) {
    const Entry& entry = map.entries[i];
    const std::size_t line = patch_.offset_of({entry.place.line, 1});
    const std::size_t begin = patch_.offset_of(entry.place);
    if (is_blank(patch_.text().substr(line, begin - line))) {
      return cut_lines(entry.place.line, std::max(entry.place.line, entry.value.last_line));
    }
    if (i + 1 == map.entries.size()) return fail();
    const Entry& next = map.entries[i + 1];
    const std::size_t end = patch_.offset_of(next.place);
    const bool has_comment = !next.notes.before.empty() || !entry.notes.after.empty();
    if (has_comment || entry_of(wanted, next.key) == nullptr) return fail();
    patch_.replace(begin, end, "");
  }

  // Behind the last of those that the format has before it; at the end of a table.
  void insert_entry(const Node& map, const Entry& entry, const Shape& shape) {
    const Shape* whole = part_shape(shape, Kind::map, entry.key);
    if (whole == nullptr || map.entries.empty()) return fail();
    const Shape& form = form_of(*whole, entry.value.kind);
    const Place& first = map.entries.front().place;
    const bool is_section = first.column == 1;
    const Entry* above = nullptr;
    for (const Entry& one : map.entries) {
      if (shape.kind != Shape::Kind::record || shape.field(one.key) < shape.field(entry.key))
        above = &one;
    }
    const Entry typed{entry.key, {}, entry.value, entry.notes};
    const std::string lines = typed_entry(typed, form, indent_of(first));
    if (above != nullptr) {
      const bool is_apart = is_section && entry.value.kind != Kind::scalar;
      const std::uint32_t last = std::max(above->place.line, above->value.last_line);
      return insert_lines(last, (is_apart ? "\n" : "") + lines);
    }
    std::string before =
        lines + "\n" + std::string(static_cast<std::size_t>(indent_of(first)), ' ');
    before.erase(0, before.find_first_not_of(' '));
    patch_.insert(patch_.offset_of(first), with_line_ends(before));
  }

  void insert_lines(std::uint32_t line, const std::string& lines) {
    while (line > 1 && is_blank(document_.lines[line - 1])) --line;
    const std::size_t at = patch_.after_line(line);
    const std::string_view text = patch_.text();
    const bool needs_break = at == text.size() && !text.empty() && text.back() != '\n';
    patch_.insert(
        at, (needs_break ? patch_.line_end() : "") + with_line_ends(lines) + patch_.line_end());
  }

  [[nodiscard]] std::string with_line_ends(const std::string& lines) const {
    std::string text;
    for (const char c : lines) {
      if (c == '\n') {
        text += patch_.line_end();
      } else {
        text += c;
      }
    }
    return text;
  }

  const Document& document_;
  Patch patch_;
  bool has_failed_ = false;
};

// What `change` makes of the tree, made in the text.
template <class Change>
Result<std::string> changed(std::string_view text, const std::string& name, Change change) {
  const bool has_mark = text.substr(0, kByteOrderMark.size()) == kByteOrderMark;
  if (has_mark) text.remove_prefix(kByteOrderMark.size());
  const auto document = read_document(text, name);
  if (!document) return tl::unexpected(document.error());
  Node wanted = bare(document->root);
  if (!change(wanted)) return tl::unexpected(cannot("fault.no_such_part"));
  Faults faults("", document->lines);
  Node checked = wanted;
  check_structure(checked, negotiation_shape(), faults);
  if (!faults.empty()) {
    Error error = std::move(faults).error();
    for (Diagnostic& one : error.diagnostics) one.place = {};
    return tl::unexpected(std::move(error));
  }
  Rewriter rewriter(text, *document);
  rewriter.turn(document->root, wanted, negotiation_shape());
  if (rewriter.has_failed()) return tl::unexpected(cannot("fault.changes_more"));
  std::string after = rewriter.apply();
  const auto again = read_document(after, name);
  if (!again || !is_same(again->root, wanted)) {
    return tl::unexpected(cannot("fault.changes_more"));
  }
  return (has_mark ? std::string(kByteOrderMark) : std::string()) + after;
}

bool is_before(const Place& a, const Place& b) {
  return a.line < b.line || (a.line == b.line && a.column < b.column);
}

// The part in which the place lies: the last that begins at it or before it.
template <class Part>
const Part* part_before(const std::vector<Part>& parts, const Place& place) {
  const Part* found = nullptr;
  for (const Part& part : parts) {
    if (!is_before(place, part.place)) found = &part;
  }
  return found;
}

// All the way inwards.
Path path_to(const Document& document, const Place& place) {
  Path path;
  const Node* node = &document.root;
  while (node != nullptr && node->kind != Kind::scalar) {
    if (node->kind == Kind::map) {
      const Entry* entry = part_before(node->entries, place);
      if (entry != nullptr) path.push_back(entry->key);
      node = entry == nullptr ? nullptr : &entry->value;
    } else {
      const Node* item = part_before(node->items, place);
      if (item != nullptr) path.push_back(std::to_string(item - node->items.data()));
      node = item;
    }
  }
  return path;
}

// Lists and tables of a row whose parts can each go alone.
bool is_of_choices(const std::string& key) {
  constexpr std::array<std::string_view, 9> kKeys = {"about",        "because", "disputes",
                                                     "with",         "package", "excluded",
                                                     "hypothetical", "weights", "values"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

nlohmann::ordered_json json_of(const Node& node) {
  using Json = nlohmann::ordered_json;
  if (node.kind == Kind::scalar) return node.text;
  Json json = node.kind == Kind::list ? Json::array() : Json::object();
  for (const Node& item : node.items) json.push_back(json_of(item));
  for (const Entry& entry : node.entries) json[entry.key] = json_of(entry.value);
  return json;
}

}  // namespace

Result<std::string> with_put(std::string_view text, const std::string& name, const Path& path,
                             const Node& value, const std::string& remark) {
  Node said = value;
  if (!remark.empty()) said.notes.after = "# " + remark;
  return changed(text, name, [&](Node& root) {
    return !path.empty() && put_in_tree(root, negotiation_shape(), path, 0, said);
  });
}

Result<std::string> without_part(std::string_view text, const std::string& name, const Path& path) {
  return changed(text, name,
                 [&](Node& root) { return !path.empty() && take_from_tree(root, path, 0); });
}

std::optional<Path> part_at(const Document& document, Place place) {
  constexpr std::size_t kRow = 2;   // a section and its row
  constexpr std::size_t kPart = 4;  // … a field of it, and a part of that
  Path path = path_to(document, place);
  if (path.empty()) return std::nullopt;
  const bool is_choice = path.size() >= kPart && is_of_choices(path[kRow]);
  path.resize(std::min(path.size(), is_choice ? kPart : kRow));
  return path;
}

std::string to_json(const Document& document) {
  using Json = nlohmann::ordered_json;
  Json rows = Json::array();
  for (const Entry& section : document.root.entries) {
    for (const Entry& row : section.value.entries) {
      rows.push_back({row.place.line, section.key, row.key});
    }
    for (std::size_t i = 0; i < section.value.items.size(); ++i) {
      rows.push_back({section.value.items[i].place.line, section.key, std::to_string(i)});
    }
  }
  return Json{{"tree", json_of(document.root)}, {"rows", std::move(rows)}}.dump();
}

}  // namespace zopa::yaml
