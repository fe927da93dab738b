// The files of docs/templates, put into the program at build time: what `zopa init` starts from.
#pragma once

#include <string_view>
#include <vector>

namespace zopa::cli {

struct Template {
  std::string_view name;  // "labour.yaml"
  std::string_view type;
  std::string_view text;
};

[[nodiscard]] const std::vector<Template>& templates();

}  // namespace zopa::cli
