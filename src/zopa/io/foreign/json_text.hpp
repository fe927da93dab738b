// JSON of other programs as plain data, numbers as they were written.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::foreign {

struct JsonValue {
  enum class Kind : unsigned char { null, boolean, number, text, array, object };
  Kind kind = Kind::null;
  std::string text;                                          // of numbers and texts
  std::vector<JsonValue> items;                              // of arrays, and the values of objects
  std::vector<std::string> keys;                             // of objects, by item
  std::unordered_map<std::string, std::size_t> places = {};  // of many keys: their items

  // Of an object.
  void add(const std::string& key, JsonValue value);

  [[nodiscard]] bool is_object() const { return kind == Kind::object; }
  // The member under a key; nullptr where there is none, or where this is no object.
  [[nodiscard]] const JsonValue* find(const std::string& key) const;
};

// One fault where the text is no JSON (with line and column), is nested deeper than 64 levels, or
// has an object with a key that stands twice; or where the limits came first.
[[nodiscard]] Result<JsonValue> parse_json(const std::string& text, const std::string& file,
                                           const Limits* limits = nullptr);

// The text with what Python writes for numbers that JSON has none of (`-Infinity`) in quotes, as
// YAML has them, each as long as before: places stay.  `NaN` becomes a text that is no number.
[[nodiscard]] std::string with_python_numbers(std::string text);

// The number; a fault that names `path` where it is none.  Numbers in quotes count.
[[nodiscard]] std::optional<Decimal> number_of(const JsonValue& value, const std::string& path,
                                               const std::string& file, Error& error,
                                               Rounding* rounding);

}  // namespace zopa::foreign
