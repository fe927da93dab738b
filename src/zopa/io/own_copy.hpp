// A negotiation that stands in another program's file, or in a score sheet, written in our own
// format beside it, to be worked on there.
//
//   const auto copy = keep_own_copy("sheet.xlsx", {});   // writes "sheet.yaml"
//   for (const Diagnostic& remark : copy->remarks) show(remark);
#pragma once

#include <string>
#include <vector>

#include "zopa/io/any_reader.hpp"

namespace zopa {

struct OwnCopy {
  std::string from;
  std::string file;
  std::vector<Diagnostic> remarks;             // what was odd, or guessed
  std::vector<scores::Picture> pictures = {};  // of score sheets: how each was read
};

// Does it hold a negotiation in another format than ours?
[[nodiscard]] bool is_foreign(const std::string& path);

// Nothing that is there is replaced: a copy that is not what the file says now is a fault.
[[nodiscard]] Result<OwnCopy> keep_own_copy(const std::string& path,
                                            const yaml::ReadOptions& options);

}  // namespace zopa
