// A sentence before it is put into a language: a key of the catalogue, with named arguments.
//
//   const Message message("range.shortfall", {{"low", up_to(6, low)}, {"high", up_to(6, high)}});
//   catalogue.text(message);   // words/catalogue.hpp: "Shortfall: from 0.1 to 0.3."
//
// What knows a conclusion makes the message; what shows it chooses the language.  Arguments are
// data: names, ids, numbers, lists and other messages, never English.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "zopa/base/count.hpp"
#include "zopa/base/decimal.hpp"

namespace zopa {

struct Argument;

struct Message {
  std::string key;
  std::vector<Argument> arguments;

  Message();  // says nothing, and has no key
  explicit Message(std::string from_catalogue);
  Message(std::string from_catalogue, std::vector<Argument> with);
  Message(const Message& other);
  Message(Message&& other) noexcept;
  Message& operator=(const Message& other);
  Message& operator=(Message&& other) noexcept;
  ~Message();

  friend bool operator==(const Message& a, const Message& b);
};

// The name of a party or of somebody.  For an argument `x` the catalogue knows `x_count` too, by
// which verbs agree: 1, or 2 where the name itself is plural ("Developed countries").
struct Name {
  std::string text;
  bool is_plural = false;
  friend bool operator==(const Name&, const Name&) = default;
};

struct Quoted {  // in the language's quotation marks
  std::string text;
  friend bool operator==(const Quoted&, const Quoted&) = default;
};

struct Code {  // an id or a word of the file format, in backticks
  std::string text;
  friend bool operator==(const Code&, const Code&) = default;
};

// Rounded, with so many digits after the decimal mark.
struct Number {
  double value = 0;
  int least_digits = 0;
  int most_digits = 0;
  bool is_percent = false;
  friend bool operator==(const Number&, const Number&) = default;
};

[[nodiscard]] inline Number fixed(int digits, double value) { return {value, digits, digits}; }
[[nodiscard]] inline Number up_to(int digits, double value) { return {value, 0, digits}; }
// Of a share between 0 and 1.
[[nodiscard]] inline Number percent(int digits, double share) {
  return {share, digits, digits, true};
}

enum class Join : unsigned char {
  all,         // "a, b and c"
  any,         // "a, b or c"
  commas,      // "a, b, c"
  semicolons,  // "a; b; c", of parts that have commas of their own
  sentences,   // "A. B. C.", of whole sentences
};

class Value;

// For an argument `x` the catalogue knows `x_count` too: how many there are, or where there is one,
// that one's own number.
struct List {
  Join join = Join::all;
  std::vector<Value> parts;
  friend bool operator==(const List& a, const List& b);
};

template <class T, class... Kinds>
concept OneOf = (std::same_as<T, Kinds> || ...);

// Made of any of these without a word: {"party", name}, {"count", 3}.
class Value {
 public:
  using Variant = std::variant<std::string, Name, Quoted, Code, std::int64_t, Count, Decimal,
                               Number, List, Message>;

  template <OneOf<std::string, Name, Quoted, Code, Count, Decimal, Number, List, Message> T>
  Value(T value) : variant_(std::in_place_type<T>, std::move(value)) {}
  template <std::integral T>
  Value(T value) : variant_(static_cast<std::int64_t>(value)) {}
  Value(const char* text) : variant_(std::string(text)) {}

  [[nodiscard]] const Variant& variant() const { return variant_; }
  friend bool operator==(const Value& a, const Value& b) { return a.variant_ == b.variant_; }

 private:
  Variant variant_;
};

struct Argument {
  std::string name;
  Value value;
  friend bool operator==(const Argument&, const Argument&) = default;
};

// For the choices of the catalogue: {is_known, select, yes {…} other {…}}.
[[nodiscard]] inline const char* yes_or_no(bool is) { return is ? "yes" : "no"; }

// Each as an id, each in quotation marks: list(Join::all, codes(ids)).
[[nodiscard]] std::vector<Value> codes(const std::vector<std::string>& ids);
[[nodiscard]] std::vector<Value> quotes(const std::vector<std::string>& texts);

}  // namespace zopa
