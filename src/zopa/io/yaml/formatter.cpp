#include "zopa/io/yaml/formatter.hpp"

#include <algorithm>
#include <optional>

#include "zopa/base/contracts.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/formula/tokens.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/format.hpp"
#include "zopa/io/yaml/scalars.hpp"
#include "zopa/io/yaml/structure.hpp"

namespace zopa::yaml {
namespace {

constexpr int kWidth = 120;
constexpr int kStep = 2;

const Shape& shape_of(const Entry& entry, const Shape& of) {
  if (of.kind == Shape::Kind::table) return form_of(*of.part, entry.value.kind);
  const Field* field = of.field(entry.key);
  ZOPA_EXPECTS(field != nullptr);
  return form_of(*field->shape, entry.value.kind);
}

// Of the items of a list; a range's are numbers, like itself.
const Shape& item_shape(const Node& item, const Shape& list) {
  return list.part == nullptr ? list : form_of(*list.part, item.kind);
}
const Shape& item_shape(const Node& item, Shape&& list) = delete;  // the answer would outlive it

// Entries of a record in the order of the format; a table keeps its own.
std::vector<const Entry*> ordered(const Node& node, const Shape& shape) {
  std::vector<const Entry*> entries;
  for (const Entry& entry : node.entries) entries.push_back(&entry);
  if (shape.kind != Shape::Kind::record) return entries;
  std::stable_sort(entries.begin(), entries.end(), [&](const Entry* a, const Entry* b) {
    return shape.field(a->key) < shape.field(b->key);
  });
  return entries;
}

bool has_notes(const Notes& notes) { return !notes.before.empty() || !notes.after.empty(); }

// Only scalars, or nothing, inside?
bool is_flat(const Node& node) {
  return node.items.empty() &&
         std::all_of(node.entries.begin(), node.entries.end(),
                     [](const Entry& entry) { return entry.value.kind == Node::Kind::scalar; });
}

// Block style is the usual one: on one line stand short lists, and what is in braces or brackets
// already.
bool may_be_one_line(const Node& node) {
  const bool is_plain_list =
      node.kind == Node::Kind::list &&
      std::all_of(node.items.begin(), node.items.end(),
                  [](const Node& item) { return item.kind == Node::Kind::scalar; });
  return node.is_flow || is_plain_list || (node.items.empty() && node.entries.empty());
}

bool closes(const formula::Token& token) {
  return token.is(")") || token.is("]") || token.is("}") || token.is(",");
}

bool opens(const formula::Token& token) { return token.is("(") || token.is("[") || token.is("{"); }

// A formula with one space between its words and signs.
std::string respaced(const std::string& text) {
  const auto tokens = formula::tokens_of(text);
  if (!tokens) return text;
  std::string spaced;
  for (std::size_t i = 0; i + 1 < tokens->size(); ++i) {
    const bool joined = i == 0 || closes((*tokens)[i]) || opens((*tokens)[i - 1]);
    if (!joined) spaced += ' ';
    spaced += (*tokens)[i].text;
  }
  return spaced;
}

std::string scalar_text(const Node& node, const Shape& shape) {
  if (shape.kind == Shape::Kind::flag) return *flag_of(node.text) ? "true" : "false";
  return shape.example == nullptr ? node.text : respaced(node.text);
}

// Lists of texts; what a person types in braces they have to decide themselves.
bool is_list_of_texts(const Node& node) {
  return node.kind == Node::Kind::list &&
         std::all_of(node.items.begin(), node.items.end(),
                     [](const Node& item) { return item.kind == Node::Kind::scalar; });
}

class Writer {
 public:
  enum class Style : bool { one_row_a_line, typed };
  explicit Writer(Style style = Style::one_row_a_line) : style_(style) {}

  std::string entry(const Entry& entry, const Shape& shape, int indent) {
    write_entry(entry, shape, indent, false);
    return without_last_break();
  }
  std::string item(const Node& item, const Shape& shape, int indent) {
    write_item(item, shape, indent, false);
    return without_last_break();
  }
  static std::optional<std::string> in_flow(const Node& node, const Shape& shape) {
    return flow_text(node, shape);
  }

  std::string write(const Document& document) {
    const Shape& shape = negotiation_shape();
    bool after_section = false;
    for (const Entry* entry : ordered(document.root, shape)) {
      const bool is_section = entry->value.kind != Node::Kind::scalar;
      write_entry(*entry, shape_of(*entry, shape), 0,
                  !out_.empty() && (is_section || after_section));
      after_section = is_section;
    }
    if (!document.comments_after.empty()) out_ += '\n';
    for (const std::string& comment : document.comments_after) out_ += comment + "\n";
    return std::move(out_);
  }

 private:
  std::string without_last_break() {
    if (!out_.empty()) out_.pop_back();
    return std::move(out_);
  }

  void write_notes_before(const Notes& notes, int indent, bool blank) {
    if (blank) out_ += '\n';
    for (const std::string& comment : notes.before) {
      if (!comment.empty()) out_ += std::string(static_cast<std::size_t>(indent), ' ') + comment;
      out_ += '\n';
    }
  }

  void write_entry(const Entry& entry, const Shape& shape, int indent, bool blank) {
    write_notes_before(entry.notes, indent, blank);
    write_value(std::string(static_cast<std::size_t>(indent), ' ') + entry.key + ":", entry.value,
                shape, indent, entry.notes, indent == 0);
  }

  // `head` is all that stands on the line so far.
  void write_value(const std::string& head, const Node& value, const Shape& shape, int indent,
                   const Notes& notes, bool is_section) {
    const std::string after = notes.after.empty() ? "" : "  " + notes.after;
    if (value.kind == Node::Kind::scalar) {
      write_scalar(head, scalar_text(value, shape), shape, indent, after);
      return;
    }
    const bool may_flow = style_ == Style::typed
                              ? is_list_of_texts(value)
                              : may_be_one_line(value) && (!is_section || is_flat(value));
    if (may_flow) {
      const auto flow = flow_text(value, shape);
      if (flow && display_width(head) + 1 + display_width(*flow) <= kWidth) {
        out_ += head + " " + *flow + after + "\n";
        return;
      }
    }
    out_ += head + after + "\n";
    write_parts(value, shape, indent + kStep);
  }

  void write_parts(const Node& value, const Shape& shape, int indent) {
    bool is_first = true;
    for (const Entry* entry : ordered(value, shape)) {
      write_entry(*entry, shape_of(*entry, shape), indent, !is_first && entry->notes.blank_before);
      is_first = false;
    }
    for (const Node& item : value.items) {
      write_item(item, item_shape(item, shape), indent, !is_first && item.notes.blank_before);
      is_first = false;
    }
  }

  void write_item(const Node& item, const Shape& shape, int indent, bool blank) {
    write_notes_before(item.notes, indent, blank);
    const std::string head = std::string(static_cast<std::size_t>(indent), ' ') + "-";
    const std::string after = item.notes.after.empty() ? "" : "  " + item.notes.after;
    if (item.kind == Node::Kind::scalar) {
      write_scalar(head, scalar_text(item, shape), shape, indent, after);
      return;
    }
    const bool may_flow = style_ == Style::typed || may_be_one_line(item);
    const auto flow = may_flow ? flow_text(item, shape) : std::nullopt;
    if (flow && display_width(head) + 1 + display_width(*flow) <= kWidth) {
      out_ += head + " " + *flow + after + "\n";
      return;
    }
    write_block_item(item, shape, indent, head, after);
  }

  // A row over several lines: its first entry stands on the line of the dash, where neither the
  // dash nor the entry has a comment that would have to stand between them.
  void write_block_item(const Node& item, const Shape& shape, int indent, const std::string& head,
                        const std::string& after) {
    bool is_first = after.empty();
    if (!is_first) out_ += head + after + "\n";
    for (const Entry* entry : ordered(item, shape)) {
      const bool on_dash = is_first && entry->notes.before.empty();
      if (is_first && !on_dash) out_ += head + "\n";
      if (on_dash) {
        write_value(head + " " + entry->key + ":", entry->value, shape_of(*entry, shape),
                    indent + kStep, entry->notes, false);
      } else {
        write_entry(*entry, shape_of(*entry, shape), indent + kStep,
                    !is_first && entry->notes.blank_before);
      }
      is_first = false;
    }
  }

  void write_scalar(const std::string& head, const std::string& text, const Shape& shape,
                    int indent, const std::string& after) {
    const std::string inline_text = scalar_in_block(text, shape);
    const bool fits = display_width(head) + 1 + display_width(inline_text) <= kWidth;
    if (text.find('\n') == std::string::npos && (fits || !can_fold(text))) {
      out_ += head + " " + inline_text + after + "\n";
      return;
    }
    const std::string margin(static_cast<std::size_t>(indent + kStep), ' ');
    if (can_fold(text)) {
      out_ += head + " >-" + after + "\n";
      for (const std::string& line : folded_lines(text, kWidth - indent - kStep)) {
        out_ += margin + line + "\n";
      }
    } else if (can_be_literal(text)) {
      out_ += head + (text.back() == '\n' ? " |" : " |-") + after + "\n";
      for (const std::string& line : literal_lines(text)) {
        out_ += line.empty() ? "\n" : margin + line + "\n";
      }
    } else {
      out_ += head + " " + inline_text + after + "\n";
    }
  }

  // On one line; nullopt where there are comments inside, or texts that need lines of their own.
  static std::optional<std::string> flow_text(const Node& node, const Shape& shape) {
    if (has_notes_inside(node)) return std::nullopt;
    if (node.kind == Node::Kind::scalar) {
      const std::string text = scalar_text(node, shape);
      if (text.find('\n') != std::string::npos) return std::nullopt;
      return scalar_in_flow(text, shape);
    }
    std::string parts;
    for (const Entry* entry : ordered(node, shape)) {
      const auto part = flow_text(entry->value, shape_of(*entry, shape));
      if (!part) return std::nullopt;
      parts += (parts.empty() ? "" : ", ") + entry->key + ": " + *part;
    }
    for (const Node& item : node.items) {
      const auto part = flow_text(item, item_shape(item, shape));
      if (!part) return std::nullopt;
      parts += (parts.empty() ? "" : ", ") + *part;
    }
    return node.kind == Node::Kind::map ? "{" + parts + "}" : "[" + parts + "]";
  }

  Style style_;
  std::string out_;
};

// The same texts under the same keys, whatever the order of a record's keys.
bool is_same(const Node& a, const Node& b, const Shape& shape) {
  if (a.kind != b.kind) return false;
  if (a.kind == Node::Kind::scalar) {
    return scalar_text(a, shape) == scalar_text(b, shape) || a.text == b.text;
  }
  const auto left = ordered(a, shape);
  const auto right = ordered(b, shape);
  if (left.size() != right.size() || a.items.size() != b.items.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i]->key != right[i]->key ||
        !is_same(left[i]->value, right[i]->value, shape_of(*left[i], shape))) {
      return false;
    }
  }
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!is_same(a.items[i], b.items[i], item_shape(a.items[i], shape))) return false;
  }
  return true;
}

}  // namespace

std::string typed_entry(const Entry& entry, const Shape& shape, int indent) {
  return Writer(Writer::Style::typed).entry(entry, shape, indent);
}

std::string typed_item(const Node& item, const Shape& shape, int indent) {
  return Writer(Writer::Style::typed).item(item, shape, indent);
}

std::optional<std::string> on_one_line(const Node& value, const Shape& shape) {
  return Writer::in_flow(value, shape);
}

bool has_notes_inside(const Node& node) {
  return std::any_of(node.entries.begin(), node.entries.end(),
                     [](const Entry& entry) {
                       return has_notes(entry.notes) || has_notes_inside(entry.value);
                     }) ||
         std::any_of(node.items.begin(), node.items.end(), [](const Node& item) {
           return has_notes(item.notes) || has_notes_inside(item);
         });
}

std::string to_yaml(const Document& document) { return Writer().write(document); }

bool has_comments(const Document& document) {
  return !document.comments_after.empty() || has_notes_inside(document.root);
}

Result<std::string> format(std::string_view text, const std::string& name) {
  auto document = read_document(text, name);
  if (!document) return tl::unexpected(document.error());
  Faults faults(name, document->lines);
  check_structure(document->root, negotiation_shape(), faults);
  if (!faults.empty()) return tl::unexpected(std::move(faults).error());
  std::string formatted = to_yaml(*document);
  const auto again = read_document(formatted, name);
  ZOPA_EXPECTS(again.has_value() && is_same(document->root, again->root, negotiation_shape()));
  return formatted;
}

}  // namespace zopa::yaml
