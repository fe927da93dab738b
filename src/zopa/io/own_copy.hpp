// The file of ours in which somebody works on what they named: that file itself; a negotiation that
// stands in another program's file, or in a score sheet, written in our format beside it; or the
// negotiation beside a document, which becomes a source of it.
//
//   const auto ours = own_file("sheet.xlsx", {});   // writes "sheet.yaml"
//   for (const Diagnostic& remark : ours->copy->remarks) show(remark);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/io/any_reader.hpp"
#include "zopa/io/import.hpp"

namespace zopa {

struct OwnCopy {
  std::string from;
  std::string file;
  std::vector<Diagnostic> remarks;             // what was odd, or guessed
  std::vector<scores::Picture> pictures = {};  // of score sheets: how each was read
};

struct OwnFile {
  std::string file;
  std::optional<OwnCopy> copy = {};       // of another program's file
  std::optional<Imported> imported = {};  // of a document
};

// Does this folder hold a scenario of another program, and no file of ours?
[[nodiscard]] bool is_foreign_folder(const std::string& path);

// Nothing that is there is replaced: a copy that is not what the file says now is a fault.
[[nodiscard]] Result<OwnFile> own_file(const std::string& path, const yaml::ReadOptions& options);

}  // namespace zopa
