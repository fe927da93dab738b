// What an assistant may see: the negotiations named on the command line, the sources that they
// list, the drafts beside them.  No other path is ever opened, whatever a call asks for.
//
//   const Workspace workspace({"talks.yaml"});
//   const Result<Opened> opened = workspace.open("talks.yaml", limits);
//
// A file in which a row has an `audience` is not served at all, not even its faults: their lines
// would show what was told in confidence.
#pragma once

#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/model/cited_text.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::mcp {

// A negotiation as it stands in its file now.
struct Opened {
  std::string path;
  std::string text;
  Negotiation negotiation;
};

class Workspace {
 public:
  // Expects one or more files.
  Workspace(std::vector<std::string> files, MadeNames made_names)
      : files_(std::move(files)), made_names_(std::move(made_names)) {}

  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

  // The file of this name, letter by letter as on the command line; the first for an empty name.
  [[nodiscard]] Result<std::string> path_of(const std::string& name) const;

  // Its text; a fault where it has rows for some eyes only.
  [[nodiscard]] static Result<std::string> text_at(const std::string& path);

  [[nodiscard]] Result<Opened> open(const std::string& name, const Limits& limits) const;

  // Of its sources: accents composed, as quotes are looked up.  Not all of them once `limits` are
  // reached.
  [[nodiscard]] static std::vector<CitedText> texts_of(const Opened& opened,
                                                       const Limits* limits = nullptr);

 private:
  std::vector<std::string> files_;
  MadeNames made_names_;
};

}  // namespace zopa::mcp
