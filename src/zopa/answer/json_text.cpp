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
void append_quoted(std::string_view text, std::string& to) {
  bool is_plain = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    is_plain &= byte >= ' ' && byte < 0x80 && c != '"' && c != '\\';
  }
  if (is_plain) {
    to.append(1, '"').append(text).append(1, '"');
    return;
  }
  const auto is_rare = [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; };
  if (std::any_of(text.begin(), text.end(), is_rare) || first_invalid_utf8(text)) {
    to += scalar(Json(std::string(text)));
    return;
  }
  to += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '\n') to += '\\';
    to += c == '\n' ? 'n' : c;
  }
  to += '"';
}

std::string quoted(std::string_view text) {
  std::string quoted;
  quoted.reserve(text.size() + 2);
  append_quoted(text, quoted);
  return quoted;
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

}  // namespace

class JsonText::Writer {
 public:
  Writer() = default;
  virtual ~Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  virtual void key(std::string_view key) = 0;
  virtual void scalar(std::string_view as_written) = 0;
  virtual void text(std::string_view value) = 0;
  virtual void begin(char opens) = 0;
  virtual void end() = 0;
  [[nodiscard]] virtual std::string written() const = 0;
};

namespace {

// What fits on a line is known once all of it is there.
class ForPeople : public JsonText::Writer {
 public:
  void key(std::string_view key) override { key_ = quoted(key); }
  void scalar(std::string_view as_written) override { add(std::string(as_written)); }
  void text(std::string_view value) override { add(quoted(value)); }
  void begin(char opens) override { open_.push_back(add({}, opens)); }
  void end() override { open_.pop_back(); }
  [[nodiscard]] std::string written() const override {
    std::string text;
    print(root_, 0, 0, text);
    return text + "\n";
  }

 private:
  Node* add(std::string text, char opens = '\0') {
    if (open_.empty()) {
      root_ = {{}, std::move(text), opens, {}};
      return &root_;
    }
    const bool is_named = open_.back()->opens == '{';
    return &open_.back()->parts.emplace_back(
        Node{is_named ? std::move(key_) : std::string(), std::move(text), opens, {}});
  }

  Node root_;
  std::vector<Node*> open_;  // the objects and lists that are not at their end, outermost first
  std::string key_;          // of the next value, in an object
};

class OneLine : public JsonText::Writer {
 public:
  void key(std::string_view key) override {
    separate();
    append_quoted(key, line_);
    line_ += ':';
    is_first_ = true;
  }
  void scalar(std::string_view as_written) override {
    separate();
    line_ += as_written;
  }
  void text(std::string_view value) override {
    separate();
    append_quoted(value, line_);
  }
  void begin(char opens) override {
    separate();
    line_ += opens;
    closes_ += opens == '{' ? '}' : ']';
    is_first_ = true;
  }
  void end() override {
    line_ += closes_.back();
    closes_.pop_back();
    is_first_ = false;
  }
  [[nodiscard]] std::string written() const override { return line_; }

 private:
  void separate() {
    if (!is_first_) line_ += ',';
    is_first_ = false;
  }

  std::string line_;
  std::string closes_;    // what ends each object and list that is not at its end, outermost first
  bool is_first_ = true;  // what comes next, in its object or list; or the value of a key
};

}  // namespace

JsonText::JsonText(Layout layout) {
  if (layout == Layout::one_line) {
    writer_ = std::make_unique<OneLine>();
  } else {
    writer_ = std::make_unique<ForPeople>();
  }
}
JsonText::~JsonText() = default;

void JsonText::key(std::string_view key) { writer_->key(key); }
void JsonText::null() { writer_->scalar("null"); }
void JsonText::boolean(bool value) { writer_->scalar(value ? "true" : "false"); }
void JsonText::integer(std::int64_t value) { writer_->scalar(std::to_string(value)); }
void JsonText::natural(std::uint64_t value) { writer_->scalar(std::to_string(value)); }
void JsonText::number(double value) { writer_->scalar(scalar(value)); }
void JsonText::text(std::string_view value) { writer_->text(value); }
void JsonText::begin_object() { writer_->begin('{'); }
void JsonText::begin_list() { writer_->begin('['); }
void JsonText::end() { writer_->end(); }
std::string JsonText::written() const { return writer_->written(); }

}  // namespace zopa::answer
