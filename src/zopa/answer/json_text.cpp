#include "zopa/answer/json_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "zopa/base/listed.hpp"

namespace zopa::answer {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWidth = 100;

std::string scalar(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// "key": value, or the value alone.
std::vector<std::string> items_of(const Json& json) {
  std::vector<std::string> items;
  for (const auto& [key, value] : json.items()) {
    items.push_back((json.is_object() ? scalar(Json(key)) + ": " : "") + scalar(value));
  }
  return items;
}

bool holds_scalars(const Json& json) {
  return std::none_of(json.begin(), json.end(),
                      [](const Json& value) { return value.is_structured() && !value.empty(); });
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
void write(const Json& json, std::size_t indent, std::size_t column, std::string& text) {
  if (!json.is_structured()) {
    text += scalar(json);
    return;
  }
  text += json.is_object() ? '{' : '[';
  if (holds_scalars(json)) {
    text += filled(items_of(json), indent, column);
  } else {
    const char* before = "\n";
    for (const auto& [key, value] : json.items()) {
      const std::string name = json.is_object() ? scalar(Json(key)) + ": " : "";
      text += before + std::string(indent + 2, ' ') + name;
      write(value, indent + 2, indent + 2 + name.size(), text);
      before = ",\n";
    }
    text += "\n" + std::string(indent, ' ');
  }
  text += json.is_object() ? '}' : ']';
}

}  // namespace

struct JsonText::Inside {
  Json root;
  std::vector<Json*> open;  // the objects and lists that are not at their end, outermost first
  std::string key;          // of the next value, in an object

  Json* add(Json value) {
    if (open.empty()) {
      root = std::move(value);
      return &root;
    }
    Json& parent = *open.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    return &(parent[key] = std::move(value));
  }
};

JsonText::JsonText() : inside_(std::make_unique<Inside>()) {}
JsonText::~JsonText() = default;

void JsonText::key(std::string_view key) { inside_->key = key; }
void JsonText::null() { inside_->add(nullptr); }
void JsonText::boolean(bool value) { inside_->add(value); }
void JsonText::integer(std::int64_t value) { inside_->add(value); }
void JsonText::natural(std::uint64_t value) { inside_->add(value); }
void JsonText::number(double value) { inside_->add(value); }
void JsonText::text(std::string_view value) { inside_->add(std::string(value)); }
void JsonText::begin_object() { inside_->open.push_back(inside_->add(Json::object())); }
void JsonText::begin_list() { inside_->open.push_back(inside_->add(Json::array())); }
void JsonText::end() { inside_->open.pop_back(); }

std::string JsonText::printed() const {
  std::string text;
  write(inside_->root, 0, 0, text);
  return text + "\n";
}

std::string JsonText::compact() const { return scalar(inside_->root); }

}  // namespace zopa::answer
