// Does a tree have the shape of the format?
#pragma once

#include <optional>
#include <string>

#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/shape.hpp"

namespace zopa::yaml {

// The truth values of the YAML 1.2 core schema: true, True, TRUE and their opposites.
[[nodiscard]] std::optional<bool> flag_of(const std::string& text);

// Reports every departure from the shape and takes it out of the tree, so that what is left can be
// read, and its own faults found, in the same run.
void check_structure(Node& node, const Shape& shape, Faults& faults);

}  // namespace zopa::yaml
