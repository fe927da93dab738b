// The tables as they stand in languages/*.txt, put into the program at build time.
#pragma once

#include <string_view>
#include <vector>

namespace zopa::draft {

struct File {
  std::string_view name;  // "en.txt"
  std::string_view type;
  std::string_view text;
};

[[nodiscard]] const std::vector<File>& files();

}  // namespace zopa::draft
