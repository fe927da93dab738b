// The canonical form of a file: keys in the order of the format, one row a line where it fits,
// comments kept, nothing else changed.
//
//   const Result<std::string> text = yaml::format(file_text, "talks.yaml");
//
// What is written reads back as the same texts (checked before it is returned), and formatting it
// again changes nothing.
#pragma once

#include <string>
#include <string_view>

#include "zopa/io/yaml/document.hpp"

namespace zopa::yaml {

// A fault where the text has the wrong syntax or structure; names and quotes are not looked at.
[[nodiscard]] Result<std::string> format(std::string_view text, const std::string& name);

// The canonical text of a tree that has the format's shape.
[[nodiscard]] std::string to_yaml(const Document& document);

// Is there a comment anywhere in the file?
[[nodiscard]] bool has_comments(const Document& document);

}  // namespace zopa::yaml
