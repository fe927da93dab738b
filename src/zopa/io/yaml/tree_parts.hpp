// What the trees of a text have in them, apart from the text.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/structure.hpp"

namespace zopa::yaml {

// From the whole file inwards: the key of a map, the number of an item of a list, from 0.
using Path = std::vector<std::string>;

// Null where the map has none.
[[nodiscard]] const Entry* entry_of(const Node& map, const std::string& key);

// The same texts under the same keys, whatever their order.
[[nodiscard]] bool is_same(const Node& a, const Node& b);

// Without comments: they stay where they stand.
[[nodiscard]] Node bare(Node node);

// Of a part of something of this shape; null where it has none of this name.
[[nodiscard]] const Shape* part_shape(const Shape& whole, Node::Kind kind, const std::string& key);

// `value` stands at the path from `at` on, and what is on the way there and missing is made; false
// where there is no such place.
[[nodiscard]] bool put_in_tree(Node& node, const Shape& whole, const Path& path, std::size_t at,
                               const Node& value);

// What is at the path goes, and what is empty then; false where there is nothing.
[[nodiscard]] bool take_from_tree(Node& node, const Path& path, std::size_t at);

}  // namespace zopa::yaml
