// The usual layout of a file: keys in the order of the format, each on a line of its own, or, of
// what stands in braces already, one row a line where it fits; comments kept, nothing else changed.
//
//   const Result<std::string> text = yaml::format(file_text, "talks.yaml");
//
// What is written reads back as the same texts (checked before it is returned), and formatting it
// again changes nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/shape.hpp"

namespace zopa::yaml {

// A fault where the text has the wrong syntax or structure; names and quotes are not looked at.
[[nodiscard]] Result<std::string> format(std::string_view text, const std::string& name);

// The canonical text of a tree that has the format's shape.
[[nodiscard]] std::string to_yaml(const Document& document);

// How a careful person would type one entry of a map, or one item of a list, that stands at
// `indent`: a table's rows in lines of their own, ids in brackets, no line end behind it.  `shape`
// is the value's own.
[[nodiscard]] std::string typed_entry(const Entry& entry, const Shape& shape, int indent);
[[nodiscard]] std::string typed_item(const Node& item, const Shape& shape, int indent);
// The value on one line, as it stands in brackets; nullopt where it needs lines of its own.
[[nodiscard]] std::optional<std::string> on_one_line(const Node& value, const Shape& shape);

// Is there a comment inside?
[[nodiscard]] bool has_notes_inside(const Node& node);

// Is there a comment anywhere in the file?
[[nodiscard]] bool has_comments(const Document& document);

}  // namespace zopa::yaml
