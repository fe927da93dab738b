// How a text is written as a YAML scalar so that it reads back as itself, here and in editors that
// guess types (YAML 1.2, core schema).
#pragma once

#include <string>
#include <vector>

#include "zopa/io/yaml/shape.hpp"

namespace zopa::yaml {

// Whatever it looks like.
[[nodiscard]] std::string double_quoted(const std::string& text);

// Plain where that is safe, else in double quotes.
[[nodiscard]] std::string scalar_in_block(const std::string& text, const Shape& shape);
[[nodiscard]] std::string scalar_in_flow(const std::string& text, const Shape& shape);

// As a folded block (`>-`): one line of text that may be broken at its single spaces.
[[nodiscard]] bool can_fold(const std::string& text);
[[nodiscard]] std::vector<std::string> folded_lines(const std::string& text, int width);

// As a literal block (`|-`, or `|` where it ends in a line break).
[[nodiscard]] bool can_be_literal(const std::string& text);
[[nodiscard]] std::vector<std::string> literal_lines(const std::string& text);

}  // namespace zopa::yaml
