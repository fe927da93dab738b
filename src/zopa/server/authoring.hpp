// What somebody writes down on the page, as a change of the text where it belongs.
//
//   const Write write{{Put{{"parties", "us"}, row, {}}}};
//   const auto edited = written(reader, text, {path, file, texts}, write);
//
// What zopa writes, zopa must be able to read: the text that comes of all acts is read, and where
// it has faults nothing is changed.
#pragma once

#include <string>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/model/cited_text.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/server/change.hpp"
#include "zopa/server/text_change.hpp"
#include "zopa/server/text_reader.hpp"

namespace zopa::server {

struct OnFile {
  const std::string& path;
  const Negotiation& file;
  const std::vector<CitedText>& texts;  // from which quotes are cut
};

// Where a part is taken away that others need, and those are not to go too, the faults name them.
[[nodiscard]] Result<Edited> written(TextReader& reader, const std::string& text,
                                     const OnFile& on_file, const Write& write);

}  // namespace zopa::server
