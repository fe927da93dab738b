// A YAML file as a tree of texts with their places and comments.
//
// Nothing is interpreted: `no`, `1e3` and `2026-01-01` stay the texts that they are; what they mean
// is decided by the schema (format.hpp).  What the format has no use for is refused at its place:
// anchors and aliases, tags, several documents, keys that are not plain texts, deep nesting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/result.hpp"

namespace zopa {
struct Limits;  // base/budget.hpp
}

namespace zopa::yaml {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;  // of one file

// The comments of an entry of a map or a list.
struct Notes {
  std::vector<std::string> before;  // whole lines above it, with their `#`; empty for empty lines
  std::string after;                // at the end of its line
  bool blank_before = false;        // an empty line stands above it, or above its comments
};

struct Entry;

struct Node {
  enum class Kind : unsigned char { scalar, list, map };
  Kind kind = Kind::scalar;
  std::string text;             // of a scalar
  bool is_verbatim = false;     // the scalar stands in the file, on one line, as in `text`
  bool is_plain = false;        // without quotes
  Place place;                  // of its first character
  Place text_place;             // of the first character of its text, after any quote
  std::uint32_t last_line = 0;  // on which it ends
  Place end;                    // of a scalar or a flow collection: just after it
  bool is_flow = false;         // a list or map in brackets or braces
  bool is_damaged = false;      // the structural check took parts out
  std::vector<Node> items;      // of a list
  std::vector<Entry> entries;   // of a map, in the order of the file
  Notes notes;                  // of a list item
};

struct Entry {
  std::string key;
  Place place;  // of the key
  Node value;
  Notes notes;
};

struct Document {
  Node root;
  std::vector<std::string> lines;           // of the file, without line ends
  std::vector<std::string> comments_after;  // below everything else
};

// One fault, if the text is not what YAML or this format allows, or the limits came before its end;
// its `file` is `name`.
[[nodiscard]] Result<Document> read_document(std::string_view text, const std::string& name,
                                             const Limits* limits = nullptr);

// The place of byte `offset` of a scalar's text: exact where it stands verbatim on one line, else
// the start of the scalar.
[[nodiscard]] Place place_within(const Node& scalar, std::size_t offset);

}  // namespace zopa::yaml
