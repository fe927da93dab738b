// The catalogues as they stand in words/*.json, put into the program at build time.
#pragma once

#include <string_view>
#include <vector>

namespace zopa::words {

struct File {
  std::string_view name;  // "en.json"
  std::string_view type;
  std::string_view text;
};

[[nodiscard]] const std::vector<File>& files();

}  // namespace zopa::words
