// Turns one tree of a text into another, in the text: where something changes, and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zopa/io/yaml/tree_parts.hpp"

namespace zopa::yaml {

// The text as it is when all of `wanted` is typed into it; nullopt where that would cost a comment
// or anything else of the text, or where lists differ by more than items added behind the last, one
// taken away, or items that changed.
[[nodiscard]] std::optional<std::string> rewritten(std::string_view text, const Document& document,
                                                   const Node& wanted);

}  // namespace zopa::yaml
