// The documents that statements are quoted from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/io/quote/quote.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::yaml {

class SourceFiles {
 public:
  // Source files are looked for in `folder` and must not lie outside it unless allowed to.
  SourceFiles(std::string folder, bool allow_outside)
      : folder_(std::move(folder)), allow_outside_(allow_outside) {}

  // Reads the next source's file; a fault, at `file`, where that cannot be done.
  void add(const Source& source, const Node* file, Faults& faults);

  // A fault where the quote does not occur in the source; silent where the source was not read.
  void check(SourceId source, const Node& quote, Faults& faults) const;

 private:
  struct Text {
    std::string file;
    quote::SourceText text;
  };

  std::string folder_;
  bool allow_outside_;
  std::vector<std::optional<Text>> texts_;
};

}  // namespace zopa::yaml
