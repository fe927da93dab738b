// Documents become sources of a negotiation: the text of each stands beside the file, and a row in
// `sources` names it.
//
//   const auto imported = import_documents({{"report.pdf"}, "talks.yaml"});
//   for (const ImportedDocument& one : imported->documents) show(one.text_file);
#pragma once

#include <string>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/io/documents/text_of.hpp"

namespace zopa {

struct Import {
  std::vector<std::string> documents;  // one at least
  std::string file;                    // the negotiation: written anew, or a row added to each
  documents::ReadAs as = {};
};

struct ImportedDocument {
  std::string path;
  documents::Kind kind = documents::Kind::text;
  std::string text_file;  // as the row names it
  bool is_new = true;     // false where a row named it already
};

struct Imported {
  std::vector<ImportedDocument> documents;
};

// "talks.yaml" of "talks.pdf".
[[nodiscard]] std::string file_beside(const std::string& document);

// All or nothing is read; a text that stands beside the file already, and is the same, stays.  No
// file is replaced, save the negotiation's own by the one with more rows.
[[nodiscard]] Result<Imported> import_documents(const Import& import);

}  // namespace zopa
