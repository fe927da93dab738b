// What an answer is, said once: a struct of an answer describes its keys, and from that come its
// JSON, the JSON Schema, the TypeScript types and the tables of docs/reference/json.md.
//
//   struct Conflict {
//     std::vector<PositionId> lines;
//     std::optional<Basis> basis;
//     template <class V>
//     void describe(V& v) const {
//       v.about("conflict", "Red lines that no package satisfies together.");
//       v("red_lines", lines, "The red lines, in the order of the file.");
//       v("basis", basis, "The weakest of theirs.");                          // null where empty
//     }
//   };
//
// A visitor V has these members; `meaning` is a sentence for the reader of the schema:
//
//   about(name, meaning)                   the name of this kind of object; without: no name
//   (key, value, meaning)                  a key that is always there
//   or_null(key, is_known, value, meaning) null unless it is known
//   maybe(key, value, meaning)             absent where an optional or a pointer is empty
//   maybe(key, is_there, value, meaning)   absent unless it is there
//   group(key, meaning, keys)              an object of its own: keys(v) describes it
//   maybe_group(key, is_there, meaning, keys)
//   either(is_first, meaning, keys, meaning, keys)   an object of one form or another
//   keys_of(is_there, part, null_keys)     the keys of *part among these; where it is null, these
//                                          keys are null and the others absent
//   constant(key, number, meaning)         always this number
//   over(issues)                           packages below choose options of these issues
//   acting(parties), acting(groups)        who acts below: what a Row counts
//   numbered_packages(package)             what a PackageAt below is: package(number)
//
// Values are what C++ has names for (numbers, texts, optional, vector, array, variant, pointer),
// messages (each stands as a text in the language of the answer), the model's ids (each stands as
// the id in the file), Count, Range, Package, enums with
// words_of(), structs with describe(), structs with shown() (they stand as what it returns), and
// the kinds below.  A struct of another module may have a free function describe(v, struct).
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "zopa/model/ids.hpp"

namespace zopa {
class Negotiation;
}

namespace zopa::answer {

// Counted from 0 here, from 1 in the answer: states, priorities.
struct Numbered {
  std::size_t number = 0;
};

// An integer from 1.
struct Positive {
  std::size_t value = 1;
};

// A share between 0 and 1.
struct Fraction {
  double value = 0;
};

// A number, or [from, to] where they differ.
struct Span {
  double low = 0;
  double high = 0;
};

// true, of a key that is absent otherwise.
struct Always {};

// For each state a sign: '1', '0' or '?'.
struct Marks {
  std::string signs;
};

// The issue that an option belongs to is not part of an OptionId.
struct OptionOf {
  IssueId issue;
  OptionId option;
};
struct OptionsOf {
  IssueId issue;
  std::vector<OptionId> options;
};

// An option of each of some issues: what a package is of other issues than those of over().
struct Choice {
  std::vector<IssueId> issues;
  std::vector<OptionId> options;
};

// Positions in what over(), acting() and numbered_packages() named.
struct IssueAt {
  std::size_t axis = 0;
};
struct OptionAt {  // of those that may stand in a package
  std::size_t axis = 0;
  std::size_t value = 0;
};
struct Row {
  std::size_t row = 0;
};
struct PackageAt {
  std::size_t number = 0;
};

// Objects: a value by issue, by who acts, by party.
template <class T>
struct ByAxis {
  std::vector<T> values;
};
template <class T>
struct ByRow {
  std::vector<std::size_t> rows;
  std::vector<T> values;
};
template <class T>
struct ByParty {
  std::vector<PartyId> parties;
  std::vector<T> values;
};

// An object with a key for each item: item.key(), an id or a text.
template <class T>
struct Keyed {
  const std::vector<T>* items = nullptr;
};
template <class T>
Keyed(const std::vector<T>*) -> Keyed<T>;

// What is said about another negotiation: its ids are those of that one.
template <class T>
struct Within {
  const Negotiation* negotiation = nullptr;
  const T* value = nullptr;
};

// A sentence about something, made by whoever prints the answer.
struct Sentence {
  const void* about = nullptr;
  std::size_t which = 0;
};

// The value of a reference that nothing was given for: a visitor that asks for types alone looks at
// an empty answer.
template <class T>
const T& none() {
  static const T kNothing{};
  return kNothing;
}

// What a visitor has to ask of a type.
struct AnyVisitor;

template <class T>
concept DescribesItself = requires(const T& value, AnyVisitor& v) { value.describe(v); };
template <class T>
concept IsDescribed = requires(const T& value, AnyVisitor& v) { describe(v, value); };
template <class T>
concept Described = DescribesItself<T> || IsDescribed<T>;

template <class T>
concept Shown = requires(const T& value) { value.shown(); };

template <class T>
concept Word = std::is_enum_v<T> && requires(T value) { words_of(value); };

template <class V, Described T>
void visit(V& v, const T& value) {
  if constexpr (DescribesItself<T>) {
    value.describe(v);
  } else {
    describe(v, value);
  }
}

}  // namespace zopa::answer
