#include "zopa/io/yaml/rewriter.hpp"

#include <algorithm>
#include <cctype>

#include "zopa/io/yaml/format.hpp"
#include "zopa/io/yaml/formatter.hpp"
#include "zopa/io/yaml/patch.hpp"

namespace zopa::yaml {
namespace {

using Kind = Node::Kind;

constexpr int kStep = 2;

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

}  // namespace

std::optional<std::string> rewritten(std::string_view text, const Document& document,
                                     const Node& wanted) {
  Rewriter rewriter(text, document);
  rewriter.turn(document.root, wanted, negotiation_shape());
  if (rewriter.has_failed()) return std::nullopt;
  return rewriter.apply();
}

}  // namespace zopa::yaml
