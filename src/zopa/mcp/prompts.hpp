// Prompts that a user may pick: what to ask an assistant for, in our words.
#pragma once

#include <optional>
#include <string>

namespace zopa::mcp {

// A list, as JSON.
[[nodiscard]] std::string listed_prompts();

// Of the prompt of this name; `source` is the id of a source, or empty for all.
[[nodiscard]] std::optional<std::string> prompt_text(const std::string& name,
                                                     const std::string& source);

}  // namespace zopa::mcp
