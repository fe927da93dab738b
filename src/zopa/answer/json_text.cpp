#include "zopa/answer/json_text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "zopa/base/listed.hpp"
#include "zopa/base/unicode.hpp"

namespace zopa::answer {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWidth = 100;

std::string scalar(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// As the library writes it, without asking it where nothing is to be mended.
std::string quoted(std::string_view text) {
  const auto is_rare = [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; };
  if (std::any_of(text.begin(), text.end(), is_rare) || first_invalid_utf8(text)) {
    return scalar(Json(std::string(text)));
  }
  std::string quoted = "\"";
  quoted.reserve(text.size() + 2);
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '\n') quoted += '\\';
    quoted += c == '\n' ? 'n' : c;
  }
  return quoted += '"';
}

// A value: a scalar as it is written down, or an object or a list of others.
struct Node {
  std::string name;   // in an object, with what follows it in the printed form
  std::string text;   // of a scalar
  char opens = '\0';  // `{` or `[`
  std::vector<Node> parts;

  [[nodiscard]] bool is_structured() const { return opens != '\0'; }
  [[nodiscard]] char closes() const { return opens == '{' ? '}' : ']'; }
};

bool holds_scalars(const Node& node) {
  return std::none_of(node.parts.begin(), node.parts.end(),
                      [](const Node& part) { return !part.parts.empty(); });
}

// "key": value, or the value alone.
std::vector<std::string> items_of(const Node& node) {
  std::vector<std::string> items;
  for (const Node& part : node.parts) {
    std::string item = part.name;
    if (!part.name.empty()) item += ": ";
    if (part.is_structured()) {
      item += part.opens;
      item += part.closes();
    }
    item += part.text;
    items.push_back(std::move(item));
  }
  return items;
}

// On one line where they fit, else on as few as they fit on.
std::string filled(const std::vector<std::string>& items, std::size_t indent, std::size_t column) {
  std::string line = listed(items, ", ", ", ");
  if (column + line.size() + 2 < kWidth) return line;
  const std::string margin = "\n" + std::string(indent + 2, ' ');
  std::string text;
  std::size_t at = kWidth;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 < items.size() ? "," : "");
    const bool fits = at + 1 + item.size() <= kWidth;
    text += (fits ? " " : margin) + item;
    at = (fits ? at + 1 : indent + 2) + item.size();
  }
  return text + "\n" + std::string(indent, ' ');
}

// Two spaces a level; what holds neither lists nor objects is filled.
void print(const Node& node, std::size_t indent, std::size_t column, std::string& text) {
  if (!node.is_structured()) {
    text += node.text;
    return;
  }
  text += node.opens;
  if (holds_scalars(node)) {
    text += filled(items_of(node), indent, column);
  } else {
    const std::string margin = "\n" + std::string(indent + 2, ' ');
    for (const Node& part : node.parts) {
      if (&part != &node.parts.front()) text += ',';
      text += margin;
      text += part.name;
      if (!part.name.empty()) text += ": ";
      const std::size_t name_size = part.name.empty() ? 0 : part.name.size() + 2;
      print(part, indent + 2, indent + 2 + name_size, text);
    }
    text.append(1, '\n').append(indent, ' ');
  }
  text += node.closes();
}

void write(const Node& node, std::string& text) {
  text += node.text;
  if (!node.is_structured()) return;
  text += node.opens;
  for (const Node& part : node.parts) {
    if (&part != &node.parts.front()) text += ',';
    text += part.name;
    if (!part.name.empty()) text += ':';
    write(part, text);
  }
  text += node.closes();
}

}  // namespace

struct JsonText::Inside {
  Node root;
  std::vector<Node*> open;  // the objects and lists that are not at their end, outermost first
  std::string key;          // of the next value, in an object

  Node* add(std::string text, char opens = '\0') {
    if (open.empty()) {
      root = {{}, std::move(text), opens, {}};
      return &root;
    }
    const bool is_named = open.back()->opens == '{';
    return &open.back()->parts.emplace_back(
        Node{is_named ? std::move(key) : std::string(), std::move(text), opens, {}});
  }
};

JsonText::JsonText() : inside_(std::make_unique<Inside>()) {}
JsonText::~JsonText() = default;

void JsonText::key(std::string_view key) { inside_->key = quoted(key); }
void JsonText::null() { inside_->add("null"); }
void JsonText::boolean(bool value) { inside_->add(value ? "true" : "false"); }
void JsonText::integer(std::int64_t value) { inside_->add(std::to_string(value)); }
void JsonText::natural(std::uint64_t value) { inside_->add(std::to_string(value)); }
void JsonText::number(double value) { inside_->add(scalar(value)); }
void JsonText::text(std::string_view value) { inside_->add(quoted(value)); }
void JsonText::begin_object() { inside_->open.push_back(inside_->add({}, '{')); }
void JsonText::begin_list() { inside_->open.push_back(inside_->add({}, '[')); }
void JsonText::end() { inside_->open.pop_back(); }

std::string JsonText::printed() const {
  std::string text;
  print(inside_->root, 0, 0, text);
  return text + "\n";
}

std::string JsonText::compact() const {
  std::string text;
  write(inside_->root, text);
  return text;
}

}  // namespace zopa::answer
