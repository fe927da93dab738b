#include "zopa/io/foreign/json_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "zopa/base/budget.hpp"

namespace zopa::foreign {
namespace {

using Json = nlohmann::json;
using Kind = JsonValue::Kind;

constexpr std::size_t kMostDepth = 64;
constexpr std::size_t kManyKeys = 32;

// Builds the value from nlohmann's events, which give numbers as they were written.
class Builder : public Json::json_sax_t {
 public:
  explicit Builder(const Limits* limits) : limits_(limits) {}

  bool null() override { return add({}); }
  bool boolean(bool value) override {
    return add({Kind::boolean, value ? "true" : "false", {}, {}});
  }
  bool number_integer(Json::number_integer_t value) override {
    return add({Kind::number, std::to_string(value), {}, {}});
  }
  bool number_unsigned(Json::number_unsigned_t value) override {
    return add({Kind::number, std::to_string(value), {}, {}});
  }
  bool number_float(Json::number_float_t /*value*/, const std::string& text) override {
    return add({Kind::number, text, {}, {}});
  }
  bool string(std::string& value) override { return add({Kind::text, value, {}, {}}); }
  bool binary(Json::binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(Kind::object); }
  bool key(std::string& value) override {
    keys_.back() = value;
    if (open_.back().find(value) == nullptr) return true;
    problem = Message("fault.json_twice", {{"key", Code{value}}});
    return false;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(Kind::array); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    problem = Message("fault.not_json");
    at = position > 0 ? position - 1 : 0;
    return false;
  }

  JsonValue result;
  Message problem;
  std::size_t at = 0;
  bool is_stopped = false;

 private:
  bool add(JsonValue value) {
    constexpr std::size_t kBetweenLooks = 1024;
    if (++added_ % kBetweenLooks == 0 && is_reached(limits_)) {
      is_stopped = true;
      return false;
    }
    if (open_.empty()) {
      result = std::move(value);
    } else {
      JsonValue& parent = open_.back();
      if (parent.is_object()) {
        parent.add(keys_.back(), std::move(value));
      } else {
        parent.items.push_back(std::move(value));
      }
    }
    return true;
  }
  bool open(Kind kind) {
    const bool is_too_deep = open_.size() == kMostDepth;
    if (is_too_deep) problem = Message("fault.json_deep");
    open_.push_back({kind, {}, {}, {}});
    keys_.emplace_back();
    return !is_too_deep;
  }
  bool close() {
    JsonValue value = std::move(open_.back());
    open_.pop_back();
    keys_.pop_back();
    return add(std::move(value));
  }

  const Limits* limits_;
  std::size_t added_ = 0;
  std::vector<JsonValue> open_;
  std::vector<std::string> keys_;  // of the open objects
};

}  // namespace

void JsonValue::add(const std::string& key, JsonValue value) {
  keys.push_back(key);
  items.push_back(std::move(value));
  if (keys.size() < kManyKeys) return;
  for (std::size_t i = places.size(); i < keys.size(); ++i) places.emplace(keys[i], i);
}

const JsonValue* JsonValue::find(const std::string& key) const {
  if (!places.empty()) {
    const auto at = places.find(key);
    return at == places.end() ? nullptr : &items[at->second];
  }
  const auto at = std::find(keys.begin(), keys.end(), key);
  return at == keys.end() ? nullptr : &items[static_cast<std::size_t>(at - keys.begin())];
}

Result<JsonValue> parse_json(const std::string& text, const std::string& file,
                             const Limits* limits) {
  Builder builder(limits);
  if (Json::sax_parse(text, &builder)) return std::move(builder.result);
  if (builder.is_stopped) return tl::unexpected(stopped(file));
  Error error = fault("bad-json", builder.problem, file);
  if (builder.at > 0) error.diagnostics[0].place = place_at(text, builder.at);
  return tl::unexpected(std::move(error));
}

std::string with_python_numbers(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kNumbers = {
      {{"-Infinity", R"("-.inf"  )"}, {"Infinity", R"(".inf"  )"}, {"NaN", R"("?")"}}};
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && is_quoted) {
      ++at;
    } else if (text[at] == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && (text[at] == '-' || text[at] == 'I' || text[at] == 'N')) {
      const std::string_view rest = std::string_view(text).substr(at);
      const auto* const known =
          std::find_if(kNumbers.begin(), kNumbers.end(),
                       [&](const auto& number) { return rest.starts_with(number.first); });
      if (known == kNumbers.end()) continue;
      text.replace(at, known->first.size(), known->second);
      at += known->first.size() - 1;
    }
  }
  return text;
}

std::optional<Decimal> number_of(const JsonValue& value, const std::string& path,
                                 const std::string& file, Error& error, Rounding* rounding) {
  if (value.kind == Kind::number || value.kind == Kind::text) {
    if (const auto number = to_decimal(value.text, rounding)) return number;
  }
  error.diagnostics.push_back(
      fault("bad-number", Message("fault.number_at", {{"path", Code{path}}}), file).diagnostics[0]);
  return std::nullopt;
}

}  // namespace zopa::foreign
