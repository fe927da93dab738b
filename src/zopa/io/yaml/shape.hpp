// The shape of a file: which keys stand where, what their values look like.  Declared once, in
// format.cpp; the reader's structural checks, the formatter's order of keys, the JSON schema and
// the reference documentation are all made from it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "zopa/io/yaml/document.hpp"

namespace zopa::yaml {

struct Shape;

// One word that a value may be.
struct Word {
  const char* word;
  const char* help;
};

struct Field {
  const char* key;
  const Shape* shape;
  const char* help;
  // Of a key that must be there: the key of the catalogue that says `help` in a fault.
  const char* needed = nullptr;
};

// A key that needs one of some others beside it.
struct Dependency {
  const char* key;
  std::vector<const char*> needs_one_of;
};

struct Shape {
  enum class Kind : std::uint8_t {
    text,    // any text that is not empty
    id,      // [a-z0-9_-]+
    issue,   // an id, or two with a dot between: the order in time of two steps
    option,  // an id, or of a numeric issue a number or a bound such as `<= 45`
    date,    // ISO day, month or year, or `unknown`
    number,  // a decimal number
    range,   // a number, or [from, to]
    flag,    // true or false
    word,    // one of `words`
    list,    // of `part`
    table,   // from ids to `part`
    record,  // `fields`
    either,  // the one of `forms` that is a text, a list or a map as the value is
  };
  Kind kind = Kind::text;
  const char* noun = "";          // the key of the catalogue for what it is: "shape.party"
  const char* example = nullptr;  // of a text with a grammar of its own: "quay == long"
  std::vector<Word> words = {};
  const Shape* part = nullptr;
  std::size_t least_parts = 0;  // of a list or table
  bool by_issue = false;        // of a table: its keys are issues, and so may be two steps' order
  bool by_option = false;       // of a table: its keys are options, and so may be numbers
  std::vector<Field> fields = {};
  std::vector<const char*> exactly_one_of = {};
  std::vector<const char*> at_least_one_of = {};
  std::vector<Dependency> dependencies = {};
  std::vector<const Shape*> forms = {};

  [[nodiscard]] const Field* field(const std::string& key) const {
    for (const Field& candidate : fields) {
      if (key == candidate.key) return &candidate;
    }
    return nullptr;
  }
};

// Of a value of `kind` that may have several forms: which it has; the first where it has none.
[[nodiscard]] const Shape& form_of(const Shape& shape, Node::Kind kind);
const Shape& form_of(Shape&& shape, Node::Kind kind) = delete;  // the answer would outlive it

}  // namespace zopa::yaml
