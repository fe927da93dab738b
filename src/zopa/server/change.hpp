// What someone changes on the workbench.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace zopa::server {

// Options and the rest by their ids.
struct SwitchLine {  // leave the claim out of the analysis, or take it in again; not in the file
  std::string id;
  bool off = true;
};
struct MoveLines {  // each of these red lines allows exactly these options
  struct One {
    std::string id;
    std::vector<std::string> options;
  };
  std::vector<One> lines;
};
struct Reorder {  // classes of tied options, best first
  std::string party;
  std::string issue;
  std::vector<std::vector<std::string>> classes;
};
struct AddOption {  // hypothetical
  std::string issue;
  std::string name;
};
struct SetText {
  std::string text;
};
using Change = std::variant<SwitchLine, MoveLines, Reorder, AddOption, SetText>;

}  // namespace zopa::server
