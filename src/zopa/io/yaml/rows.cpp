// The change is made to the text and, apart from that, to its tree: where the text that comes of it
// does not say what the tree says, the change is refused.
#include "zopa/io/yaml/rows.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/format.hpp"
#include "zopa/io/yaml/lines.hpp"
#include "zopa/io/yaml/rewriter.hpp"
#include "zopa/io/yaml/structure.hpp"

namespace zopa::yaml {
namespace {

using Kind = Node::Kind;

Error cannot(const char* why) {
  return fault("cannot-edit", Message("fault.cannot_edit", {{"why", Message(why)}}));
}

// What `change` makes of the tree, made in the text.
template <class Change>
Result<std::string> changed(std::string_view whole, const std::string& name, Change change) {
  const auto [mark, text] = without_mark(whole);
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
  const auto after = rewritten(text, *document, wanted);
  if (!after) return tl::unexpected(cannot("fault.changes_more"));
  const auto again = read_document(*after, name);
  if (!again || !is_same(again->root, wanted)) {
    return tl::unexpected(cannot("fault.changes_more"));
  }
  return std::string(mark) + *after;
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
