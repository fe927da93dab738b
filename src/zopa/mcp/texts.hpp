// The guide, the prompts, and pages of the reference, put into the program at build time.
#pragma once

#include <string_view>
#include <vector>

namespace zopa::mcp {

struct Text {
  std::string_view name;  // "guide.md"
  std::string_view type;
  std::string_view text;
};

[[nodiscard]] const std::vector<Text>& texts();

}  // namespace zopa::mcp
