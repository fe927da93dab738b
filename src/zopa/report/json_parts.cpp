#include "zopa/report/json_parts.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "zopa/base/listed.hpp"

namespace zopa::report {
namespace {

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

Json json_of(const Count& count) {
  if (const auto small = count.small()) return *small;
  return count.digits;
}

Json json_of(const Range& range) {
  if (range.is_point()) return range.low.approximate();
  return {range.low.approximate(), range.high.approximate()};
}

Json json_of(const Package& package, const std::vector<IssueId>& issues,
             const Negotiation& negotiation) {
  Json json = Json::object();
  for (std::size_t i = 0; i < package.size(); ++i) {
    json[negotiation.issue(issues[i]).id] = negotiation.option(issues[i], package[i]).id;
  }
  return json;
}

std::string dumped(const Json& json) {
  std::string text;
  write(json, 0, 0, text);
  return text + "\n";
}

}  // namespace zopa::report
